"""What readers of a text are given, in a real browser, with and without its script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ..chromium import LIMIT  # noqa: TID252  (as for the files of a folder)
from .folders import write_files
from .running import build_here
from .test_browser import opened, served

POST = "/blog/2019/06/01/reading/"
_PROSE = (
    "The people who run a cluster want to know what it does, and why it does that now and not an "
    "hour ago, when nobody looked. "
)
_TEXT = f"""\
---
title: Reading
date: 2019-06-01
kind: guest-post
authors: [cncf]
---

{_PROSE * 5}

## First

```python {{linenums=true}}
one = 1
two = 2
three = 3
```

A line with a note.[^note] {_PROSE * 20}

## Second

| Number | Name |
| --- | --- |
{"".join(f"| {number} | Row |{chr(10)}" for number in range(80))}
{_PROSE * 20}

## Third

{_PROSE * 20}

> Write it down.
>
> — Name (Company)

[^note]: What the [note](https://example.org/) says.
"""
# Letters of each line of the first paragraph but its last.
LINES = """
() => {
  const text = document.querySelector('.body p').firstChild;
  const range = document.createRange();
  const lines = new Map();
  for (let at = 0; at < text.length; at++) {
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    const {top} = range.getBoundingClientRect();
    lines.set(top, (lines.get(top) ?? 0) + 1);
  }
  return [...lines.values()].slice(0, -1);
}
"""
SHIFT = """
() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const each of list.getEntries()) sum += each.value;
  }).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site with one long text is served."""
    folder = tmp_path_factory.mktemp("reading")
    files = {
        "content/site.yaml": "title: Reading\nbase_url: https://example.org/\n",
        "content/authors/cncf.yaml": "name: CNCF\n",
        "content/posts/2019/reading.md": _TEXT,
    }
    write_files(folder, files)
    built = build_here(folder, folder / "out")
    assert not built.diagnostics
    with served(folder / "out") as found:
        yield found + POST


def test_lines_have_the_length_that_is_read_best(browser: Any, address: str) -> None:
    """On a wide screen lines have 60 to 75 letters, on average."""
    with opened(browser) as (tab, _):
        tab.goto(address)
        lines = tab.evaluate(LINES)
        assert 60 <= sum(lines) / len(lines) <= 75


def test_code_is_copied_without_its_numbers(browser: Any, address: str) -> None:
    """The button copies what a writer wrote, and says so."""
    with opened(browser) as (tab, wrong):
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(address)
        tab.locator(".copy").click()
        tab.locator(".copy", has_text="Copied").wait_for()
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert copied == "one = 1\ntwo = 2\nthree = 3\n"
        assert wrong == []


def test_lines_have_addresses(browser: Any, address: str) -> None:
    """The address of a line marks it, and arrows lead from one to the next."""
    with opened(browser) as (tab, _):
        tab.goto(address + "#_code-1-2")
        assert tab.locator(".line:target").text_content() == "two = 2\n"
        tab.locator(".line-link").first.focus()
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("Enter")
        assert tab.url.endswith("#_code-1-3")


def test_notes_open_where_they_are_referred_to(browser: Any, address: str) -> None:
    """A note opens beside its number, within the page; Escape closes it and leads back."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(address)
        link = tab.locator("#fnref-1")
        link.focus()
        tab.keyboard.press("Enter")
        card = tab.locator(".note-card")
        assert card.inner_text().strip() == "What the note says."
        box = card.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        tab.keyboard.press("Escape")
        assert not card.is_visible()
        assert link.evaluate("link => link === document.activeElement")


def test_contents_follow_the_reader(browser: Any, address: str) -> None:
    """The contents mark the section that is being read, and none before the first."""
    with opened(browser) as (tab, _):
        tab.goto(address)
        current = tab.locator(".toc a[aria-current]")
        assert current.count() == 0
        tab.evaluate("document.querySelector('#second').scrollIntoView({behavior: 'instant'})")
        tab.wait_for_selector(".toc a[aria-current]", timeout=LIMIT)
        assert current.all_text_contents() == ["Second"]


def test_long_tables_keep_their_head(browser: Any, address: str) -> None:
    """A table longer than the window scrolls below its own head."""
    with opened(browser, width=360) as (tab, _):
        tab.goto(address)
        tops = tab.evaluate(
            "() => { const box = document.querySelector('.table-scroll'); box.scrollTop = 500;"
            " const head = box.querySelector('th').getBoundingClientRect();"
            " return [box.scrollTop, head.top - box.getBoundingClientRect().top]; }"
        )
        assert tops[0] == 500
        assert 0 <= tops[1] < 3


def test_quotes_name_their_source(browser: Any, address: str) -> None:
    """A last paragraph of a quote that begins with a dash is its source."""
    with opened(browser) as (tab, _):
        tab.goto(address)
        assert tab.locator("blockquote .quote-source").all_text_contents() == ["— Name (Company)"]


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves(browser: Any, address: str, width: int) -> None:
    """Nothing on the page moves while it loads, though a script adds to it."""
    with opened(browser, width=width) as (tab, _):
        tab.goto(address)
        assert tab.evaluate(SHIFT) == 0


def test_all_is_there_without_a_script(browser: Any, address: str) -> None:
    """Without scripts contents are open beside the text, notes are links, code has its numbers."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    tab = context.new_page()
    tab.goto(address)
    assert tab.get_by_role("link", name="Second", exact=True).first.is_visible()
    assert tab.locator(".copy").count() == 0
    tab.locator("#fnref-1").click()
    assert tab.url.endswith("#fn-1")
    context.close()
