"""The bundle in the output folder, and the page in it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from .conftest import NOW

ONE = "content/posts/one.md"
EVIL = "<script>alert(1)</script>\"'><img src=https://e.example/x onerror=alert(1)> {{ 7 * 7 }} &lt;b&gt;"
HOSTILE = (
    f"{EVIL}\n\n<ins>forged</ins> <a href='javascript:alert(1)'>a</a> "
    '<b id="lost" class="alarm" style="position:fixed" onclick="x()">b</b>\n\n'
    f"```html\n{EVIL}\n```\n\n| a |\n| - |\n| {EVIL} |\n\n![{EVIL}](https://e.example/a.png)\n"
)


@pytest.fixture
def bundle(run):
    """Write the bundle of a site; return its folder."""

    def write(root: Path, *options: object, base: object = "main") -> Path:
        given = ("--root", root, "--base", base, "--now", NOW, "--jobs", 1, *options)
        done = run("review", *given)
        assert done.exit_code == 0, done.stderr
        return root / "public" / "_review"

    return write


def _page(folder: Path) -> Any:
    return html.document_fromstring((folder / "index.html").read_bytes())


def _hostile(post, word: str) -> dict[str, str]:
    quoted = "'" + f"{word} {EVIL}".replace("'", "''") + "'"
    return {ONE: post(f"{word} {HOSTILE}", title=quoted, summary=quoted)}


def test_files(repository, post, bundle, run) -> None:
    """The bundle is a page with its styles, Markdown and JSON; a build takes it away again."""
    site = repository({ONE: post("Old.\n")})
    site.write({ONE: post("New.\n")})
    build_it = (
        "build",
        "--root",
        site.root,
        "--now",
        NOW,
        "--no-search",
        "--no-cards",
        "--jobs",
        1,
    )
    assert run(*build_it).exit_code == 0
    folder = bundle(site.root)
    names = {"index.html", "review.css", "review.json", "review.md"}
    assert {path.name for path in folder.iterdir()} == names
    assert "1 changed" in (folder / "review.md").read_text()
    bundle(site.root)
    done = run(*build_it)
    assert "0 files rendered" in done.stdout
    assert "4 removed" in done.stdout
    assert not folder.exists()


def test_what_is_printed_is_not_written(repository, post, run) -> None:
    """Markdown and JSON for programs are printed, and no file is written."""
    site = repository({ONE: post()})
    for style, start in (("markdown", "## What this change does"), ("json", "{")):
        done = run("review", "--root", site.root, "--base", "main", "--format", style)
        assert done.stdout.startswith(start)
    assert not (site.root / "public").exists()


def test_an_output_of_others(repository, post, run) -> None:
    """A folder with files that blogsite didn't write is refused and left alone."""
    site = repository({ONE: post(), "public/mine.txt": "mine"})
    done = run("review", "--root", site.root, "--base", "main")
    assert done.exit_code == 2
    assert "files that blogsite did not write" in done.stderr
    assert [path.name for path in (site.root / "public").iterdir()] == ["mine.txt"]


def test_a_page_of_the_site_in_its_place(repository, post, run) -> None:
    """A site that has a page of its own at the review's URL is told to rename it."""
    theme = {"content/site.yaml": "theme: own\n", "themes/own/theme.yaml": "extends: default\n"}
    site = repository({ONE: post(), **theme, "themes/own/static/_review/index.html": "Mine"})
    done = run("review", "--root", site.root, "--base", "main")
    assert done.exit_code == 2
    assert "`_review/index.html` of its own" in done.stderr


def test_a_hostile_post(repository, post, bundle) -> None:
    """Whatever a post holds, new, changed or gone, the page has no script, form, style or handler."""
    site = repository({ONE: post("Old.\n"), **_hostile(post, "Two")})
    site.write({**_hostile(post, "Three"), "content/posts/new.md": _hostile(post, "New")[ONE]})
    folder = bundle(site.root)
    text = (folder / "index.html").read_text(encoding="utf-8")
    page = _page(folder)
    assert page.xpath("//script | //form | //iframe | //style | //object | //input") == []
    assert page.xpath("//@style | //@*[starts-with(name(), 'on')]") == []
    assert [
        each for each in page.xpath("//@href | //@src") if each.startswith(("javascript", "data"))
    ] == []
    assert len(page.xpath("//ins[normalize-space()='forged']")) == 0
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert "lost" not in ids
    assert "{{ 7 * 7 }}" in text
    ours = ("block", "block block-changed", "block block-added", "skipped", "heading-h2")
    assert {*page.xpath("//*[@class='rendered']//*/@class")} <= {*ours}


def test_the_head(repository, post, bundle) -> None:
    """The page asks not to be indexed, and loads nothing but its sheet."""
    site = repository({ONE: post("![a](https://e.example/a.png)\n")})
    page = _page(bundle(site.root))
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert page.xpath("//link/@href") == ["review.css"]
    assert "Nothing differs" in page.text_content()


def test_what_readers_lose(repository, post, bundle) -> None:
    """A text that is withdrawn, an anchor and a feed id that are lost stand with their text."""
    two = "content/posts/two.md"
    site = repository({ONE: post("## Part\n"), two: post("Two.\n")})
    site.write(
        {
            ONE: post("## Other\n", draft="true"),
            two: None,
            "content/posts/2019/two.md": post("Two.\n"),
        }
    )
    page = _page(bundle(site.root))
    alarms = page.xpath("//article//*[@class='alarm']/text()")
    assert [*alarms] == ["no longer published", "Readers lose", "Anchor lost", "Feed id changed"]
    assert page.xpath("//article//code[.='#part']")
    assert page.xpath("//article//code[starts-with(., 'urn:uuid:')]")
    assert page.xpath("//*[@id='lost']//li/code/text()")[0] == "/blog/2019/06/24/one/"


def test_languages_and_headings(repository, post, bundle) -> None:
    """What a text says is marked with its language, and its headings are none of the review's."""
    arabic = "---\ntitle: واحد\n---\n\n## عنوان\n\nنص.\n"
    site = repository({ONE: post("## One\n"), "content/site.yaml": "languages: [en, ar]\n"})
    site.write({"content/posts/one.ar.md": arabic})
    page = _page(bundle(site.root))
    (rendered,) = page.xpath("//*[@class='rendered']")
    assert (rendered.get("lang"), rendered.get("dir")) == ("ar", "rtl")
    assert rendered.xpath(".//h1|.//h2|.//h3|.//h4") == []
    assert rendered.xpath(".//*[@class='heading-h2']/text()") == ["عنوان"]


def test_same_bytes(repository, post, bundle, tmp_path: Path) -> None:
    """The same change gives the same bytes in another folder, the second time too."""
    found = []
    for _ in range(2):
        site = repository({ONE: post("Old.\n")})
        site.write({ONE: post("New.\n")})
        for _ in range(2):
            folder = bundle(site.root, base=site.root if not found else "main")
            found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    commit = re.compile(rb"\([0-9a-f]{10}\)")
    later = [{n: commit.sub(b"", data) for n, data in each.items()} for each in found[1:]]
    assert later[0] == later[1] == later[2]
    assert str(tmp_path).encode() not in b"".join(later[0].values())


def test_in_a_browser(repository, post, bundle, browser) -> None:
    """Under the strictest policy the page is styled, and nothing of it is refused."""
    site = repository({**_hostile(post, "Two")})
    site.write(_hostile(post, "Three"))
    folder = bundle(site.root)
    context = browser.new_context(viewport={"width": 360, "height": 700})
    policy = {"content-security-policy": "default-src 'self'"}

    def answer(route: Any) -> None:
        name = route.request.url.rpartition("/")[2] or "index.html"
        route.fulfill(path=folder / name, headers=policy) if (
            folder / name
        ).is_file() else route.abort()

    context.route("https://preview.example.org/**", answer)
    tab, said = context.new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto("https://preview.example.org/_review/")
    assert (
        tab.evaluate("getComputedStyle(document.querySelector('ins')).textDecorationLine")
        == "underline"
    )
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert [each for each in said if "style" in each or "script" in each] == []
    context.close()
