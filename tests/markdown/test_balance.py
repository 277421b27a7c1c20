"""Elements of raw HTML that are left open."""

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite.markdown import raw
from blogsite.markdown.balance import MAX_FORMATTING, MAX_OPEN, allowed_length, overgrowing
from blogsite.model.body import Body

PIECES = [
    "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href=x>", "</a>", "<table>", "</table>", "<tr>", "</tr>",
    "<td>", "</td>", "<caption>", "</caption>", "<ul>", "</ul>", "<li>", "</li>", "<dd>", "</dd>", "<span>", "</span>", "<svg>",
    "</svg>", "<select>", "</select>", "<textarea>", "</textarea>", "<template>", "</template>", "<title>", "</title>",
    "<ruby>", "<rt>", "</ruby>", "<h2>", "</h2>", "<pre>", "</pre>", "x", "<br>", "<u>", "</u>",
]  # fmt: skip


def test_formatting_left_open_is_an_error(parse):
    """More than fifty elements that each block would open again are refused, with a line."""
    written = "\n".join(f"<p><b id=i{number}>{'x' * 300}" for number in range(MAX_FORMATTING + 1))
    parsed = parse(f"a\n\n{written}", first_line=3)
    assert parsed.said == ["55:0: error: nested-too-deeply"]
    assert parsed.body == Body("")


def test_formatting_that_is_closed_is_none(parse):
    """Elements that are closed may be as many as one likes, around paragraphs too."""
    inside = "".join(f"<b title={number}>x <i>y</i>\n\nz</b>\n\n" for number in range(200))
    assert parse(inside).problems == []


def test_elements_nest_only_so_deep(parse):
    """More elements within each other than a browser nests are refused."""
    parsed = parse("<div>\n\n" * (MAX_OPEN + 1))
    assert [problem.rule for problem in parsed.problems] == ["nested-too-deeply"]
    assert parse("<div>\n\n" * 40 + "</div>\n\n" * 40).problems == []


@pytest.mark.parametrize(
    "piece",
    [
        "<b title={}><svg><title></b></svg>",
        "<b title={}><select></b></select>",
        "<b title={}><textarea></b></textarea>",
        "<table><b title={}><td></b></table>",
        "<b title={}><table><tr><td></b></table>",
        "<b title={}><dd><li><dd><li><dd><li><dd><li><dd><li></b>",
        "<span><b title={}></span>",
        "<b title={}><div></b></div>",
    ],
)
def test_an_end_tag_that_closes_nothing_counts_as_none(parse, piece):
    """What looks closed and is not counts as open."""
    written = "".join(f"{piece.format(number)}\n\na\n\n" for number in range(100))
    assert [
        problem.rule for problem in parse(written).problems if problem.severity.value == "error"
    ] == ["nested-too-deeply"]


def test_much_that_is_opened_again_is_refused(parse):
    """A few long elements left open before many blocks are refused before they are read."""
    parsed = parse(f"<p><b title={'x' * 900}>z" + "<p>a" * 300)
    assert [problem.rule for problem in parsed.problems] == ["nested-too-deeply"]


def test_what_grew_all_the_same_is_refused(parse, monkeypatch):
    """The sanitiser's output is measured too."""
    monkeypatch.setattr(raw, "overgrowing", lambda _html: None)
    parsed = parse(f"<p><b title={'x' * 900}>z" + "<p>a" * 300)
    assert [problem.rule for problem in parsed.problems] == ["nested-too-deeply"]
    assert parsed.body.html == ""


@settings(max_examples=500)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8), st.booleans())
def test_the_count_foresees_growth(pieces, blocks):
    """What passes the count stays small once it is completed, however it was left open."""
    group = "".join(pieces) + ("<p>y</p>" if blocks else "")
    html = "".join(group.replace(">", f' title="{number:020}">', 1) for number in range(80))
    if overgrowing(html) is None:
        assert len(nh3.clean(html, generic_attribute_prefixes={"title"})) <= allowed_length(html)
