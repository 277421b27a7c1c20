"""Cards of other sites' videos in a real browser, under the policy that the site publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from .folders import write_files
from .running import build_here
from .test_browser import opened, served

_POST = """\
---
title: Cards
date: 2019-06-01
kind: guest-post
authors: [cncf]
---

[The keynote](https://www.youtube.com/watch?v=abcdefghijk&t=90)

<https://vimeo.com/12>

[Slides](https://www.slideshare.net/cncf/helm)
"""
_PLAIN = _POST.partition("[The")[0].replace("Cards", "Words") + "Only words.\n"
_CARDS, _WORDS = "/blog/2019/06/01/cards/", "/blog/2019/06/01/words/"
_FILES = {
    "content/site.yaml": "title: Cards\nbase_url: http://example.org/\nlanguages: [{tag: en}, {tag: de}]\n",
    "content/authors/cncf.yaml": "name: CNCF\n",
    "content/posts/2019/cards.md": _POST,
    "content/posts/2019/cards.de.md": "---\ntitle: Karten\n---\n\n<https://vimeo.com/12>\n",
    "content/posts/2019/words.md": _PLAIN,
}


@dataclass(frozen=True, slots=True)
class _Site:
    address: str
    headers: str

    @property
    def policy(self) -> str:
        found = re.search(r"Content-Security-Policy: (.*)", self.headers)
        assert found is not None
        return found[1]


@dataclass(slots=True)
class _Opened:
    tab: Any
    wrong: list[str]
    elsewhere: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Site]:
    folder = tmp_path_factory.mktemp("cards")
    write_files(folder, _FILES)
    assert not build_here(folder, folder / "out").diagnostics
    with served(folder / "out") as address:
        yield _Site(address, (folder / "out/_headers").read_text("utf-8"))


@contextmanager
def _reading(browser: Any, site: _Site, path: str = _CARDS) -> Iterator[_Opened]:
    """Open a page as the host would send it; what asks for another host is noted and sees nothing."""
    with opened(browser) as (tab, wrong):
        seen = _Opened(tab, wrong)

        def answer(route: Any) -> None:
            response = route.fetch()
            headers = {**response.headers, "content-security-policy": site.policy}
            route.fulfill(response=response, headers=headers)

        def refuse(route: Any) -> None:
            seen.elsewhere.append(route.request.url)
            route.fulfill(body="<p>Player</p>", content_type="text/html")

        tab.route(lambda url: url.startswith(site.address), answer)
        tab.route(lambda url: not url.startswith(site.address), refuse)
        tab.goto(site.address + path, wait_until="networkidle")
        yield seen


def test_nothing_is_loaded_before_a_card_is_pressed(browser: Any, site: _Site) -> None:
    """A page with cards asks no other host for anything; pressing one asks its player's alone."""
    with _reading(browser, site) as page:
        assert page.elsewhere == []
        assert page.tab.locator("iframe").count() == 0
        page.tab.get_by_role("button", name="The keynote").click()
        page.tab.frame_locator("iframe").get_by_text("Player").wait_for()
        player = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1&start=90"
        assert page.elsewhere == [player]
        assert page.wrong == []


def test_a_player_may_do_little(browser: Any, site: _Site) -> None:
    """A player is kept in its box, learns no page's address, and has a name."""
    with _reading(browser, site) as page:
        page.tab.get_by_role("button", name="The keynote").click()
        frame = page.tab.locator("iframe")
        assert frame.get_attribute("referrerpolicy") == "strict-origin"
        assert frame.get_attribute("allow") == "autoplay; fullscreen; picture-in-picture"
        allowed = set((frame.get_attribute("sandbox") or "").split())
        assert "allow-scripts" in allowed
        assert not {"allow-top-navigation", "allow-forms", "allow-downloads"} & allowed
        assert frame.get_attribute("title") == "Video on YouTube The keynote"
        box = frame.bounding_box()
        assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_card_is_pressed_by_the_keyboard(browser: Any, site: _Site, key: str) -> None:
    """A card is a button for the keyboard; the player gets the focus, and the link stays a link."""
    with _reading(browser, site) as page:
        page.tab.locator(".embed-vimeo > a").focus()
        page.tab.keyboard.press(key)
        page.tab.frame_locator("iframe").get_by_text("Player").wait_for()
        assert page.elsewhere == ["https://player.vimeo.com/video/12?dnt=1&autoplay=1"]
        assert page.tab.evaluate("document.activeElement.localName") == "iframe"
        link = page.tab.get_by_role("link", name="Video on Vimeo")
        assert link.get_attribute("href") == "https://vimeo.com/12"
        assert page.wrong == []


def test_a_card_without_a_player_is_a_link(browser: Any, site: _Site) -> None:
    """Slides open where they are, as any link does."""
    with _reading(browser, site) as page:
        link = page.tab.get_by_role("link", name="Slides on SlideShare Slides")
        assert link.get_attribute("href") == "https://www.slideshare.net/cncf/helm"


def test_without_a_script_a_card_is_a_link(browser: Any, site: _Site) -> None:
    """Without scripts nothing is promised about loading, and the card leads to the provider."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(site.address + _CARDS)
    link = tab.get_by_role("link", name="Video on YouTube The keynote", exact=True)
    assert link.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk&t=90"
    context.close()


def test_paper_has_the_address(browser: Any, site: _Site) -> None:
    """On paper a card is its words with their address, once, and the player is not there."""
    with _reading(browser, site) as page:
        page.tab.get_by_role("button", name="The keynote").click()
        page.tab.emulate_media(media="print")
        assert not page.tab.locator("iframe").is_visible()
        assert not page.tab.locator(".embed-address").is_visible()
        shown = "link => getComputedStyle(link, '::after').content"
        assert "https://vimeo.com/12" in page.tab.locator(".embed-vimeo > a").evaluate(shown)


def test_only_pages_with_cards_have_the_script(browser: Any, site: _Site) -> None:
    """A page without cards doesn't load what would play them."""
    with _reading(browser, site, _WORDS) as page:
        assert "players" not in page.tab.content()
    with _reading(browser, site, "/de/blog/2019/06/01/cards/") as page:
        assert "players" in page.tab.content()
        assert page.tab.get_by_role("button", name="Video auf Vimeo").is_visible()


def test_the_policy_is_opened_for_players_alone(site: _Site) -> None:
    """Frames may come from the players' own origins and nowhere else."""
    assert "frame-src https://player.vimeo.com https://www.youtube-nocookie.com" in site.policy
    assert "youtube.com" not in site.policy.replace("www.youtube-nocookie.com", "")


def test_the_policy_follows_the_texts(tmp_path: Path) -> None:
    """A site without players has no frames; the last card that goes closes the policy again."""
    write_files(tmp_path, {path: text for path, text in _FILES.items() if ".de." not in path})
    output, post = tmp_path / "out", tmp_path / "content/posts/2019/cards.md"
    build_here(tmp_path, output)
    assert "frame-src" in (output / "_headers").read_text("utf-8")
    post.write_text(_PLAIN + '\n    data-player="https://player.vimeo.com.example.org/"\n', "utf-8")
    build_here(tmp_path, output)
    assert "frame-src" not in (output / "_headers").read_text("utf-8")
