"""Comments that turn rules off: no reader sees that they were there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.diagnostics import Problems
from blogsite.markdown import parse_markdown
from blogsite.model.body import Body

SWITCH = "<!-- check: off vague-link-text -->"


def _parse(text: str, language: str = "en") -> tuple[Body, Problems]:
    problems = Problems()
    return parse_markdown(
        text, path="a.md", language=language, first_line=1, problems=problems
    ), problems


def _shown(text: str, language: str = "en") -> tuple[object, ...]:
    body, _ = _parse(text, language)
    values = tuple((target.kind, target.value) for target in body.targets)
    return body.html, values, body.headings, body.anchors, body.summary, body.words


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("A [here](b) S\nline\n", "A [here](b)\nline\n"),
        ("A\nS\nB\n", "A\nB\n"),
        ("S\nA\n", "A\n"),
        ("A\nS\n", "A\n"),
        ("A  S  \nB\n", "A  \nB\n"),
        ("中文\nS\n中文\n", "中文\n中文\n"),
        ("中文 S\n中文\n", "中文\n中文\n"),
        ("# A {#b} S\n", "# A {#b}\n"),
        ("A S\n===\n", "A\n===\n"),
        ("- a\nS\n- b\n", "- a\n- b\n"),
        ("- a S\n- b S\n", "- a\n- b\n"),
        ("> a\nS\nb\n", "> a\nb\n"),
        ("> a\n> S\n> b\n", "> a\n> b\n"),
        ("| a | b |\n| - | - |\n| c | d S |\n", "| a | b |\n| - | - |\n| c | d |\n"),
        ("S\n\n| a | b |\n| - | - |\n| c | d |\n", "| a | b |\n| - | - |\n| c | d |\n"),
        ('![a](b.png "c") S\n', '![a](b.png "c")\n'),
        ("A\n\nS\n```\ncode\n```\n", "A\n\n```\ncode\n```\n"),
        ("**A** S\nS\nB\n", "**A**\nB\n"),
        ("S\n# A\n", "# A\n"),
        ("[^1] S\n\n[^1]: note S\n", "[^1]\n\n[^1]: note\n"),
        ("A\n: b S\n", "A\n: b\n"),
        ("<div>\nS\na\n</div>\n", "<div>\n\na\n</div>\n"),
    ],
)
def test_a_page_is_the_same_with_and_without(text: str, plain: str) -> None:
    """A comment at a line's end, or on a line of its own, changes nothing of the page."""
    language = "zh-CN" if "中" in text else "en"
    with_switch = text.replace("S", SWITCH)
    if "<div>" in text:  # raw HTML keeps the line
        assert "check:" not in _parse(with_switch)[0].html
        return
    assert _shown(with_switch, language) == _shown(plain, language)


@given(st.lists(st.sampled_from(["word", "*em*", "`code`", "[a](b.md)", "中"]), min_size=1))
def test_the_end_of_any_line_can_have_one(words: list[str]) -> None:
    """In a paragraph of any lines each may end with a comment."""
    text = "\n".join(words)
    assert _shown("\n".join(f"{word} {SWITCH}" for word in words)) == _shown(text)


def test_nothing_is_said_about_it() -> None:
    """The build has nothing to say about such a comment."""
    _, problems = _parse(f"A {SWITCH}\n{SWITCH}\nB\n\n{SWITCH}\n\nC\n")
    assert list(problems) == []


def test_in_code_it_is_code() -> None:
    """Readers of a text about such comments see them."""
    body, _ = _parse(f"`{SWITCH}`\n\n    {SWITCH}\n")
    assert body.html.count("check:") == 2


@pytest.mark.parametrize("comment", ["<!-- check: on x -->", "<!-- a comment -->"])
def test_other_comments_are_as_ever(comment: str) -> None:
    """What isn't such a comment splits a paragraph, as CommonMark has it."""
    assert _parse(f"A\n{comment}\nB\n")[0].html.count("<p>") == 2
