"""No line of a text is lost for its length."""

import pytest

from blogsite.importing.long_lines import break_lines
from blogsite.markdown.limits import MAX_LINE

_WORDS = "word 12 " * 4000


@pytest.mark.parametrize(
    ("written", "is_told"),
    [
        (_WORDS.strip(), False),
        (f"- {_WORDS.strip()}", False),
        ("字" * 30_000, False),
        ("x" * 50_000, True),
        (f"| {_WORDS}|", True),
        (f"```\n{_WORDS}\n```", True),
        (f"## {_WORDS}end", True),
    ],
)
def test_long_lines_are_broken(written: str, is_told: bool) -> None:
    """Every line fits, all that it said is there in order, and what readers may see is told."""
    told: list[str] = []
    broken = break_lines(written, told.append)
    assert max(map(len, broken.split("\n"))) <= MAX_LINE
    assert "".join(broken.split()) == "".join(written.split())
    assert bool(told) is is_told


def test_no_line_begins_a_block() -> None:
    """What follows a break is a word, and never a number or sign that a list begins with."""
    broken = break_lines("a 1. b - c + d # e > f " * 2000, lambda _: None)
    assert all(line[0].isalpha() for line in broken.split("\n"))


def test_what_stands_in_a_quotation_stays_there() -> None:
    """Code and words of a quotation begin each line with its mark."""
    code = "> ```\n> " + "y" * 50_000 + "\n> ```\n>\n> " + "word " * 5000
    assert all(line.startswith(">") for line in break_lines(code, lambda _: None).split("\n"))


def test_other_texts_stay_as_they_are() -> None:
    """A text whose lines fit isn't touched, however long it is."""
    text = "word " * 3000 + "\n\n" + "  word\n" * 3000
    assert break_lines(text, lambda _: None) == text
