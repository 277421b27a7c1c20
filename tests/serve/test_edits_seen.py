"""An edit is in the open page as soon as it is saved."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)
from .previews import Preview
from .sites import (
    CATALOGUE,
    LONG,
    OTHER,
    OTHER_URL,
    POST,
    POST_URL,
    SHEET,
    TEMPLATE,
    site,
    text,
)

SHOWS = "text => document.body.innerText.includes(text)"
COLOUR = "getComputedStyle(document.querySelector('h1')).color"
# A page that is loaded anew has lost the mark.
MARK = "window.mark = 'kept'"
RENAMED = "content/posts/2019/renamed.md"
TRANSLATION = POST.replace(".md", ".zh-CN.md")


@pytest.fixture(scope="module")
def running(begin: Callable[..., Preview]) -> Preview:
    """One server for the tests of this file."""
    return begin(site())


@pytest.fixture
def preview(running: Preview) -> Preview:
    """The server, with its site as it was in the beginning."""
    running.settle(site())
    return running


@pytest.fixture
def post(preview: Preview, tab: Any) -> Any:
    """The tab, with the first post open."""
    tab.goto(preview.address + POST_URL)
    tab.wait_for_function(SHOWS, arg="First words.")
    tab.evaluate(MARK)
    return tab


def test_text(preview: Preview, post: Any) -> None:
    """A post's new text is in the page that shows it, and the old one is gone."""
    preview.edit(**{POST: text("Second words.\n")})
    post.wait_for_function(SHOWS, arg="Second words.")
    assert not post.evaluate(SHOWS, "First words.")


def test_row_of_edits(preview: Preview, post: Any) -> None:
    """Each of a row of edits is seen, not the first one alone."""
    for number in range(5):
        preview.edit(**{POST: text(f"Version {number}.\n")})
        post.wait_for_function(SHOWS, arg=f"Version {number}.")


def test_other_page(preview: Preview, tab: Any) -> None:
    """A page that lists a post shows its new title."""
    tab.goto(preview.address)
    tab.wait_for_function(SHOWS, arg="Two")
    preview.edit(**{OTHER: text(title="Brand new", date="2019-06-02")})
    tab.wait_for_function(SHOWS, arg="Brand new")


def test_template(preview: Preview, tab: Any) -> None:
    """A template of the site's own theme is used as soon as it is there, and not once it is gone."""
    tab.goto(preview.address + "about/")
    tab.wait_for_function(SHOWS, arg="About us.")
    own = '{% extends "base.html" %}{% set title = page.title %}{% block main %}OWN{% endblock %}'
    preview.edit(**{TEMPLATE: own})
    tab.wait_for_function(SHOWS, arg="OWN")
    preview.edit(**{TEMPLATE: None})
    tab.wait_for_function(SHOWS, arg="About us.")


def test_theme_that_is_extended(preview: Preview, tab: Any) -> None:
    """A change of the theme that the site's own one extends is seen, whole or in one block."""
    block = '{% extends "default/page.html" %}{% block main %}FAR{{ super() }}{% endblock %}'
    far = {"themes/far/theme.yaml": "extends: default\n", "themes/far/templates/page.html": block}
    tab.goto(preview.address + "about/")
    tab.wait_for_function(SHOWS, arg="About us.")
    preview.edit(**{**far, "themes/own/theme.yaml": "extends: far\n"})
    tab.wait_for_function(SHOWS, arg="FAR")
    preview.edit(**{"themes/far/templates/page.html": block.replace("FAR", "FARTHER")})
    tab.wait_for_function(SHOWS, arg="FARTHER")
    assert tab.evaluate(SHOWS, "About us.")


def test_catalogue(preview: Preview, tab: Any) -> None:
    """A word of the interface that the site's own catalogue translates is seen."""
    preview.edit(**{TRANSLATION: "---\ntitle: 一\n---\n\n第一行\n"})
    tab.goto(f"{preview.address}zh-cn/{POST_URL}")
    tab.wait_for_function(SHOWS, arg="第一行")
    word = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "Skip to content"\nmsgstr "直达正文"\n'
    preview.edit(**{CATALOGUE: word})
    tab.wait_for_function("() => document.querySelector('.skip').textContent === '直达正文'")


def test_settings(preview: Preview, post: Any) -> None:
    """A changed setting is seen."""
    settings = json.loads(site()["content/site.yaml"])
    preview.edit(**{"content/site.yaml": json.dumps({**settings, "title": "Another blog"})})
    post.wait_for_function("() => document.title.includes('Another blog')")


def test_settings_of_posts_with_pictures(preview: Preview, tab: Any) -> None:
    """A changed setting takes no post away, whatever it has."""
    front = {"image": {"src": "a.png", "alt": "A square"}}
    preview.edit(**{"content/posts/2019/picture/index.md": text("Pictured.\n", **front)})
    tab.goto(preview.address + "blog/2019/06/01/picture/")
    tab.wait_for_function(SHOWS, arg="Pictured.")
    settings = json.loads(site()["content/site.yaml"])
    preview.edit(**{"content/site.yaml": json.dumps({**settings, "title": "Another blog"})})
    tab.wait_for_function("() => document.title.includes('Another blog')")
    assert tab.evaluate(SHOWS, "Pictured.")


def test_style_sheet(preview: Preview, post: Any) -> None:
    """A style sheet alone is exchanged in the page, which is not loaded anew and stays where it was."""
    post.evaluate("scrollTo(0, 1500)")
    for number in range(3):
        preview.edit(**{SHEET: f"h1 {{ color: rgb({number}, 9, 9) }}\n"})
        post.wait_for_function(f"() => {COLOUR} === 'rgb({number}, 9, 9)'")
    assert post.evaluate("[window.mark, scrollY]") == ["kept", 1500]
    links = "[...document.querySelectorAll('link[rel=stylesheet]')].length"
    post.wait_for_function(f"() => {links} === 1")


def test_edit_after_style_sheet(preview: Preview, post: Any) -> None:
    """After a style sheet was exchanged an edit of the text is seen too."""
    preview.edit(**{SHEET: "h1 { color: rgb(8, 8, 8) }\n"})
    post.wait_for_function(f"() => {COLOUR} === 'rgb(8, 8, 8)'")
    preview.edit(**{POST: text("Second words.\n")})
    post.wait_for_function(SHOWS, arg="Second words.")
    assert post.evaluate(COLOUR) == "rgb(8, 8, 8)"


def test_place_is_kept(preview: Preview, post: Any) -> None:
    """A page that is loaded anew stands where its reader was, even if the browser wouldn't see to it."""
    post.evaluate("history.scrollRestoration = 'manual'")
    post.evaluate("scrollTo(0, 1500)")
    preview.edit(**{POST: text(f"First words.\n\n{LONG}\n\nThe end.\n")})
    post.wait_for_function(SHOWS, arg="The end.")
    post.wait_for_function("() => scrollY === 1500")
    assert post.evaluate("window.mark") is None


def test_page_that_did_not_change(preview: Preview, post: Any) -> None:
    """Two tabs with different pages both come to the newest build."""
    with post.context.expect_page() as opening:
        post.evaluate("address => void window.open(address)", preview.address + OTHER_URL)
    other = opening.value
    other.wait_for_function(SHOWS, arg="Other words.")
    preview.edit(
        **{
            POST: text("Second words.\n"),
            OTHER: text("Third words.\n", title="Two", date="2019-06-02"),
        }
    )
    for each, words in ((other, "Third words."), (post, "Second words.")):
        each.bring_to_front()
        each.wait_for_function(SHOWS, arg=words)


def test_deleted(preview: Preview, post: Any) -> None:
    """Where the open post is deleted, its page becomes the site's page for errors."""
    preview.edit(**{POST: None})
    post.wait_for_function("() => !document.body.innerText.includes('First words.')")
    assert preview.get(preview.base + POST_URL) == preview.get(preview.base + "404.html")


def test_renamed(preview: Preview, tab: Any) -> None:
    """A renamed file's post is at its new address, and no more at its old one."""
    tab.goto(preview.address + OTHER_URL)
    tab.wait_for_function(SHOWS, arg="Other words.")
    (preview.root / OTHER).rename(preview.root / RENAMED)
    preview.moved(OTHER, RENAMED)
    tab.wait_for_function("() => !document.body.innerText.includes('Other words.')")
    tab.goto(preview.address + OTHER_URL.replace("two", "renamed"))
    tab.wait_for_function(SHOWS, arg="Other words.")


@pytest.mark.parametrize("name", ["one.md.tmp", ".one.md.swp", "4913", "one.md~", "new.md"])
def test_saved_by_renaming(preview: Preview, post: Any, name: str) -> None:
    """An editor that writes another file, and moves it into place, is heard as well."""
    beside = (preview.root / POST).with_name(name)
    beside.write_text(text("Second words.\n"))
    beside.replace(preview.root / POST)
    preview.knows(POST, text("Second words.\n"))
    post.wait_for_function(SHOWS, arg="Second words.")


def test_new_folder(preview: Preview, tab: Any) -> None:
    """A post in a new folder, with a picture beside it, appears with its picture."""
    tab.goto(preview.address)
    front = text("![A square](b.png)\n", title="Brand new", date="2019-06-20")
    preview.edit(
        **{
            "content/posts/new/folder/index.md": front,
            "content/posts/new/folder/b.png": png(shade=77),
        }
    )
    tab.wait_for_function(SHOWS, arg="Brand new")
    other = tab.context.new_page()
    # The page may be loaded anew before it has come in full.
    other.goto(preview.address + "blog/2019/06/20/folder/", wait_until="commit")
    loaded = "() => [...document.images].some(each => each.alt === 'A square' && each.naturalWidth)"
    other.wait_for_function(loaded)


def test_picture(preview: Preview, tab: Any) -> None:
    """Another picture under the same name is seen."""
    tab.goto(preview.address + "blog/2019/06/01/picture/")
    # Of a picture with sizes to choose from, a browser tells not the pixels but their proportions.
    shows = """width => [...document.images].some(each => each.alt === 'A square' && each.complete
        && each.width === width && Math.round(4 * each.naturalWidth / each.naturalHeight) === width)"""
    tab.wait_for_function(shows, arg=8)
    preview.edit(**{"content/posts/2019/picture/a.png": png(width=31)})
    tab.wait_for_function(shows, arg=31)


def test_restarted(start: Callable[..., Preview], tab: Any, free_port: int) -> None:
    """A page that was open while the server was away comes to what the next one builds."""
    first = start(site(), port=free_port)
    tab.goto(first.address + POST_URL)
    tab.wait_for_function(SHOWS, arg="First words.")
    first.interrupt()
    start(site(**{POST: text("Second words.\n")}), port=free_port, folder=first.folder)
    tab.wait_for_function(SHOWS, arg="Second words.")


def test_another_site(start: Callable[..., Preview], tab: Any, free_port: int) -> None:
    """A page of a server that has ended gives way to the site that is at its address now."""
    first = start(site(), port=free_port)
    tab.goto(first.address)
    tab.wait_for_function(SHOWS, arg="Two")
    first.interrupt()
    start(site(**{OTHER: text(title="Elsewhere", date="2019-06-02")}), port=free_port)
    tab.wait_for_function(SHOWS, arg="Elsewhere")
