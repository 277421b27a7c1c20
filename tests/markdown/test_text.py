"""What a body says about itself: summary, size, headings, anchors."""

import pytest

from blogsite.model.body import Heading


@pytest.mark.parametrize(
    ("written", "summary"),
    [
        (
            "# Title\n\nThe *first*\nparagraph & [more](x.md)[^1].\n\nNext\n\n[^1]: no",
            "The first paragraph & more.",
        ),
        ("![a](b.png)\n\n![c](d.png 'e')\n\nProse", "Prose"),
        ("> quote\n\n- item\n\nProse with `code`", "Prose with code"),
        ("第一行\n第二行", "第一行第二行"),
        ("<b>raw</b> text", "raw text"),
        ("", ""),
        ("```\ncode\n```", ""),
    ],
)
def test_the_summary_is_the_first_prose(parse, written, summary):
    """The summary is the plain text of the first paragraph that is no picture, quote or list."""
    assert parse(written).body.summary == summary


def test_a_long_summary_is_cut_at_a_word(parse):
    """A summary has 300 characters at most and ends after a whole word."""
    assert parse("longer " * 50).body.summary == "longer " * 41 + "longer…"
    summary = parse("word " * 100).body.summary
    assert summary == "word " * 59 + "word…"


def test_a_long_summary_without_spaces_is_cut_anywhere(parse):
    """Text without spaces between words is cut at 300 characters."""
    assert parse("字" * 400).body.summary == "字" * 299 + "…"


@pytest.mark.parametrize(
    ("written", "words", "characters"),
    [
        ("Two words", 2, 0),
        ("# One\n\n`two` [three](x) - four\n\n```\nnot counted\n```", 5, 0),
        ("你好世界", 0, 4),
        ("使用 Kubernetes 1.15，很好！", 2, 4),
        ("한국어 단어 — 둘", 0, 6),
        ("쿠버네티스 1.15 출시", 1, 7),
        ("a\n\nb", 2, 0),
        ("|a|b|\n|-|-|\n|c|d|", 4, 0),
        ("— élan – – (vital) … 2 _ ! —", 4, 0),
    ],
)
def test_words_and_characters_are_counted(parse, written, words, characters):
    """Words are counted, but letters of Chinese, Japanese and Korean; code blocks are not."""
    body = parse(written).body
    assert (body.words, body.characters) == (words, characters)


def test_headings_make_the_table_of_contents(parse):
    """Headings outside of quotes and lists are listed with level, id and plain text."""
    body = parse("## A *b* `c` ![d](e)\n\n> ## Quoted\n\n### F & [g](h)").body
    assert body.headings == (Heading(2, "a-b-c-d", "A b c d"), Heading(3, "f--g", "F & g"))


def test_anchors_are_all_ids(parse):
    """Each id in the output can be linked to."""
    written = '## A\n\nb[^1]\n\n{#c}\nd\n\n<i id="e">f</i>\n\n[^1]: g'
    assert set(parse(written).body.anchors) == {"a", "fnref-1", "c", "e", "footnotes", "fn-1"}


def test_two_parses_give_one_body(parse):
    """A body depends on its text alone."""
    written = "## A\n\n[b](c) <i>d</i> ^[e]\n\n```py\nx = 1\n```"
    assert parse(written).body == parse(written).body
