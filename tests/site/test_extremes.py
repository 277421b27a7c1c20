"""Files too large, too deep or too twisted to be readable cases, and links out of the site.

Each must end in a page or in a diagnostic. The limit on a build's time is far above what any
takes: it is there so that a hang fails instead of holding up the run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .folders import write_files
from .pages import Page
from .running import Run
from .safety import faults

POST = "content/posts/2019/x.md"
PAGE = "blog/2019/06/01/x/index.html"
FRONT = "---\ntitle: Title\ndate: 2019-06-01\n---\n\n"
MANY = 10_000

BODIES = {
    "brackets": "[" * MANY,
    "closed brackets": "[" * MANY + "]" * MANY,
    "links": "[a](" * MANY,
    "images": "![" * MANY,
    "stars": "*" * MANY,
    "stars apart": "*a " * MANY,
    "stars and underscores": "*a_ " * MANY,
    "strong": "**a *b " * MANY,
    "tildes": "~~a~" * MANY,
    "quotes": ">" * MANY,
    "quotes apart": "> " * MANY + "x",
    "list": "- " * MANY + "x",
    "ordered list": "1. " * MANY + "x",
    "deep list": "".join(" " * (2 * depth) + "- x\n" for depth in range(1_000)),
    "backticks": "".join("`" * length + " " for length in range(1, 400)),
    "open code": "`a" * MANY,
    "parentheses": "[a](" + "(" * MANY,
    "angles": "<" * MANY,
    "tags": "<b>" * MANY,
    "nested tags": "<div>\n\n" * 2_000,
    "comments": "<!--" * MANY,
    "declarations": "<!A " * MANY + "<?" * MANY,
    "entities": "&amp" * MANY,
    "references": "[a]: b\n" * MANY,
    "unknown references": "[a][b] " * MANY,
    "footnotes": "".join(f"[^{n}]: x\n\n" for n in range(2_000)) + "[^1]" * 2_000,
    "nested footnotes": "^[" * MANY,
    "table": "|" * MANY + "\n" + "|-" * MANY + "\n" + "|x" * MANY,
    "table rows": "|a|b|\n|-|-|\n" + "|x|y|\n" * MANY,
    "definitions": "a\n: b\n\n" * 3_000,
    "admonitions": "".join("    " * depth + "!!! note\n\n" for depth in range(200)),
    "attributes": "{.a}" * MANY,
    "open attributes": "{" * MANY,
    "headings": "# a\n\n" * 3_000,
    "underlines": "a\n-\n" * MANY,
    "fences": "```\n" * MANY,
    "marked lines": "```python {hl_lines=[" + "1," * MANY + "]}\nx\n```",
    "marked range": '```python {hl_lines="1-999999999"}\nx\n```',
    "escapes": "\\" * MANY,
    "addresses": "https://" * MANY,
    "blank lines": "\n" * MANY * 10,
    "spaces": "a" + " " * MANY * 5 + "b",
    "tabs": "\t" * MANY + "x",
    "combining": "e" + "\u0301" * MANY,
    "long word": "x" * 90_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_body(name: str, tmp_path: Path, build: Callable[..., Run]) -> None:
    """A body of many marks ends in a safe page or in errors about that post."""
    write_files(tmp_path / "site", {POST: FRONT + BODIES[name] + "\n\nThe last words.\n"})
    _ends_well(build(tmp_path / "site"))


FRONT_MATTERS = {
    "brackets": "a: " + "[" * 100_000,
    "braces": "a: " + "{" * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "keys": "".join(f"k{n}: 1\n" for n in range(20_000)),
    "same key": "a: 1\n" * 5_000,
    "tags": "tags: [" + ", ".join(f"t{n}" for n in range(300)) + "]\n",
    "long title": "title: " + "x" * 200_000,
    "long slug": "slug: " + "x" * 5_000,
    "long number": "date: " + "9" * 100_000,
    "open quote": 'title: "' + "x\n" * 20_000,
    "block": "title: |\n" + "  x\n" * 50_000,
    "aliases": "aliases: [" + ", ".join(f"/a{n}/" for n in range(3_000)) + "]\n",
    "comment": "#" * 250_000,
    "never closed": "title: x\n" + "a\n" * 300_000,
}


@pytest.mark.parametrize("name", FRONT_MATTERS)
def test_front_matter(name: str, tmp_path: Path, build: Callable[..., Run]) -> None:
    """Front matter beyond all measure ends in a safe page or in errors about that post."""
    end = "" if name == "never closed" else "\n---\n"
    rest = "" if name in {"long number"} else "\ndate: 2019-06-01"
    title = "" if "title" in FRONT_MATTERS[name] else "\ntitle: Title"
    text = f"---\n{FRONT_MATTERS[name]}{rest}{title}{end}\nText.\n\nThe last words.\n"
    write_files(tmp_path / "site", {POST: text})
    _ends_well(build(tmp_path / "site"))


@pytest.mark.parametrize(
    ("path", "content", "rule"),
    [
        (POST, FRONT.encode() + b"x" * 50_000_000, "file-too-large"),
        ("content/tags/x.yaml", b"name: " + b"x" * 50_000_000, "file-too-large"),
        ("content/site.yaml", b"title: " + b"x" * 50_000_000, "file-too-large"),
        (POST, FRONT.encode() + b"x" * 3_000_000, "body-too-large"),
        (POST, FRONT.encode() + b"x" * 1_000_000, "line-too-long"),
        (POST, b"\0" * 1_000_000, "no-front-matter"),
        (POST, b"", "no-front-matter"),
        (POST, b"---", "unclosed-front-matter"),
    ],
    ids=["post", "tag", "settings", "body", "line", "zeros", "empty", "three dashes"],
)
def test_file(
    tmp_path: Path, build: Callable[..., Run], path: str, content: bytes, rule: str
) -> None:
    """A file too large or with nothing in it is refused with a diagnostic."""
    write_files(tmp_path / "site", {"content/posts/y.md": FRONT, path: content})
    done = build(tmp_path / "site")
    assert (done.code, done.files) == (1, {})
    assert (path, rule) in {(each["path"], each["rule"]) for each in done.errors}


def _ends_well(done: Run) -> None:
    assert done.code in (0, 1), done.stderr
    assert {each["path"] for each in done.errors} <= {POST}
    assert bool(done.errors) == (done.code == 1) == (not done.files)
    assert faults(done.files) == []
    if done.files:
        page = Page(PAGE, done.files.get(PAGE, b"<p>"))
        assert "The last words." in page.tree.text_content()


def _link(tmp_path: Path, path: str, target: Path | str) -> Path:
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    link = site / path
    link.parent.mkdir(parents=True, exist_ok=True)
    os.symlink(target, link)
    return site


@pytest.mark.parametrize(
    "path",
    [
        "content/posts/x.md",
        "content/posts/x.png",
        "content/posts/folder",
        "content/authors",
        "themes/default",
        "content/site.yaml",
        "i18n",
    ],
)
def test_link_out_of_the_site(tmp_path: Path, build: Callable[..., Run], path: str) -> None:
    """A symbolic link that leads out of the site is refused, wherever it lies."""
    outside = write_files(tmp_path / "outside", {"x.md": FRONT + "Secret words.\n"})
    target = outside / "x.md" if "." in path.rpartition("/")[2] else outside
    done = build(_link(tmp_path, path, target))
    assert not any(b"Secret words" in data for data in done.files.values())
    assert (done.code, {each["rule"] for each in done.errors}) == (1, {"link-outside-site"})


@pytest.mark.parametrize("target", ["x.md", "/dev/zero", "nowhere.md", "..", "/proc/self/mem"])
def test_link_that_never_ends(tmp_path: Path, build: Callable[..., Run], target: str) -> None:
    """A link to itself, to a device, to nothing or to its own folder is refused."""
    done = build(_link(tmp_path, "content/posts/x.md", target))
    assert (done.code, done.files) == (1, {})
    assert {each["path"] for each in done.errors} == {"content/posts/x.md"}


def test_link_within_the_site(tmp_path: Path, build: Callable[..., Run]) -> None:
    """A link to another file of the site's content is followed."""
    site = _link(tmp_path, "content/posts/x.md", "y.md")
    done = build(site)
    assert done.code == 0, done.stdout
    assert done.files["blog/2019/06/01/x/index.html"]


def test_pipe(tmp_path: Path, build: Callable[..., Run]) -> None:
    """A file that is no file, such as a pipe, is not waited for."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT})
    os.mkfifo(site / "content/posts/x.md")
    assert build(site).code == 0


def test_links_in_the_output(tmp_path: Path, build: Callable[..., Run]) -> None:
    """Links that lie in the output folder are replaced, and what they lead to is left alone."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    first = build(site)
    outside = write_files(tmp_path / "outside", {"index.html": "mine", "blog/index.html": "mine"})
    (first.output / "index.html").unlink()
    (first.output / "index.html").symlink_to(outside / "index.html")
    (first.output / "other").symlink_to(outside)
    second = build(site)
    assert second.files == first.files
    assert not (second.output / "other").is_symlink()
    assert (outside / "index.html").read_text() == "mine"


def test_folder_of_the_output_replaced_by_a_link(tmp_path: Path, build: Callable[..., Run]) -> None:
    """Nothing is written through a link that stands where the output had a folder."""
    site = write_files(tmp_path / "site", {"content/posts/y.md": FRONT + "Kept.\n"})
    first = build(site)
    outside = tmp_path / "outside"
    (first.output / "blog").rename(outside)
    before = {path: path.stat().st_mtime_ns for path in outside.rglob("*")}
    (first.output / "blog").symlink_to(outside)
    (outside / "index.html").unlink()
    second = build(site)
    assert second.code == 0, second.stdout + second.stderr
    assert second.files == first.files
    assert not (outside / "index.html").exists()
    assert {
        p: p.stat().st_mtime_ns for p in outside.rglob("*") if p.is_file()
    }.items() <= before.items()
