"""Pages of each type in axe-core: light and dark, narrow and wide, in five languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest

from .running import Run
from .test_browser import opened, served
from .test_layouts import PAGES
from .tools import npm_package

# Each language in another look: all of them in all looks would take many minutes.
LOOKS = [
    ("en", "light", 1280),
    ("en", "dark", 360),
    ("ar", "dark", 1280),
    ("zh-CN", "light", 360),
    ("hi", "dark", 360),
    ("de", "light", 1280),
]
TYPES = ("home", "post", "list", "author", "events", "event", "archive", "missing")
FAULTS = """
async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(
  each => each.nodes.map(node => `${each.id}: ${node.target} ${node.html.slice(0, 120)}`)
)
"""


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], NoReturn]) -> str:
    """The script that looks for faults."""
    package = npm_package("axe-core", "4", tmp_path_factory, missing)
    return (package / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def address(fifteen: Run) -> Iterator[str]:
    """Where the site in all languages is served."""
    with served(fifteen.output) as found:
        yield found


@pytest.mark.parametrize(("tag", "scheme", "width"), LOOKS)
def test_axe_finds_nothing(
    browser: Any, axe: str, address: str, tag: str, scheme: str, width: int
) -> None:
    """No page type has a violation of axe's rules, its best practices among them."""
    with opened(browser, scheme, width) as (tab, _):
        start = f"{address}/" if tag == "en" else f"{address}/{tag.lower()}/"
        for kind in TYPES:
            tab.goto(start + PAGES[kind])
            tab.evaluate(axe)
            assert tab.evaluate(FAULTS) == [], kind


def test_axe_finds_what_is_wrong(browser: Any, axe: str) -> None:
    """The search finds text without contrast and a picture without words."""
    with opened(browser) as (tab, _):
        tab.set_content("<p style='color: #aaa; background: #fff'>Text.</p><img src='/a.png'>")
        tab.evaluate(axe)
        found = {each.partition(":")[0] for each in tab.evaluate(FAULTS)}
        assert {"color-contrast", "image-alt"} <= found
