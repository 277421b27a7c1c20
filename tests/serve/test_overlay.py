"""Faults of the site are shown above the last good page, until they are mended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .previews import Preview
from .processes import builder_of, end, survivors
from .sites import POST, POST_URL, TEMPLATE, site, text

DIALOG = "blogsite-preview [role=dialog]"
SOON = 10
SHOWS = "text => document.body.innerText.includes(text)"
CLOSED = "() => !document.querySelector('blogsite-preview').shadowRoot.querySelector('dialog').open"
# The date of the third line is none.
BROKEN = (
    "---\ntitle: One\ndate: 2019-13-01\nkind: guest-post\nauthors: [cncf]\n---\n\nSecond words.\n"
)


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
def broken(preview: Preview, tab: Any) -> Any:
    """The tab with a post open whose front matter has just been broken."""
    tab.goto(preview.address + POST_URL)
    tab.wait_for_function(SHOWS, arg="First words.")
    preview.edit(**{POST: BROKEN})
    tab.locator(DIALOG).wait_for(state="visible")
    return tab


def test_says_what_and_where(preview: Preview, broken: Any) -> None:
    """The overlay says what is wrong, names file and line, quotes it, and links to the editor."""
    said = broken.locator(DIALOG).inner_text()
    for wanted in ("there is no day 2019-13-01", f"{POST}:3", "date: 2019-13-01"):
        assert wanted in said
    link = broken.locator(f"{DIALOG} a").get_attribute("href")
    assert link.startswith(f"vscode://file{preview.root}/{POST}:3:")


def test_says_how(preview: Preview, tab: Any) -> None:
    """The overlay gives the hint of a fault that has one."""
    tab.goto(preview.address)
    preview.edit(**{POST: text(titel="One")})
    tab.locator(DIALOG, has_text="Hint: ").wait_for(state="visible")


def test_is_the_only_dialog(broken: Any) -> None:
    """The overlay is in an open shadow root of its own element, and is a modal dialog with a name."""
    assert broken.locator("blogsite-preview").count() == 1
    assert broken.get_by_role("dialog", name="1 error").count() == 1
    assert broken.evaluate("document.activeElement.localName") == "blogsite-preview"


def test_last_good_page_stays(preview: Preview, broken: Any) -> None:
    """Below the overlay is the last good page, and that is what the server has."""
    assert broken.evaluate(SHOWS, "First words.")
    assert b"First words." in preview.get(preview.base + POST_URL)


def test_mended(preview: Preview, broken: Any) -> None:
    """Once the fault is mended the overlay is gone and the new text is there."""
    preview.edit(**{POST: text("Third words.\n")})
    broken.wait_for_function(SHOWS, arg="Third words.")
    broken.wait_for_function(CLOSED)


def test_taken_back(preview: Preview, broken: Any) -> None:
    """Where the edit is taken back, so that no page differs, the overlay is gone all the same."""
    preview.edit(**{POST: site()[POST]})
    broken.wait_for_function(CLOSED)
    broken.wait_for_function(SHOWS, arg="First words.")


def test_another_fault(preview: Preview, broken: Any) -> None:
    """The next fault takes the place of the one that was mended."""
    preview.edit(**{POST: BROKEN.replace("2019-13-01", "2019-06-01\ndraft: perhaps")})
    broken.locator(DIALOG, has_text="draft: perhaps").wait_for(state="visible")
    assert "2019-13-01" not in broken.locator(DIALOG).inner_text()


def test_opened_while_broken(preview: Preview, broken: Any) -> None:
    """A page that is opened while the site is broken has the overlay too."""
    broken.goto(preview.address + "about/")
    broken.locator(DIALOG).wait_for(state="visible")
    assert broken.evaluate(SHOWS, "About us.")


def test_closed(broken: Any) -> None:
    """The escape key closes the overlay, so that the page can be read."""
    broken.keyboard.press("Escape")
    broken.wait_for_function(CLOSED)
    broken.get_by_role("button", name="1 error").click()
    broken.locator(DIALOG).wait_for(state="visible")


def test_fault_of_a_template(preview: Preview, tab: Any) -> None:
    """A template's fault is shown with its file and line."""
    tab.goto(preview.address)
    preview.edit(**{TEMPLATE: '{% extends "base.html" %}\n{% block main %}{% if %}{% endblock %}'})
    tab.locator(DIALOG, has_text=TEMPLATE).wait_for(state="visible")
    assert ":2" in tab.locator(DIALOG).inner_text()


def test_hostile_words(preview: Preview, tab: Any) -> None:
    """What a post says is text in the overlay, never markup."""
    tab.goto(preview.address)
    markup = "<img src=x onerror=window.pwned=1><b id=pwned>"
    preview.edit(**{POST: text(date=markup)})
    tab.locator(DIALOG, has_text=markup).wait_for(state="visible")
    assert tab.locator(f"{DIALOG} :is(img, #pwned)").count() == 0
    assert tab.evaluate("window.pwned") is None


def test_builder_killed(preview: Preview, tab: Any) -> None:
    """If the building process has died, the next save is built all the same."""
    tab.goto(preview.address + POST_URL)
    builder = builder_of(preview.process.pid)
    end([builder])
    assert survivors([builder], SOON) == []
    preview.edit(**{POST: text("Second words.\n")})
    tab.wait_for_function(SHOWS, arg="Second words.")


def test_broken_from_the_beginning(start: Callable[..., Preview], tab: Any) -> None:
    """A site that has a fault when the server starts is shown as soon as that is mended."""
    preview = start(site(**{POST: BROKEN}))
    tab.goto(preview.address)
    tab.locator(DIALOG, has_text=POST).wait_for(state="visible")
    preview.edit(**{POST: text("Second words.\n", title="At last")})
    tab.wait_for_function(SHOWS, arg="At last")
    tab.wait_for_function(CLOSED)
