"""Long names, high pictures, and texts in another language than their page, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from .folders import write_files
from .running import run_build
from .test_browser import opened, served
from .test_layouts import SCROLLED, TOO_WIDE

_LONG = "A" * 70
_POST = """\
---
title: "{title}"
date: 2019-01-{day}
kind: case-study
authors: [long, {{id: ann, role: Engineer, organization: Company}}]
image: {{src: high.png, alt: High}}
organization: {{name: Company GmbH, industry: Payments, location: Berlin}}
facts: [{{value: "< 1 s", label: Downtime (each)}}]
links: [{{name: Code & more!, url: "https://example.org/"}}]
---

Text.
"""
_POST_URL = "case-studies/one/"
_PAGES = ("", _POST_URL, "case-studies/", "authors/", "authors/long/", "blog/2019/")
# How high pictures of cards are for their width.
_HIGH = "all => all.map(each => each.offsetHeight / each.offsetWidth)"
# Where the texts begin, from the side where those of the page do that they stand among.
_BEGINS = """
all => all.map(each => {
  const text = document.createRange();
  text.selectNodeContents(each);
  const box = each.closest('dd, dt, p, li').getBoundingClientRect();
  return Math.round(box.right - text.getBoundingClientRect().right);
})
"""


def _high_picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (400, 900), "teal").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site of odd texts is served."""
    folder = tmp_path_factory.mktemp("odd")
    files = {
        "content/site.yaml": "title: Odd texts\nlanguages: [en, ar]\n",
        "content/authors/long.yaml": f"name: {_LONG} B\nrole: {_LONG}\n",
        "content/authors/ann.yaml": "name: Ann (Company)\n",
        "content/posts/high.png": _high_picture(),
        "content/posts/one.md": _POST.format(title="One", day="02"),
        "content/posts/two.md": _POST.format(title="Two", day="03"),
        "content/posts/three.md": _POST.format(title="Three", day="04"),
        "content/posts/one.ar.md": "---\ntitle: دراسة حالة\n---\n\nنص.\n",
    }
    done = run_build(write_files(folder / "site", files), folder / "out", cache=folder / "cache")
    assert done.code == 0, done.stdout + done.stderr
    with served(done.output) as found:
        yield found


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_long_names_stay_in_their_boxes(browser: Any, address: str, width: int) -> None:
    """A name without any gap is broken, on each page that shows it, in both directions."""
    with opened(browser, width=width) as (tab, _):
        for path in (*_PAGES, *(f"ar/{each}" for each in _PAGES)):
            assert tab.goto(f"{address}/{path}").ok, path
            assert tab.evaluate(TOO_WIDE, SCROLLED) == [], path


@pytest.mark.parametrize("width", [360, 1280])
def test_high_pictures_leave_room(browser: Any, address: str, width: int) -> None:
    """A picture higher than wide makes no card high, and leaves the text on the first screens."""
    with opened(browser, width=width) as (tab, _):
        for path in ("", "case-studies/"):
            tab.goto(f"{address}/{path}")
            found = tab.locator(".card-image").evaluate_all(_HIGH)
            assert found
            assert max(found) < 0.7, path
        tab.goto(f"{address}/{_POST_URL}")
        assert tab.locator(".post-picture img").bounding_box()["height"] < 700


def test_other_languages_keep_their_order(browser: Any, address: str) -> None:
    """Within a page from right to left, English texts run their way, and begin where lines do."""
    with opened(browser) as (tab, _):
        tab.goto(f"{address}/ar/{_POST_URL}")
        texts = tab.locator(
            "article :is(.figures :is(dt, dd), .panel-name, .panel dd, .further li) bdi"
        )
        ways = texts.evaluate_all("all => all.map(each => getComputedStyle(each).direction)")
        assert ways == ["ltr"] * 6
        assert max(map(abs, texts.evaluate_all(_BEGINS)[:5])) <= 20
        position = tab.locator(".credit-position", has_text="Company").locator("> bdi")
        assert position.get_attribute("dir") == "ltr"
        assert position.inner_text() == "Engineer، Company"
