"""What documents show can be done, and where they link to exists."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from .conftest import Run
from .documents import DOCUMENTS, ROOT, blocks, headings, links

_OURS = ("blogsite ", ".venv/bin/blogsite ")
_FOLDERS = "mkdir -p "


def _commands(document: str) -> list[str]:
    lines = (line.strip() for block in blocks(document) for line in block.splitlines())
    return [line for line in lines if line.startswith((*_OURS, _FOLDERS))]


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if _commands(each)])
def test_the_commands_of_a_document_work_one_after_the_other(
    document: str, site: Path, run: Run, missing: Callable[[str], NoReturn]
) -> None:
    """Each command that a document shows succeeds in a copy of the demonstration site."""
    for line in _commands(document):
        if " review " in line and shutil.which("git") is None:
            missing("there is no `git`")
        if line.startswith(_FOLDERS):
            (site / line.removeprefix(_FOLDERS)).mkdir(parents=True)
        else:
            done = run(line)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            assert "error:" not in done.stderr, line


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_between_documents_lead_somewhere(document: str) -> None:
    """Each relative link of a document leads to a file of the project, and to a heading in it."""
    for link in links(document):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = ((ROOT / document).parent / path).resolve() if path else ROOT / document
        assert target.is_file(), link
        if anchor:
            assert anchor in headings(target.relative_to(ROOT).as_posix()), link


def test_every_document_can_be_reached() -> None:
    """Each document and picture in `docs/` is linked by another document."""
    linked = {
        ((ROOT / document).parent / link.partition("#")[0]).resolve()
        for document in DOCUMENTS
        for link in links(document)
        if not link.startswith("http") and not link.startswith("#")
    }
    assert {path for path in (ROOT / "docs").iterdir() if path.is_file()} <= linked


def test_the_error_that_editors_are_shown_is_a_real_one(site: Path, run: Run) -> None:
    """The message in the guide for editors is what the program says, to the letter."""
    (shown,) = (block for block in blocks("docs/editors.md") if "error: unknown event" in block)
    path = shown.partition(":")[0]
    front = "title: Barcelona\ndate: 2019-06-24\nkind: event-recap\nauthors: [cncf]\n"
    event = "events: [kubecon-cloudnativecon-europe]\n"
    (site / path).write_text(f"---\n{front}{event}---\n\nText.\n", encoding="utf-8")
    done = run("blogsite build")
    seconds = re.compile(r"[0-9.]+ s$", re.MULTILINE)
    assert seconds.sub("0 s", done.stderr + done.stdout) == seconds.sub("0 s", shown)
    assert done.returncode == 1


def test_the_error_that_makers_of_themes_are_shown_is_a_real_one(site: Path, run: Run) -> None:
    """The message in the guide to themes is what the program says of such a template."""
    (shown,) = (block for block in blocks("docs/theming.md") if "error: `PostView`" in block)
    path = shown.partition(":")[0]
    (site / path).parent.mkdir(parents=True)
    (site / "themes/mine/theme.yaml").write_text("extends: default\n", encoding="utf-8")
    lines = ('{% extends "default/post.html" %}', "{% block heading %}")
    template = "\n".join((*lines, "", "  <h2>{{ page.titel }}</h2>", "{% endblock %}", ""))
    (site / path).write_text(template, encoding="utf-8")
    settings = site / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("theme: default", "theme: mine"), encoding="utf-8")
    done = run("blogsite build --no-search")
    assert done.stderr.startswith(shown.rstrip("\n"))
    assert done.returncode == 1


def test_the_two_commands_of_the_readme_are_where_ci_reads_them() -> None:
    """Between its marks the README has two commands, one that builds and one that tests."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    marked = text.partition("<!-- commands -->")[2].partition("<!-- end -->")[0]
    build, test = (line for line in marked.splitlines() if line.startswith("    "))
    assert build.endswith("blogsite build")
    assert " -m pytest" in test
