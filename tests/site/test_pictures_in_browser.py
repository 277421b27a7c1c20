"""Pages with pictures in a real browser: nothing moves while they load, and small files are chosen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .folders import write_files
from .pictures import picture
from .running import build_here
from .test_browser import opened, served

_PARAGRAPH = "Words that a late picture would push down the page.\n\n"
_TEXT = f"""---
title: Pictures
date: 2019-06-20
authors: [cncf]
image: {{src: hero.jpg, alt: Hero, caption: Below it}}
---

{_PARAGRAPH}![One](one.png)

{_PARAGRAPH}![Two](two.jpg "A caption")

{_PARAGRAPH}<img src="three.webp" alt="Three" width="300">

{_PARAGRAPH}![Four](four.svg) ![Five](five.gif)

{_PARAGRAPH * 3}"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><circle r="90"/></svg>'
POST = "/blog/2019/06/20/pictures/"
SHIFT = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const each of list.getEntries()) sum += each.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 500);
})
"""
LOADED = (
    "() => [...document.images].map(each => [each.currentSrc, each.complete, each.naturalWidth])"
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with pictures of all kinds is served."""
    folder = tmp_path_factory.mktemp("pictures")
    here = "content/posts/2019/pictures/"
    files: dict[str, str | bytes] = {
        "content/site.yaml": "title: Pictures\nbase_url: https://example.org/\n",
        "content/authors/cncf.yaml": "name: CNCF\npicture: cncf.png\n",
        "content/authors/cncf.png": picture("PNG", 300, 300),
        f"{here}index.md": _TEXT,
        f"{here}hero.jpg": picture("JPEG", 2000, 900),
        f"{here}one.png": picture("PNG", 1000, 700),
        f"{here}two.jpg": picture("JPEG", 800, 1200),
        f"{here}three.webp": picture("WEBP", 900, 300),
        f"{here}four.svg": _SVG,
        f"{here}five.gif": picture("GIF", 200, 100),
    }
    write_files(folder, files)
    built = build_here(folder, folder / "out")
    assert not built.diagnostics
    with served(folder / "out") as found:
        yield found


def _seen(tab: Any) -> None:
    """Scroll to the end, so that all pictures are wanted, and wait for them."""
    tab.evaluate("document.querySelectorAll('img').forEach(each => each.loading = 'eager')")
    tab.wait_for_function("[...document.images].every(each => each.complete)")
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", POST, "/blog/", "/authors/cncf/"])
def test_nothing_moves(browser: Any, address: str, path: str, width: int) -> None:
    """While pictures load, nothing on the page moves (CLS 0), and all of them are there."""
    with opened(browser, width=width) as (tab, wrong):
        tab.goto(address + path)
        _seen(tab)
        assert tab.evaluate(SHIFT) == 0
        shown = tab.evaluate(LOADED)
        assert shown
        assert [each for each in shown if not (each[1] and each[2])] == []
        assert wrong == []


def test_small_screens_load_small_files(browser: Any, address: str) -> None:
    """A phone is sent a file that is about as wide as it is."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(address + POST)
        _seen(tab)
        hero = tab.evaluate("document.querySelector('.post-picture img').currentSrc")
        assert hero.endswith(".480.webp")


def test_pictures_keep_their_proportions(browser: Any, address: str) -> None:
    """However narrow the column, a picture is as high as its width makes it, and in the column."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(address + POST)
        _seen(tab)
        sizes = tab.evaluate(
            "[...document.querySelectorAll('.post-picture img, .body img')]"
            ".map(each => [each.offsetWidth, each.offsetHeight])"
        )
        wanted = [2000 / 900, 1000 / 700, 800 / 1200, 900 / 300, 300 / 200, 200 / 100]
        for (across, down), ratio in zip(sizes, wanted, strict=True):
            assert across <= 360
            assert abs(across / down - ratio) < 0.05
