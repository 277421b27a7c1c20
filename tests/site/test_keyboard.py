"""What the keyboard alone reaches, and whether its user sees where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .running import Run
from .test_accessibility import ORIGINALS
from .test_browser import opened, served
from .test_layouts import PAGES

# What is visible, unfolded or not, and does something when pressed, or scrolls, but was no stop.
MISSED = """
() => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  const can = 'a[href], button, input, select, textarea, summary, video, audio, [tabindex]';
  return [...document.querySelectorAll(can)]
    .filter(each => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
    .filter(each => !each.dataset.reached)
    .map(each => `${each.tagName}.${each.className} ${each.textContent.trim().slice(0, 40)}`);
}
"""
# Marks where the Tab key has come to, and tells what is wrong with the stop.
STOP = """
() => {
  const at = document.activeElement;
  if (at === document.body || at.dataset.reached) return 'end';
  at.dataset.reached = 'yes';
  const name = `${at.tagName}.${at.className} ${at.textContent.trim().slice(0, 40)}`;
  const isOutlined = each => {
    const {outlineStyle, outlineWidth} = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  let shown = at;
  while (shown && !isOutlined(shown)) shown = shown.parentElement;
  if (!shown) return `without a mark: ${name}`;
  const boxes = [...at.getClientRects()];
  const isInView = boxes.some(box => {
    const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(x, y);
    return top && (at.contains(top) || top.contains(at));
  });
  return isInView ? '' : `out of view: ${name}`;
}
"""
# More than any page here has.
MOST = 400


@pytest.fixture(scope="module")
def address(fifteen: Run) -> Iterator[str]:
    """Where the site in all languages is served."""
    with served(fifteen.output) as found:
        yield found


@pytest.mark.parametrize(("tag", "width"), [("en", 1280), ("ar", 360)])
def test_all_is_reached(browser: Any, address: str, tag: str, width: int) -> None:
    """The Tab key gets to all that can be pressed on each type of page, and each stop shows."""
    start = f"{address}/" if tag == "en" else f"{address}/{tag}/"
    with opened(browser, width=width) as (tab, _):
        tab.emulate_media(reduced_motion="reduce")  # scrolled at once
        for kind, path in (PAGES | ORIGINALS if tag == "en" else PAGES).items():
            tab.goto(start + path)
            assert _walked(tab) == [], kind
            assert tab.evaluate(MISSED) == [], kind


def test_what_is_not_reached_is_found(browser: Any) -> None:
    """The walk finds a stop without a mark, one that is covered, and what it passed over."""
    with opened(browser) as (tab, _):
        tab.set_content(
            "<style>:focus { outline: none } .seen:focus { outline: solid }</style>"
            "<a href='#a'>Plain</a> <a class=seen href='#b'>Seen</a>"
            "<p style='position: relative'><a class=seen href='#c'>Covered</a>"
            "<span style='position: absolute; inset: 0; background: white'></span></p>"
        )
        assert _walked(tab) == ["without a mark: A. Plain", "out of view: A.seen Covered"]
        tab.evaluate("document.body.append(document.createElement('button'))")
        assert tab.evaluate(MISSED) == ["BUTTON. "]


def _walked(tab: Any) -> list[str]:
    """Press Tab from the top until the way is at its end; return what is wrong on it."""
    wrong = []
    # A search page opens in its field, in the middle of the way.
    tab.evaluate("document.body.tabIndex = -1; document.body.focus()")
    tab.evaluate("document.body.removeAttribute('tabindex')")
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        said = tab.evaluate(STOP)
        if said == "end":
            return wrong
        wrong += [said] if said else []
        if tab.evaluate("document.activeElement.matches('details:not([open]) > summary')"):
            tab.keyboard.press("Enter")
    pytest.fail("the way has no end")
