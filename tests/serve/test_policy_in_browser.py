"""The headers of a build, as a browser takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .previews import Preview
from .sites import POST, POST_URL, TEMPLATE, site

PAGE = (
    '{% extends "base.html" %}{% set title = page.title %}{% block main %}'
    "<h1>{{ page.title }}</h1><style>h1 { color: rgb(7, 8, 9) }</style>"
    "<script>document.title = 'ran'</script>{% endblock %}"
)


@pytest.fixture
def preview(start: Callable[..., Preview]) -> Preview:
    """A site in two languages, whose plain pages have a script and a style sheet within."""
    translation = POST.replace(".md", ".zh-CN.md")
    return start(site(**{TEMPLATE: PAGE, translation: "---\ntitle: 一\n---\n\n正文。\n"}))


def test_what_a_theme_writes_into_pages_works(preview: Preview, tab: Any) -> None:
    """A script and a style sheet within a page run and paint; others, put there later, don't."""
    blocked: list[str] = []
    tab.on("console", lambda said: blocked.append(said.text) if said.type == "error" else None)
    tab.goto(preview.address + "about/")
    tab.wait_for_function("document.title === 'ran'")
    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(7, 8, 9)"
    assert blocked == []
    foreign = "<script>document.title = 'evil'</script><style>h1 { color: red }</style>"
    tab.evaluate(
        "html => document.body.append(document.createRange().createContextualFragment(html))",
        foreign,
    )
    assert tab.title() == "ran"
    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(7, 8, 9)"
    assert len(blocked) == 2


def test_readers_are_led_to_the_language_they_chose(preview: Preview, browser: Any) -> None:
    """The front page is that of the browser's language, until a reader chooses another one."""
    context = browser.new_context(locale="zh-CN")
    tab = context.new_page()
    tab.goto(preview.address)
    assert tab.url == preview.address + "zh-cn/"
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.locator("nav.languages summary").click()
    tab.locator("nav.languages a[hreflang='en']").first.click()
    tab.wait_for_url(preview.address)
    tab.goto(preview.address + POST_URL)
    tab.goto(preview.address)
    assert tab.url == preview.address
    context.close()
