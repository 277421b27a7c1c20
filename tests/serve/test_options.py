"""What options and a site's own headers change for the open page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .previews import Preview
from .sites import OTHER, OTHER_URL, POST, POST_URL, SHEET, site, text

SHOWS = "text => document.body.innerText.includes(text)"
DIALOG = "blogsite-preview [role=dialog]"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'none'"
)
HEADERS = f"/*\n  Content-Security-Policy: {POLICY}\n  X-Own: yes\n"
FILES = site(**{"themes/own/static/_headers": HEADERS})
BROKEN = text(date="2019-13-01")


@pytest.fixture(scope="module")
def running(begin: Callable[..., Preview]) -> Preview:
    """A server that follows, names another editor, and has a site with a strict policy."""
    return begin(FILES, "--follow", "--editor", "zed")


@pytest.fixture
def preview(running: Preview) -> Preview:
    """The server, with its site as it was in the beginning."""
    running.settle(FILES)
    return running


@pytest.fixture
def refused(tab: Any) -> list[str]:
    """What the policy forbids in the tab."""
    found: list[str] = []
    tab.on("console", lambda said: found.append(said.text) if "Security Policy" in said.text else 0)
    return found


def test_strict_policy(preview: Preview, tab: Any, refused: list[str]) -> None:
    """Below a policy that forbids connections edits are seen, and nothing else is let in."""
    answer = tab.goto(preview.address + POST_URL)
    tab.wait_for_function(SHOWS, arg="First words.")
    preview.edit(**{POST: text("Second words.\n")})
    tab.wait_for_function(SHOWS, arg="Second words.")
    assert refused == []
    policy = answer.headers["content-security-policy"]
    for kept in ("default-src 'none'", "style-src 'self'", "img-src 'self'"):
        assert kept in policy
    assert "unsafe" not in policy
    assert answer.headers["x-own"] == "yes"


def test_policy_is_in_force(preview: Preview, tab: Any, refused: list[str]) -> None:
    """The site's policy is that of the preview too: a script in the page doesn't run."""
    tab.goto(preview.address + POST_URL)
    tab.evaluate(
        "() => { const own = document.createElement('script'); own.textContent = 'window.ran = 1';"
        " document.body.append(own) }"
    )
    assert tab.evaluate("window.ran") is None
    assert len(refused) == 1


def test_style_sheet_below_a_policy(preview: Preview, tab: Any, refused: list[str]) -> None:
    """Below a strict policy a style sheet is exchanged without loading the page."""
    tab.goto(preview.address + POST_URL)
    tab.evaluate("window.mark = 'kept'")
    preview.edit(**{SHEET: "h1 { color: rgb(7, 7, 7) }\n"})
    colour = "getComputedStyle(document.querySelector('h1')).color"
    tab.wait_for_function(f"() => {colour} === 'rgb(7, 7, 7)'")
    assert tab.evaluate("window.mark") == "kept"
    assert refused == []


def test_overlay_below_a_policy(preview: Preview, tab: Any, refused: list[str]) -> None:
    """Below a strict policy faults are shown as elsewhere, with the editor that was asked for."""
    tab.goto(preview.address + POST_URL)
    preview.edit(**{POST: BROKEN})
    tab.locator(DIALOG).wait_for(state="visible")
    link = tab.locator(f"{DIALOG} a").get_attribute("href")
    assert link.startswith(f"zed://file{preview.root}/{POST}:")
    assert tab.locator(DIALOG).evaluate("each => getComputedStyle(each).position") == "fixed"
    assert refused == []


def test_follow(preview: Preview, tab: Any) -> None:
    """With `--follow` the browser opens the page of the post that was saved."""
    tab.goto(preview.address)
    preview.edit(**{OTHER: text("Followed.\n", title="Two", date="2019-06-02")})
    tab.wait_for_url("**/" + OTHER_URL)
    tab.wait_for_function(SHOWS, arg="Followed.")
    preview.edit(**{POST: text("Second words.\n")})
    tab.wait_for_url("**/" + POST_URL)


def test_follow_once(preview: Preview, tab: Any) -> None:
    """A page that is opened after a save stays, whatever was saved before."""
    preview.edit(**{OTHER: text("Followed.\n", title="Two", date="2019-06-02")})
    with preview.stream() as stream:
        preview.settled_in(stream, preview.base + OTHER_URL, b"Followed.")
    tab.goto(preview.address + "about/")
    preview.edit(**{SHEET: "h1 { color: rgb(6, 6, 6) }\n"})
    colour = "getComputedStyle(document.querySelector('h1')).color"
    tab.wait_for_function(f"() => {colour} === 'rgb(6, 6, 6)'")
    assert tab.url == preview.address + "about/"


def test_no_follow(start: Callable[..., Preview], tab: Any) -> None:
    """Without `--follow` the page stays, and the editor may be named by the environment."""
    preview = start(site(), BLOGSITE_EDITOR="txmt://open?url=file://{path}&line={line}")
    tab.goto(preview.address)
    preview.edit(**{OTHER: text("Other.\n", title="Changed", date="2019-06-02")})
    tab.wait_for_function(SHOWS, arg="Changed")
    assert tab.url == preview.address
    preview.edit(**{POST: BROKEN})
    tab.locator(DIALOG).wait_for(state="visible")
    link = tab.locator(f"{DIALOG} a").get_attribute("href")
    assert link == f"txmt://open?url=file://{preview.root}/{POST}&line=3"
