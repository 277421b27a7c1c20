"""Diagnostics in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS)."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from blogsite import codec
from blogsite.check.rules import RULES
from blogsite.diagnostics import Diagnostic
from blogsite.model.checks import Level
from blogsite.model.config import CONFIG_PATH

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.OFF: "none", Level.WARNING: "warning", Level.ERROR: "error"}


def as_sarif(
    diagnostics: Iterable[Diagnostic], version: str, folder: str = ""
) -> dict[str, object]:
    """Return a log with one run; ``folder`` stands before the paths, which are those of the site."""
    found = tuple(diagnostics)
    names = tuple(dict.fromkeys((*RULES, *sorted(each.rule for each in found))))
    numbers = {name: number for number, name in enumerate(names)}
    seen: Counter[str] = Counter()
    driver = {
        "name": "blogsite",
        "semanticVersion": version,
        "rules": [_rule(name) for name in names],
    }
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(each, numbers[each.rule], seen, folder) for each in found],
            }
        ],
    }


def _rule(name: str) -> dict[str, object]:
    rule = RULES.get(name)
    if rule is None:
        return {"id": name, "defaultConfiguration": {"level": "error"}}
    return {
        "id": name,
        "shortDescription": {"text": rule.says},
        "help": {"text": rule.advice},
        "defaultConfiguration": {
            "enabled": rule.level is not Level.OFF,
            "level": _LEVELS[rule.level],
        },
    }


def _result(each: Diagnostic, number: int, seen: Counter[str], folder: str) -> dict[str, object]:
    # Who mends a line above moves the others down, and none of them is new for that.
    mark = codec.digest(each.rule, each.path, each.excerpt.strip(), each.message)
    seen[mark] += 1
    text = f"{each.message}\n{each.hint}" if each.hint else each.message
    return {
        "ruleId": each.rule,
        "ruleIndex": number,
        "level": str(each.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(each, folder)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{mark}:{seen[mark]}"},
    }


def _location(each: Diagnostic, folder: str) -> dict[str, object]:
    region = {"startLine": max(1, each.line)}
    if each.column:
        region["startColumn"] = each.column
    # Code hosts refuse a result without a file.
    path = quote(folder + (each.path or CONFIG_PATH))
    return {"artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"}, "region": region}
