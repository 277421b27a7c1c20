"""Pages of each type in axe-core: light and dark, narrow and wide, in five languages."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import pytest

from .running import Run
from .test_browser import opened, served
from .test_layouts import PAGES
from .tools import npm_package

_STUDY = "case-studies/square-how-vitess-enables-near-unlimited-scale-for-cash-app/"
# What only the language of the originals has.
ORIGINALS = {"case study": _STUDY, "case studies": "case-studies/", "coverage": "translations/"}
SCHEMES, WIDTHS = ("light", "dark"), (1280, 360)
# One language in all looks; each of the others in two that have both schemes and both widths.
EACH = tuple(itertools.product(SCHEMES, WIDTHS))
SOME = (("light", 1280), ("dark", 360))
OTHERS = (("dark", 1280), ("light", 360))
LOOKS = {"en": EACH, "ar": OTHERS, "zh-CN": SOME, "hi": OTHERS, "de": SOME}
# Best practices are among the rules; the size of what is pressed is not unless asked for.
FAULTS = """
async () => {
  const options = {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}};
  return (await axe.run(document, options)).violations.flatMap(
    each => each.nodes.map(node => `${each.id}: ${node.target} ${node.html.slice(0, 120)}`)
  );
}
"""
# What is folded is looked at too.
UNFOLD = "for (const each of document.querySelectorAll('details')) each.open = true"


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


@pytest.mark.parametrize("tag", LOOKS)
def test_axe_finds_nothing(browser: Any, axe: str, address: str, tag: str) -> None:
    """No page type has a violation of axe's rules in any look."""
    start = f"{address}/" if tag == "en" else f"{address}/{tag.lower()}/"
    with opened(browser) as (tab, _):
        # Colours change at once.
        tab.emulate_media(reduced_motion="reduce")
        for kind, path in (PAGES | ORIGINALS if tag == "en" else PAGES).items():
            tab.goto(start + path)
            tab.evaluate(UNFOLD)
            assert _faults(tab, axe, LOOKS[tag]) == {}, kind


def test_axe_finds_nothing_in_what_opens(browser: Any, axe: str, address: str) -> None:
    """A note beside its number, and results of a search, are without a violation too."""
    with opened(browser) as (tab, _):
        tab.emulate_media(reduced_motion="reduce")
        tab.goto(f"{address}/{PAGES['post']}")
        tab.locator(".footnote-ref a").first.click()
        assert tab.locator(".note-card").is_visible()
        assert _faults(tab, axe, EACH) == {}
        tab.goto(f"{address}/search/?q=open")
        tab.wait_for_selector(".search-result")
        assert _faults(tab, axe, EACH) == {}


def test_axe_finds_what_is_wrong(browser: Any, axe: str) -> None:
    """The search finds text without contrast, a picture without words, and what is too small."""
    small = "<button style='padding: 0; border: 0; width: 9px; height: 9px'></button>" * 2
    with opened(browser) as (tab, _):
        tab.set_content(f"<p style='color: #aaa'>Text.</p><img src='/a.png'>{small}")
        ((_, said),) = _faults(tab, axe, SOME[:1]).items()
        found = {each.partition(":")[0] for each in said}
        assert {"color-contrast", "image-alt", "target-size"} <= found


def _faults(tab: Any, axe: str, looks: tuple[tuple[str, int], ...]) -> dict[Any, list[str]]:
    """Return what axe finds on the page that is open, by look; without loading it again."""
    tab.evaluate(axe)
    found = {}
    for scheme, width in looks:
        tab.emulate_media(color_scheme=scheme)
        tab.set_viewport_size({"width": width, "height": 900})
        found[scheme, width] = tab.evaluate(FAULTS)
    return {look: said for look, said in found.items() if said}
