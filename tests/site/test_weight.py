"""What a page costs its reader: bytes on the way, hosts asked, scripts."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlsplit

import pytest

from ..chromium import LIMIT  # noqa: TID252  (as for the files of a folder)
from .pages import pages_of
from .running import Run
from .test_browser import served
from .test_layouts import PAGES

KINDS = ("home", "post", "list", "tag", "author", "event", "search")
# Bytes, compressed, of a page with all that it loads but pictures; and of all scripts as published.
MOST, MOST_SCRIPTS = 60_000, 15_000


@pytest.mark.parametrize("language", ["", "ar/"])
def test_first_load_is_small(browser: Any, fifteen: Run, language: str) -> None:
    """A page with all that it loads is under 60 KB, and asks no other host for anything."""
    with served(fifteen.output) as address:
        for kind in KINDS:
            loaded = _loaded(browser, f"{address}/{language}{PAGES[kind]}")
            assert {urlsplit(url).netloc for url, _ in loaded} == {urlsplit(address).netloc}, kind
            assert any(url.endswith(".css") for url, _ in loaded), kind
            assert sum(size for _, size in loaded) < MOST, (kind, loaded)


def test_long_posts_are_small(browser: Any, demo: Run) -> None:
    """The longest pages of the archive are no exception."""
    pages = sorted(pages_of(demo.files).values(), key=lambda page: len(page.data))
    posts = [page.path for page in pages[-3:]]
    with served(demo.output) as address:
        for path in posts:
            loaded = _loaded(browser, f"{address}/{path}")
            assert {urlsplit(url).netloc for url, _ in loaded} == {urlsplit(address).netloc}, path
            assert sum(size for _, size in loaded) < MOST, (path, loaded)


def test_scripts_are_small(fifteen: Run) -> None:
    """All scripts of the theme together are under 15 KB before any compression."""
    scripts = [
        data
        for path, data in fifteen.files.items()
        if path.startswith("assets/") and path.endswith(".js")
    ]
    assert 0 < sum(map(len, scripts)) < MOST_SCRIPTS


def _loaded(browser: Any, url: str) -> list[tuple[str, int]]:
    """Load a page from a cold cache; return what was asked for, and its size but that of pictures."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(LIMIT)
    answers: list[Any] = []
    asked: list[str] = []
    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=""))
    tab = context.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  (it marks them)
    tab.goto(url, wait_until="networkidle")
    sizes = {
        each.url: len(gzip.compress(each.body(), 6))
        for each in answers
        if each.request.resource_type != "image"
    }
    context.close()
    return [(each, sizes.get(each, 0)) for each in asked]
