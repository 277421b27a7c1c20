"""What is taken from a page for its index."""

from __future__ import annotations

import re

from blogsite.render.indexed import indexed_part

PAGE = """\
<!doctype html>
<html lang="zh-CN" dir="ltr"><head>
<meta name="author" content="a > b" data-pagefind-filter="author[content]">
<meta name="description" content="none of it">
</head><body><nav>Menu</nav>
<h1 data-pagefind-body data-pagefind-meta="title">Title</h1>
<div class="body" data-pagefind-body><div>One <div>deep</div></div><p>Two</p></div>
<footer>Foot</footer></body></html>
"""


def test_marked_elements_are_taken() -> None:
    """The language, the facts, and the marked elements with all that is in them."""
    part = indexed_part(PAGE)
    assert part.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert 'content="a > b"' in part
    assert "<div>One <div>deep</div></div><p>Two</p></div>" in part
    for other in ("none of it", "Menu", "Foot"):
        assert other not in part


def test_cells_stay_apart() -> None:
    """What stands in two cells, of a table or of facts, is not read as one word."""
    table = "<table><tr><th>One</th><th>Two</th></tr>\n<tr><td>3</td><td>4</td></tr></table>"
    facts = "<dl><div><dt>Less</dt><dd>5%</dd></div> <div><dt>More</dt><dd>6%</dd></div></dl>"
    part = indexed_part(PAGE.replace("<p>Two</p>", table + facts))
    seen = re.sub(r"<[^>]*>|\n", "", part)
    assert "One · Two · 3 · 4" in seen
    assert "Less · 5% ·  More · 6%" in seen
    assert "6% ·" not in seen


def test_a_page_without_a_mark_is_not_indexed() -> None:
    """Facts alone are no text."""
    assert indexed_part(PAGE.replace(" data-pagefind-body", "")) == ""


def test_what_texts_say_marks_nothing() -> None:
    """A title or text that speaks of the mark is no mark."""
    said = "x data-pagefind-body y"
    page = PAGE.replace("none of it", said).replace("Menu", said).replace("Foot", said)
    assert indexed_part(page) == indexed_part(PAGE)


def test_a_mark_within_a_marked_element_counts_once() -> None:
    """What is inside is there already."""
    page = PAGE.replace("<p>Two", "<p data-pagefind-body data-pagefind-meta='x'>Two")
    assert indexed_part(page).count("Two") == 1


def test_an_element_that_never_ends_is_taken_to_the_end() -> None:
    """A template's mistake is no endless search."""
    assert indexed_part("<html lang=en><p data-pagefind-body>One").endswith(
        "<p data-pagefind-body>One\n</body></html>\n"
    )
