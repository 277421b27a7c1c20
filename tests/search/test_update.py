"""When an index is made, kept and taken away."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from blogsite.build import build_again as rebuild
from blogsite.once import index_pages
from blogsite.options import BuildOptions
from blogsite.publish.output import Output
from blogsite.session import open_session
from blogsite.views.pages import OPTIONAL, TEMPLATES

ENTRY = "_search/pagefind-entry.json"

POST = "content/posts/one.md"
CSS = "themes/own/assets/site.css"
INDEXED = ["about/index.html", "blog/2019/06/24/one/index.html"]


@pytest.fixture
def site(make_site, post) -> Path:
    return make_site(
        {
            POST: post("Old words.\n", tags="[mesh]"),
            "content/site.yaml": "theme: own\n",
            "themes/own/theme.yaml": "extends: default\n",
            "content/pages/about.md": "---\ntitle: About\n---\n\nText.\n",
        }
    )


def _edit(site: Path, old: str, new: str) -> None:
    file = site / POST
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_texts_are_indexed_and_lists_are_not(site, searchable, program, tmp_path) -> None:
    """The program is given the pages of posts and plain pages, and nothing else."""
    result = searchable(site)
    assert program.runs == [INDEXED]
    assert (result.indexed, result.diagnostics) == (2, ())
    assert (tmp_path / "out/_search/pagefind.js").is_file()
    assert not (tmp_path / "out/_search/pagefind-ui.js").exists()
    assert list(json.loads((tmp_path / "out" / ENTRY).read_text())["languages"]) == ["en", "zh"]


def test_only_changed_texts_are_indexed_anew(site, searchable, program, post) -> None:
    """A page that changes around its text needs no new index; text, title and filters do."""
    searchable(site)
    assert searchable(site).indexed == 0
    # Pages name the style sheet by its content, and the new tag is nobody's.
    for path, text in ((CSS, "b {}\n"), ("content/tags/loose.yaml", "name: Loose\n")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    assert searchable(site).indexed == 0
    assert len(program.runs) == 1
    for old, new in (("Old words", "New words"), ("A post", "A title"), ("mesh", "grid")):
        _edit(site, old, new)
        assert searchable(site).indexed == 2
    (site / "content/posts/two.md").write_text(post(title="Two"))
    assert searchable(site).indexed == 3


def test_an_index_stays_where_pages_are_removed(site, searchable, program, tmp_path) -> None:
    """Publishing leaves the index alone, and an index that has lost its page is made anew."""
    searchable(site)
    before = (tmp_path / "out/_search/pagefind.js").read_text()
    (site / "content/tags").mkdir()
    (site / "content/tags/mesh.yaml").write_text("name: mesh\n")
    searchable(site)
    assert (tmp_path / "out/_search/pagefind.js").read_text() == before
    (site / "content/pages/about.md").unlink()
    assert searchable(site).indexed == 1
    assert program.runs[-1] == INDEXED[1:]


@pytest.mark.parametrize("harm", ["changed", "removed", "added"])
@pytest.mark.usefixtures("program")
def test_a_damaged_index_is_made_anew(site, searchable, tmp_path, harm) -> None:
    """Somebody's changes to the files of the index are found and undone."""
    searchable(site)
    file = tmp_path / "out/_search/pagefind.js"
    if harm == "changed":
        file.write_text("evil")
    elif harm == "removed":
        file.unlink()
    else:
        file.with_name("new.js").write_text("evil")
    assert searchable(site).indexed == 2
    assert file.read_text().startswith("made by")
    assert not file.with_name("new.js").exists()


@pytest.mark.usefixtures("program")
def test_files_put_back_are_the_same_index(site, searchable, tmp_path) -> None:
    """Files that have only been copied are no reason for a new index."""
    searchable(site)
    file = tmp_path / "out/_search/pagefind.js"
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data)
    assert searchable(site).indexed == 0


def test_a_site_without_search(site, searchable, build, program, tmp_path) -> None:
    """Without a search there is no page, link, policy or file of one, though there was."""
    searchable(site)
    out = tmp_path / "out"
    assert "wasm-unsafe-eval" in (out / "_headers").read_text()
    assert 'href="/search/"' in (out / "index.html").read_text()
    build(site, search=False)
    assert "wasm-unsafe-eval" not in (out / "_headers").read_text()
    assert not (out / "search").exists()
    assert not (out / "_search").exists()
    promising = [path for path in out.rglob("*.html") if "/search/" in path.read_text()]
    assert promising == []
    assert len(program.runs) == 1


def test_the_settings_can_do_without(site, searchable, program, tmp_path) -> None:
    """`search: false` is the same for all builds."""
    (site / "content/site.yaml").write_text("search: false\n")
    assert searchable(site).diagnostics == ()
    assert not (tmp_path / "out/search").exists()
    assert program.runs == []


@pytest.mark.usefixtures("without_program")
def test_a_machine_without_the_program(site, searchable, tmp_path) -> None:
    """The build says so once and goes on, and no page promises a search."""
    result = searchable(site)
    assert [each.rule for each in result.diagnostics] == ["search-missing"]
    assert not result.has_errors
    assert not (tmp_path / "out/search").exists()
    assert "/search/" not in (tmp_path / "out/index.html").read_text()


@pytest.mark.usefixtures("without_program")
def test_a_site_without_search_misses_no_program(site, build) -> None:
    """Who wants no search is told nothing."""
    assert build(site, search=False).diagnostics == ()
    (site / "content/site.yaml").write_text("search: false\n")
    assert build(site, search=True).diagnostics == ()


@pytest.mark.parametrize(
    ("then", "said"), [("sys.exit('one\\ntwo')", "two"), ("sys.exit(3)", "it failed")]
)
def test_a_program_that_fails(site, searchable, program, tmp_path, then, said) -> None:
    """The rest is published, the index stays as it was, and the next build tries again."""
    searchable(site)
    before = (tmp_path / "out/_search/pagefind.js").read_text()
    program.does(then)
    _edit(site, "Old", "New")
    fault = searchable(site).diagnostics[0]
    assert fault.rule == "search-failed"
    assert said in fault.message
    assert "New words" in (tmp_path / "out" / INDEXED[1]).read_text()
    assert (tmp_path / "out/_search/pagefind.js").read_text() == before
    program.does("pass")
    assert searchable(site).indexed == 2


def test_a_program_that_cannot_run(site, searchable, program) -> None:
    """A file that is no program is a fault that is told, not a crash."""
    program.path.write_bytes(b"\x7fELF nothing")
    assert [each.rule for each in searchable(site).diagnostics] == ["search-failed"]


def test_an_index_that_nobody_waits_for(site, program, tmp_path, monkeypatch) -> None:
    """Once it is unwanted the program is ended, and nothing is left of its work."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    program.does("import time; time.sleep(600)")
    options = BuildOptions(site, tmp_path / "out", dt.datetime(2019, 7, 1, tzinfo=dt.UTC))
    output = Output(options.output, private=True)
    output.open()
    asked: list[int] = []

    def is_unwanted() -> bool:
        asked.append(len(program.runs))
        return bool(program.runs)

    with open_session(options) as session:
        result = rebuild(options, session, output, lambda *_: None)
        done = index_pages(result, session, output, lambda *_: None, is_unwanted)
        assert (done.indexed, done.diagnostics) == (0, ())
        assert not (tmp_path / "out/_search").exists()
        assert not list((tmp_path / "out").glob(".blogsite-work-*"))
        program.does("pass")
        again = rebuild(options, session, output, lambda *_: None)
        assert index_pages(again, session, output, lambda *_: None).indexed == 2
        # The next build of the same process leaves it where it is.
        again = rebuild(options, session, output, lambda *_: None)
        assert again.published.removed == 0
        assert index_pages(again, session, output, lambda *_: None).indexed == 0


@pytest.mark.usefixtures("program")
def test_what_a_killed_build_left_is_removed(site, searchable, tmp_path) -> None:
    """Folders of work that was never finished go with the next index."""
    left = tmp_path / "out/.blogsite-work-left"
    searchable(site)
    left.mkdir()
    assert searchable(site).published.removed == 0
    _edit(site, "Old", "New")
    searchable(site)
    assert not left.exists()


@pytest.mark.usefixtures("program")
def test_a_page_of_ones_own_goes_first(site, searchable, tmp_path) -> None:
    """A site whose own page is at `/search/` keeps it, and has no other search."""
    (site / "content/pages/search.md").write_text("---\ntitle: Mine\n---\n\nText.\n")
    assert searchable(site).diagnostics == ()
    assert "<h1" in (tmp_path / "out/search/index.html").read_text()
    assert "data-index" not in (tmp_path / "out/search/index.html").read_text()


@pytest.mark.usefixtures("program")
def test_the_folder_is_kept(site, searchable) -> None:
    """A theme's file can't be where the index is."""
    file = site / "themes/own/static/_search/x.txt"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    assert [each.rule for each in searchable(site).diagnostics] == ["url-collision"]


def test_a_theme_without_the_template(site, searchable, program, tmp_path) -> None:
    """A theme that has no page to search with has no search."""
    for name in TEMPLATES.keys() - OPTIONAL:
        file = site / "themes/bare/templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("<p data-pagefind-body>Text</p>")
    (site / "content/site.yaml").write_text("theme: bare\n")
    assert searchable(site).diagnostics == ()
    assert program.runs == []
    assert not (tmp_path / "out/_search").exists()
