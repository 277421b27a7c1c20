"""Paths in reports for code hosts, which want them from a repository's top."""

import json
from pathlib import Path

import pytest

POST = "content/posts/a.md"


@pytest.fixture
def nested(make_site) -> Path:
    """A site in a folder of a repository, with a fault for each command."""
    return make_site({POST: "title: no front matter\n"}, "top/sub/site")


def _files(done) -> list[str]:
    lines = done.stdout.splitlines()
    return [line.partition("file=")[2].partition(",")[0] for line in lines if "file=" in line]


@pytest.mark.parametrize("command", ["build", "check", "fmt"])
@pytest.mark.parametrize(
    ("here", "root", "wanted"),
    [
        ("..", "site", f"site/{POST}"),
        ("../..", "sub/site/", f"sub/site/{POST}"),
        ("../..", "sub/../sub/site", f"sub/site/{POST}"),
        (".", ".", POST),
        ("content", "..", POST),
    ],
)
def test_annotations(run, nested: Path, monkeypatch, command, here, root, wanted) -> None:
    """They start from the current folder where the site lies below it, else from the site's."""
    monkeypatch.chdir(nested / here)
    done = run(command, "--root", root, "--format", "github")
    assert _files(done) == [wanted]
    absolute = run(command, "--root", nested, "--format", "github")
    assert _files(absolute) == [wanted]


@pytest.mark.parametrize(("here", "folder"), [("../..", "sub/site/"), (".", "")])
def test_code_scanning(run, nested: Path, monkeypatch, here, folder) -> None:
    """So do paths in SARIF, while fingerprints are the same wherever a site is checked from."""

    def results() -> list[dict]:
        done = run("check", "--root", nested, "--format", "sarif")
        return json.loads(done.stdout)["runs"][0]["results"]

    elsewhere = results()
    monkeypatch.chdir(nested / here)
    (found,) = results()
    place = found["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == folder + POST
    assert [each["partialFingerprints"] for each in elsewhere] == [found["partialFingerprints"]]


def test_other_reports_keep_the_paths_of_the_site(run, nested: Path, monkeypatch) -> None:
    """What people and programs read names files as posts do, wherever the command runs."""
    monkeypatch.chdir(nested.parent)
    assert run("check", "--root", "site").stdout.startswith(f"{POST}:1:1: ")
    report = json.loads(run("check", "--root", "site", "--format", "json").stdout)
    assert [each["path"] for each in report["diagnostics"]] == [POST]
