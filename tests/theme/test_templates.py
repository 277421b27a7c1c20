"""What the default theme's pages must be, whatever the view holds."""

import itertools
import re

import lxml.html
import pytest

from .conftest import HOSTILE, PAGES, Render

pages = pytest.mark.parametrize(("template", "topic"), PAGES)


@pages
@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("text", ["", "Text"])
def test_renders(render: Render, template: str, topic: str, language: str, text: str) -> None:
    """Each template renders with all that a view may hold, and without what it may lack."""
    page = lxml.html.document_fromstring(render(template, topic, text=text, language=language))
    assert page.get("lang") == language
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main")) == 1


@pages
def test_texts_are_never_markup(render: Render, template: str, topic: str) -> None:
    """A name from a post or a registry is shown as it is: no markup, no format, no entity."""
    html = render(template, topic, text=HOSTILE)
    assert "<b onclick" not in html
    page = lxml.html.document_fromstring(html)
    assert not page.xpath("//@onclick")
    assert HOSTILE in page.xpath("string(//title)")


@pages
def test_own_ids_start_with_an_underscore(render: Render, template: str, topic: str) -> None:
    """Headings of posts can't clash with the theme's ids: these alone start with an underscore."""
    page = lxml.html.document_fromstring(render(template, topic, text="Text"))
    ids = page.xpath("//@id")
    assert all(each.startswith("_") for each in ids), ids
    for name in page.xpath("//@aria-labelledby"):
        assert name in ids


@pages
def test_needs_neither_script_nor_inline_style(render: Render, template: str, topic: str) -> None:
    """A strict Content-Security-Policy can hold: the only script element is data."""
    page = lxml.html.document_fromstring(render(template, topic, text="Text"))
    assert {script.get("type") for script in page.iter("script")} == {"application/ld+json"}
    assert not list(page.iter("style"))
    assert not page.xpath("//@style")
    assert not [name for each in page.iter() for name in each.attrib if name.startswith("on")]


@pages
def test_no_heading_level_is_skipped(render: Render, template: str, topic: str) -> None:
    """The outline goes down one level at a time."""
    levels = [0] + [
        int(each) for each in re.findall(r"<h([1-6])", render(template, topic, text="T"))
    ]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels)), levels
