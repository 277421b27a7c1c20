"""A build renders what changed, and nothing else."""

import datetime as dt
import os
import shutil
import sys

import pytest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)

ONE = "blog/2019/06/01/one/index.html"
TWO = "blog/2019/05/01/two/index.html"


def test_nothing_changed(workshop) -> None:
    """A build without changes renders nothing and writes nothing."""
    planned = workshop.result.published.planned
    assert workshop.build() == set()
    assert workshop.figures == (0, planned, 0)
    assert workshop.result.posts == 3


def test_counts_of_a_first_build(workshop) -> None:
    """A first build renders everything."""
    planned = workshop.result.published.planned
    assert workshop.figures == (planned, 0, 0)
    assert len(workshop.files) == planned


def test_an_edited_body(workshop) -> None:
    """An edited body renders its page and the feeds that quote it."""
    workshop.edit("content/posts/one.md", "First body.", "Another body.")
    feeds = {"", "all/", "blog/guest-posts/", "tags/x/"}
    assert workshop.build() == {
        ONE,
        *(f"{folder}feed.{ending}" for folder in feeds for ending in ("xml", "json")),
    }


def test_another_alias(workshop) -> None:
    """An alias that moves a post's text down renders the redirects, and no page."""
    workshop.edit("content/posts/one.md", "tags: [x]", "tags: [x]\naliases: [/old/]")
    assert workshop.build() == {"_redirects"}
    assert b"/old/" in workshop.files["_redirects"]


def test_a_comment(workshop) -> None:
    """A remark in the front matter moves links and pictures down, and renders nothing."""
    workshop.write("content/posts/a.png", png())
    workshop.edit("content/posts/one.md", "First body.", "[x](two.md) ![y](a.png)\n\n## H\n")
    workshop.build()
    workshop.edit("content/posts/one.md", "tags: [x]", "# A remark.\ntags: [x]")
    assert workshop.build() == set()
    assert workshop.figures[0] == 0


def test_an_edited_title(workshop) -> None:
    """An edited title renders the lists and posts that show it too, in its language only."""
    workshop.edit("content/posts/one.md", "title: One", "title: Uno")
    written = workshop.build()
    assert {ONE, TWO, "index.html", "blog/index.html", "tags/x/index.html"} <= written
    assert "tags/y/index.html" not in written
    assert "events/kubecon/index.html" not in written
    assert not [path for path in written if path.startswith("zh-cn/")]


def test_a_new_post(workshop) -> None:
    """A new post renders itself and what lists it."""
    workshop.write("content/posts/new.md", "---\ntitle: New\ndate: 2019-06-20\n---\n\nText.\n")
    written = workshop.build()
    assert {"blog/2019/06/20/new/index.html", "blog/index.html", "sitemap.xml"} <= written
    assert TWO not in written


def test_a_deleted_post(workshop) -> None:
    """What is left of a deleted post goes, with the folders that become empty."""
    (workshop.root / "content/posts/one.md").unlink()
    workshop.build()
    assert workshop.result.published.removed > 0
    assert not (workshop.output / "blog/2019/06").exists()
    assert not (workshop.output / "tags/x").exists()
    assert (workshop.output / TWO).is_file()


def test_an_edited_template(workshop) -> None:
    """A template renders the pages made of it, and no others."""
    workshop.edit("themes/mine/templates/event.html", "block main %}", "block main %}<hr>")
    assert workshop.build() == {"events/kubecon/index.html", "zh-cn/events/kubecon/index.html"}


def test_an_edited_part(workshop) -> None:
    """A part renders the pages of all templates that reach it."""
    workshop.edit("themes/mine/templates/parts/event.html", "<p>", "<p >")
    assert workshop.build() == {
        *("events/index.html", "events/kubecon/index.html", ONE, TWO),
        *("zh-cn/events/index.html", "zh-cn/events/kubecon/index.html"),
        "zh-cn/" + TWO,
    }


@pytest.mark.parametrize(
    "reference",
    [
        "{% include 'a.html' %}",
        '{%- include "a.html" -%}',
        "{% include ['nothing.html', 'a.html'] %}",
        "{% include 'nothing.html' if page.nothing is defined else 'a.html' %}",
        "{% include 'a' ~ '.html' %}",
        "{% set name = 'a.html' %}{% include name %}",
        "{% from 'a.html' import shown with context %}{{ shown() }}",
        "{% import 'a.html' as a %}{{ a.shown() }}",
        "{% extends 'a.html' %}",
    ],
)
def test_references_between_templates(workshop, reference) -> None:
    """However a template names another one, it is rendered anew when that one changes."""
    macro = "{% macro shown() %}first{% endmacro %}{{ shown() }}"
    workshop.write("themes/mine/templates/a.html", macro)
    workshop.write("themes/mine/templates/home.html", reference)
    workshop.build()
    assert workshop.rules == []
    assert b"first" in workshop.files["index.html"]
    workshop.edit("themes/mine/templates/a.html", "first", "second")
    assert workshop.build() >= {"index.html", "zh-cn/index.html"}
    assert b"second" in workshop.files["index.html"]


def test_an_edited_catalogue(workshop) -> None:
    """Words render the pages and feeds of their language, and the feed that has texts in it."""
    path = "i18n/zh-CN/LC_MESSAGES/blogsite.po"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    workshop.write(path, head + 'msgid "Tags"\nmsgstr "话题"\n')
    written = workshop.build()
    assert written == {
        path
        for path in workshop.files
        if path.startswith(("zh-cn/", "all/")) and path.endswith((".html", "feed.xml", "feed.json"))
    }


def test_an_edited_asset(workshop) -> None:
    """An asset has a new URL, so every page is rendered, and no feed."""
    workshop.write("themes/mine/assets/extra.css", "a {}\n")
    workshop.build()
    workshop.write("themes/mine/assets/extra.css", "b {}\n")
    written = workshop.build()
    assert {path for path in workshop.files if path.endswith(".html")} < written
    assert not [path for path in written if path.endswith(("feed.xml", "feed.json"))]
    assert len([path for path in workshop.files if path.startswith("assets/extra.")]) == 1


def test_a_file_of_the_theme(workshop) -> None:
    """A file that the theme publishes as it is renders itself alone."""
    workshop.write("themes/mine/static/verification.txt", "one")
    assert workshop.build() == {"verification.txt"}
    workshop.write("themes/mine/static/verification.txt", "two")
    assert workshop.build() == {"verification.txt"}
    assert workshop.files["verification.txt"] == b"two"


def test_a_picture(workshop) -> None:
    """Where a picture changes it is made again, and so is the page that shows it; no feed is."""
    workshop.edit("content/posts/one.md", "First body.", "![x](pic.png)")
    workshop.write("content/posts/pic.png", png())
    workshop.build()
    workshop.write("content/posts/pic.png", png(shade=1))
    made = workshop.build()
    assert {path.rpartition(".")[2] for path in made if path.startswith("assets/")} == {
        "png",
        "webp",
    }
    assert {path for path in made if not path.startswith("assets/")} == {ONE, "media/posts/pic.png"}


def test_an_edit_beside_a_picture(workshop) -> None:
    """Editing a post makes none of its pictures again, nor reads them."""
    workshop.edit("content/posts/one.md", "First body.", "![x](pic.png)")
    workshop.write("content/posts/pic.png", png())
    workshop.build()
    workshop.edit("content/posts/one.md", "![x]", "More. ![x]")
    assert not [path for path in workshop.build() if path.endswith((".png", ".webp"))]


def test_another_base_url(workshop) -> None:
    """Another address renders what shows it."""
    written = workshop.build(base_url="https://example.org/x/")
    assert {ONE, "feed.xml", "sitemap.xml", "robots.txt"} <= written
    assert not [path for path in written if path.startswith("assets/")]


def test_an_event_that_passes(workshop) -> None:
    """When an event is over, its pages change, and the posts that mention it."""

    def at(day: int):
        return workshop.build(now=dt.datetime(2019, 5, day, 12, tzinfo=dt.UTC), future=True)

    at(19)
    assert at(20) == set()
    written = at(21)
    assert {"events/index.html", "events/kubecon/index.html", "index.html", TWO} <= written
    assert ONE not in written


@pytest.mark.usefixtures("newly_installed")
def test_another_engine(workshop, monkeypatch) -> None:
    """A change of the program renders everything that the program writes."""
    monkeypatch.setattr("blogsite.session.engine_digest", lambda: "another")
    written = workshop.build()
    assert {path for path in workshop.files if not path.startswith("assets/fav")} <= written


@pytest.mark.parametrize("options", [{"clean": True}, {"jobs": 2, "clean": True}])
def test_clean(workshop, options) -> None:
    """A clean build renders everything, to the same bytes, with any number of processes."""
    before = workshop.files
    workshop.build(**options)
    assert workshop.figures[1] == 0
    assert workshop.files == before


def test_a_lost_cache(workshop, monkeypatch, tmp_path) -> None:
    """Without its memory a build renders everything to the same bytes."""
    before = workshop.files
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "another"))
    workshop.build()
    assert workshop.figures[1:] == (0, 0)
    assert workshop.files == before


def test_incremental_equals_clean(workshop, tmp_path, monkeypatch) -> None:
    """After edits of all sorts, an incremental build and a clean one give the same bytes."""
    workshop.edit("content/posts/one.md", "title: One", "title: Uno\nseries: s\nauthors: [z]")
    workshop.write("content/authors/z.yaml", "name: Z\n")
    workshop.build()
    (workshop.root / "content/posts/two.zh-CN.md").unlink()
    workshop.write("content/tags/x.yaml", "name: Ex\n")
    workshop.build()
    shutil.rmtree(workshop.root / "themes/mine")
    workshop.edit("content/site.yaml", "theme: mine\n", "")
    workshop.build()
    incremental = workshop.files
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "another"))
    shutil.rmtree(workshop.output)
    workshop.build()
    assert workshop.rules == []
    assert workshop.files == incremental


def test_same_size_and_time(workshop) -> None:
    """An edit that keeps a file's size and time is seen."""
    path = workshop.root / "content/posts/one.md"
    status = path.stat()
    workshop.edit("content/posts/one.md", "First body.", "Other body.")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert ONE in workshop.build()


def test_a_file_that_changes_while_the_site_is_built(workshop, monkeypatch) -> None:
    """A file that is no longer what was planned stops the build with its name."""

    def make_plan(site, theme, trees, *rest, **named):
        workshop.write("content/posts/pic.png", png(shade=1))
        return original(site, theme, trees, *rest, **named)

    stages = sys.modules["blogsite.build"]
    original = stages.make_plan
    workshop.edit("content/posts/one.md", "First body.", "![x](pic.png)")
    workshop.write("content/posts/pic.png", png())
    monkeypatch.setattr(stages, "make_plan", make_plan)
    before = workshop.files
    workshop.build()
    assert workshop.rules == ["changed-file"]
    assert workshop.result.diagnostics[0].path == "content/posts/pic.png"
    assert workshop.files == before
