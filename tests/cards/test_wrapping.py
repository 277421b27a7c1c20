"""Where lines end."""

from __future__ import annotations

import pytest

from blogsite.cards.shaping import Style, width_of
from blogsite.cards.wrapping import fit, pieces, shortened

ENGLISH = Style("en", "ltr", 700)
SIZES = ((80, 2), (40, 3))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two", ["one ", "two"]),
        ("cloud-native 1-2", ["cloud-", "native ", "1-2"]),
        ("云原生，计算", ["云", "原", "生，", "计", "算"]),
        ("（云）原", ["（云）", "原"]),
        ("使用 K3s 的", ["使", "用 ", "K3s ", "的"]),
        ("ノートで「ベスト」", ["ノート", "で", "「ベスト」"]),
        ("쿠버네티스를 실행", ["쿠버네티스를 ", "실행"]),
        ("e\u0301\u0300a", ["e\u0301\u0300a"]),
    ],
)
def test_where_a_line_may_end(text: str, parts: list[str]) -> None:
    """At spaces and hyphens; in Chinese and Japanese at letters, not before or after their signs."""
    assert pieces(text) == parts


def test_the_largest_size_that_fits() -> None:
    """A text gets the first size in which it fits, and its lines are about alike."""
    found = fit("one two", ENGLISH, SIZES, 1000)
    assert (found.size, found.lines) == (80, ("one two",))
    found = fit("one two three four five six seven eight", ENGLISH, SIZES, 1000)
    assert (found.size, len(found.lines)) == (80, 2)
    widths = [width_of(line, ENGLISH) for line in found.lines]
    assert min(widths) > 0.7 * max(widths)


def test_what_is_too_long_ends_with_a_word() -> None:
    """The last line says that there is more; a single endless word is cut anywhere."""
    found = fit("every word counts " * 30, ENGLISH, SIZES, 1000)
    assert len(found.lines) == 3
    assert found.lines[-1].removesuffix("…").split()[-1] in {"every", "word", "counts"}
    assert shortened("x" * 100, ENGLISH, 10).count("x") > 10


@pytest.mark.parametrize(
    "text", ["x" * 300, "字" * 300, "ab " * 100, "「" * 300, "", "x" * 71 + " and more"]
)
def test_no_line_is_wider_than_its_room(text: str) -> None:
    """Whatever the text: at the last size words are broken."""
    found = fit(text, ENGLISH, SIZES, 1000)
    assert len(found.lines) <= 3
    assert all(width_of(line, ENGLISH) * found.size <= 1001 for line in found.lines)
