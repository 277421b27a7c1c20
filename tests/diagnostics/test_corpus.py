"""Whole messages: each rule has a small site that breaks it, and what an editor then reads."""

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import blogsite
from blogsite.cli.main import group

from .corpus import Case, read_cases

CASES = read_cases()
NOT_IN_CORPUS = {
    "bad-import-path": "only `blogsite import` says so; its tests do that",
    "bad-ledger": "see `bad-import-path`",
    "bad-source": "only `blogsite import` says so; its tests do that",
    "bad-target": "see `bad-import-path`",
    "card-failed": "needs a fault of the program; tests of cards make one",
    "card-file": "needs a build with cards; tests of cards make one",
    "card-letters": "see `card-file`",
    "cards-missing": "needs a machine without fonts; tests of cards make one",
    "changed-file": "needs a file that changes during a build; tests of publishing do that",
    "fuzzy-word": "only `blogsite i18n check` says so; its tests do that",
    "internal-error": "needs a building process that dies; tests of the preview kill one",
    "missing-content": "commands refuse such a folder; tests of the preview take it away",
    "more-faults": "says how many of a file's faults are not shown; would need all the others",
    "not-formatted": "only `blogsite fmt --check` says so; its tests do that",
    "outdated-words": "see `fuzzy-word`",
    "search-failed": "needs a program that fails; tests of the search have one",
    "search-missing": "needs a machine without Pagefind; tests of the search make one",
    "unknown-source": "see `bad-import-path`",
    "unreadable-file": "needs rights that root doesn't lack; tests of the tree take them away",
    "too-slow": "takes 20 seconds of CPU time to break; tests of the parser lower the limit",
    "untranslated-word": "see `fuzzy-word`",
    "unused-word": "see `fuzzy-word`",
    "unwritable-digest": "only `blogsite translations mark` says so; its tests do that",
    "unwritable-file": "a build writes no text; tests of `blogsite fmt` let writing fail",
    "unwritable-term": "only `blogsite authors` and `tags` say so; their tests do that",
}
# The closing line's seconds differ from run to run, and its counts with the files of a site.
_CLOSING_FIGURES = re.compile(r" in \d+\.\d\d s(: \d+ files rendered, \d+ kept, 0 removed)?")
_REPORTERS = {
    *("error", "warning", "_warn", "_fault", "_FaultError", "_report"),
    *("Diagnostic", "Fault"),
}
_RULE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Built:
    """A case, what its build printed and with which exit code, and the report of the same."""

    case: Case
    printed: str
    code: int
    diagnostics: list[dict[str, Any]]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a case's site as a user does, from its folder."""
    case: Case = request.param
    folder = tmp_path_factory.mktemp(case.name)
    for file in case.files:
        file.write(folder / "site")
    (folder / "site" / "content").mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOGSITE_CACHE_DIR", str(folder / "cache"))
        patch.chdir(folder / "site")
        shown, report = _build("human"), _build("json")
    printed = _CLOSING_FIGURES.sub("", shown.stderr + shown.stdout)
    return Built(case, printed, shown.exit_code, json.loads(report.stdout)["diagnostics"])


def _build(style: str) -> Result:
    given = [
        "build",
        "--no-search",
        "--no-cards",
        "--now",
        "2019-07-01",
        "--jobs",
        "1",
        "--format",
        style,
    ]
    return CliRunner().invoke(group, given, catch_exceptions=False)


def test_messages(built: Built) -> None:
    """The build prints exactly the messages of the case, errors first."""
    assert built.printed == built.case.output
    assert built.code == (1 if "error:" in built.case.output else 0)


def test_rules(built: Built) -> None:
    """The case breaks the rules that it names and no others."""
    assert tuple(sorted({each["rule"] for each in built.diagnostics})) == built.case.rules


def test_style(built: Built) -> None:
    """Messages and hints are one line each, begin in lower case and end without a period."""
    for each in built.diagnostics:
        for text in (each["message"], each["hint"]):
            assert "\n" not in text
            assert not text.endswith(".")
            first = text.partition(" ")[0]
            # Words of the site stand in backticks; those of Jinja are as Jinja writes them.
            is_own = not first.startswith("`") and each["rule"] != "template"
            assert not is_own or first in {first.lower(), first.upper(), "Windows"}


def test_every_rule_has_a_case() -> None:
    """Each rule named in the source is broken by a case, or a reason says why it can't be."""
    covered = {rule for case in CASES for rule in case.rules}
    named = set(_rules_in_source())
    assert named - covered - NOT_IN_CORPUS.keys() == set()
    assert covered - named == set()
    assert NOT_IN_CORPUS.keys() <= named


def _rules_in_source() -> Iterator[str]:
    for path in Path(blogsite.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _REPORTERS:
                yield from _rule(node)
    # Their names are made of what was looked up.
    yield from ("unknown-kind", "unknown-author", "unknown-event", "unknown-tag")


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _rule(call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            if _RULE.fullmatch(argument.value):
                yield argument.value
            return
