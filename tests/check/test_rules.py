"""Each rule has a small site that breaks it, and what an editor then reads."""

import json
import re
from pathlib import Path

import pytest

from blogsite.check.rules import EXTERNAL, OF_BUILD, RULES
from blogsite.diagnostics import Severity

from ..diagnostics.corpus import read_case  # noqa: TID252  (tests are no installed package)
from .conftest import Run

CASES = [read_case(path) for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))]
_CLOSING_FIGURES = re.compile(r"; checked \d+ files? in \d+\.\d\d s$", re.MULTILINE)
# Other files test these.
ELSEWHERE = EXTERNAL | {rule.name for rule in OF_BUILD}


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request, tmp_path):
    """Write the site of a case."""
    for file in request.param.files:
        file.write(tmp_path / "site")
    return request.param


def test_messages(case, tmp_path, check: Run) -> None:
    """The check prints exactly the messages of the case, and its exit code says if one is an error."""
    done = check(tmp_path / "site")
    assert _CLOSING_FIGURES.sub("", done.stdout) == case.output
    assert done.stderr == ""
    assert done.exit_code == (1 if " error: " in case.output else 0)


def test_rules(case, tmp_path, check: Run) -> None:
    """The case breaks the rules that it names and no others, each at a real place."""
    report = json.loads(check(tmp_path / "site", "--format", "json").stdout)
    found = report["diagnostics"]
    assert tuple(sorted({each["rule"] for each in found})) == case.rules
    assert all(each["line"] and each["column"] for each in found if each["path"][-4:] != ".png")


@pytest.mark.usefixtures("case")
def test_style(tmp_path, check: Run) -> None:
    """Messages and hints are one line each, begin in lower case and end without a period."""
    report = json.loads(check(tmp_path / "site", "--format", "json").stdout)
    for each in report["diagnostics"]:
        for text in (each["message"], each["hint"]):
            assert "\n" not in text
            assert not text.endswith(".")
            assert text[:1] == text[:1].lower()


def test_every_rule_has_a_case() -> None:
    """Each rule of the register is broken by a case, but those that are tested elsewhere."""
    covered = {rule for case in CASES for rule in case.rules}
    assert RULES.keys() - covered <= ELSEWHERE
    # Errors of the build: one foreseen, one on which no rule may follow.
    assert covered - RULES.keys() == {"missing-key", "unpublished-link"}


@pytest.mark.parametrize("rule", [rule for case in CASES for rule in case.rules if rule in RULES])
def test_every_rule_can_be_turned_off(rule, tmp_path, check: Run) -> None:
    """With `off` in the settings a rule says nothing, unless the build says it as an error."""
    case = next(case for case in CASES if rule in case.rules)
    for file in case.files:
        file.write(tmp_path / "site")
    settings = tmp_path / "site/content/site.yaml"
    text = settings.read_text("utf-8") if settings.exists() else ""
    text = re.sub(rf"\b{rule}: \w+", "x: off", text)
    if "rules:" in text:
        text = text.replace("rules: {", f"rules: {{{rule}: off, ").replace(
            "rules:\n", f"rules:\n    {rule}: off\n"
        )
    elif "check:" in text:
        text = text.replace("check:\n", f"check:\n  rules: {{{rule}: off}}\n")
    else:
        text += f"check:\n  rules: {{{rule}: off}}\n"
    settings.write_text(text.replace("x: off", "duplicate-title: off"), "utf-8")
    report = json.loads(check(tmp_path / "site", "--format", "json").stdout)
    left = [each for each in report["diagnostics"] if each["rule"] == rule]
    assert all(each["severity"] == Severity.ERROR and rule == "unsafe-url" for each in left)
