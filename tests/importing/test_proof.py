"""The proof counts the words of a source that a page has, in order, and shows the others."""

from hypothesis import given
from hypothesis import strategies as st

from blogsite.importing.proof import Difference, compare, words_of

_WORDS = st.lists(st.sampled_from(["one", "two", "three", "四"]), max_size=12)


def test_words_are_told_without_what_stands_between() -> None:
    """Marks, capitals and spaces are no words, and letters of Chinese are each one."""
    assert words_of("Don't  STOP, 云原生—(a_b)") == ["don", "t", "stop", "云", "原", "生", "a", "b"]


def test_what_a_page_lacks_is_shown_with_what_it_has_instead() -> None:
    """A changed stretch is one difference, a word that is only on the page is none."""
    proof = compare("a.md", ["one", "two", "three", "four"], ["one", "2", "three", "more", "four"])
    assert (proof.words, proof.found) == (4, 3)
    assert proof.differences == (Difference("two", "2"),)


def test_a_lost_end_is_shown() -> None:
    """Words missing at the end are found missing."""
    proof = compare("a.md", ["one", "two"], ["one"])
    assert (proof.found, proof.differences) == (1, (Difference("two", ""),))


@given(_WORDS, _WORDS)
def test_no_more_is_found_than_there_is(source: list[str], page: list[str]) -> None:
    """As many words are found as stand in both at most, and all where nothing was lost."""
    proof = compare("a.md", source, page)
    assert proof.found <= min(len(source), len(page))
    assert (proof.found == len(source)) == (not proof.differences)
    assert compare("a.md", source, [*page, *source]).words == len(source)


@given(_WORDS, st.integers(0, 12))
def test_what_is_added_takes_nothing_away(source: list[str], at: int) -> None:
    """Words that only the page has don't count against it."""
    proof = compare("a.md", source, [*source[:at], "new", *source[at:]])
    assert proof.found == len(source)


def test_long_texts_are_compared_whole() -> None:
    """A word lost at the start and one at the end of a long text are two lost words."""
    words = [f"w{number % 40}" for number in range(60_000)]
    for at in range(0, len(words), 50):
        words[at] = f"unique{at}"
    proof = compare("a.md", ["first", *words, "last"], [*words])
    assert (proof.words, proof.found) == (60_002, 60_000)
