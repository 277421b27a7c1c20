"""Reports of a check: for people, programs and code hosts; which files; exit codes."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from blogsite.check.rules import RULES
from blogsite.check.sarif import as_sarif
from blogsite.diagnostics import Diagnostic, Severity

from .conftest import Run

ROOT = Path(__file__).parents[2]
# In the npm package that its makers test with; the schema itself is no part of this project.
_SCHEMA = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture
def site(make_site, post) -> Path:
    """A site with an error, and warnings in two files."""
    front = {"tags": "[mesh]", "summary": "About it."}
    return make_site(
        {
            "content/posts/2019/a.md": post("[here](https://example.org/)\n", **front),
            "content/posts/2019/b ü.md": post("Text.\n", title="B", **front),
            "content/posts/2019/c.md": post("Text.\n", title="C", tags="[mesh]"),
            "content/posts/2019/d.md": post(
                "[x](nowhere.md)\n", **{**front, "title": "D", "summary": "That."}
            ),
        }
    )


def _rules(done) -> list[str]:
    return [each["rule"] for each in json.loads(done.stdout)["diagnostics"]]


@pytest.fixture
def warnings_only(site: Path) -> Path:
    """The same without the errors."""
    (site / "content/posts/2019/d.md").unlink()
    (site / "content/posts/2019/b ü.md").unlink()
    return site


def test_closing_line(site: Path, check: Run) -> None:
    """The last line counts faults, files with faults and files that were looked at."""
    closing = check(site).stdout.splitlines()[-1]
    assert closing.startswith("4 faults in 4 files: 2 errors, 2 warnings; checked 3 files in ")


def test_exit_codes(warnings_only: Path, make_site, post, check: Run) -> None:
    """Warnings are no failure, unless asked for; errors are one."""
    assert check(warnings_only).exit_code == 0
    assert check(warnings_only, "--strict").exit_code == 1
    good = make_site({"content/posts/a.md": post(tags="[a]", summary="It.")}, "good")
    done = check(good, "--strict")
    assert done.exit_code == 0
    assert done.stdout.startswith("No faults; checked 1 file in ")


def test_nothing_is_written(site: Path, check: Run) -> None:
    """A check leaves the site and its output folder as they are."""
    before = sorted(site.rglob("*"))
    check(site)
    assert sorted(site.rglob("*")) == before


@pytest.mark.parametrize(
    ("paths", "rules"),
    [
        (("content/posts/2019/a.md",), {"vague-link-text"}),
        (("content/posts/2019/c.md", "content/posts/2019/a.md"), {"vague-link-text", "no-summary"}),
        (("content/authors",), set()),
        ((".",), {"bad-file-name", "missing-file", "vague-link-text", "no-summary"}),
    ],
)
def test_paths(site: Path, check: Run, monkeypatch, paths, rules) -> None:
    """With paths only faults of these files and folders are shown, from whatever folder."""
    (site / "content/authors").mkdir()
    from_here = [site / each for each in paths]
    assert set(_rules(check(site, *from_here, "--format", "json"))) == rules
    monkeypatch.chdir(site)
    assert set(_rules(check(Path(), *paths, "--format", "json"))) == rules


def test_a_site_behind_a_link(site: Path, check: Run, tmp_path) -> None:
    """A site's folder may be a link, and paths may go through it."""
    (tmp_path / "link").symlink_to(site)
    done = check(tmp_path / "link", tmp_path / "link/content/posts/2019/a.md", "--format", "json")
    assert _rules(done) == ["vague-link-text"]


def test_wrong_paths(site: Path, check: Run, tmp_path) -> None:
    """A path that isn't there, or isn't in the site, is wrong usage."""
    (tmp_path / "other.md").write_text("x")
    for path, words in ((site / "content/no.md", "does not exist"), ("../other.md", "is not in")):
        done = check(site, path)
        assert done.exit_code == 2
        assert words in " ".join(done.stderr.split())


def test_json(site: Path, check: Run) -> None:
    """The report is one object, with the diagnostics as those of a build."""
    done = check(site, "--format", "json")
    report = json.loads(done.stdout)
    assert list(report) == ["files", "seconds", "diagnostics"]
    found = next(each for each in report["diagnostics"] if each["rule"] == "vague-link-text")
    assert found == {
        "path": "content/posts/2019/a.md",
        "line": 8,
        "column": 1,
        "severity": "warning",
        "rule": "vague-link-text",
        "message": "`here` doesn't say where the link leads",
        "hint": "link the words that name what is there; many hear nothing but the links of a page",
        "excerpt": "[here](https://example.org/)",
    }


def test_github(site: Path, check: Run) -> None:
    """Annotations name file, line, column and rule, and the closing line follows."""
    lines = check(site, "--format", "github").stdout.splitlines()
    start = "::warning file=content/posts/2019/a.md,line=8,col=1,title=vague-link-text::"
    assert any(line.startswith(start) for line in lines)
    assert "4 faults in 4 files" in lines[-1]


def test_rules_are_listed(check: Run, site: Path) -> None:
    """`--rules` names each rule with its level and what is wrong."""
    lines = check(site, "--rules").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[r.name, str(r.level)] for r in RULES.values()]
    assert all(line.endswith(rule.says) for line, rule in zip(lines, RULES.values(), strict=True))


@pytest.mark.parametrize("style", ["human", "github", "json", "sarif"])
def test_no_escape_sequences(make_site, post, check: Run, style) -> None:
    """A post can't send commands to the terminal of whoever checks it."""
    body = "[here](https://example.org/\x1b[2J) \x9b2J <img src='\x1b]0;x\x07'>\n"
    done = check(make_site({"content/posts/a.md": post(body)}), "--format", style)
    assert all(each not in done.output for each in ("\x1b", "\x07", "\x9b"))


def test_sarif_is_what_code_hosts_take(site: Path, check: Run) -> None:
    """Paths are relative URIs, regions count from 1, each result has a fingerprint of its own."""
    log = json.loads(check(site, "--format", "sarif").stdout)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    marks = set()
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert uri.startswith("content/")
        assert uri.isascii()
        assert " " not in uri
        assert all(value >= 1 for value in place["region"].values())
        assert result["level"] in {"error", "warning"}
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        marks.add(result["partialFingerprints"]["primaryLocationLineHash"])
    assert len(marks) == len(run["results"]) == 4
    described = {rule["id"]: rule for rule in rules}
    for rule in RULES.values():
        assert described[rule.name]["shortDescription"]["text"] == rule.says
        assert described[rule.name]["help"]["text"] == rule.advice


def test_fingerprints_last(make_site, post, check: Run) -> None:
    """A line more above a fault makes no new fault of it; two alike on a page stay two."""

    def marks(body: str) -> list[str]:
        front = {"tags": "[a]", "summary": "It."}
        root = make_site({"content/posts/a.md": post(body, **front)})
        (run,) = json.loads(check(root, "--format", "sarif").stdout)["runs"]
        return [each["partialFingerprints"]["primaryLocationLineHash"] for each in run["results"]]

    twice = "[here](https://example.org/)\n\n[here](https://example.org/)\n"
    assert marks("A line.\n\n" + twice) == marks(twice)
    assert len(set(marks(twice))) == 2


def test_sarif_follows_its_schema(site: Path, check: Run, missing) -> None:
    """The log is valid by the schema of SARIF 2.1.0."""
    path = Path(os.environ.get("BLOGSITE_TEST_TOOLS", ROOT)) / _SCHEMA
    if not path.is_file():
        missing("no schema of SARIF: npm install @microsoft/jest-sarif")
    schema = json.loads(path.read_text("utf-8"))
    logs = [json.loads(check(site, "--format", "sarif").stdout), as_sarif((), "1.0")]
    nowhere = Diagnostic("", 0, 0, Severity.ERROR, "missing-content", "no folder")
    for log in (*logs, as_sarif((nowhere,), "1.0")):
        jsonschema.Draft4Validator(schema).validate(log)
