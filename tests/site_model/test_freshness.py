"""What has become of an original's blocks since its translation was made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogsite.align import Budget
from blogsite.site import freshness
from blogsite.site.freshness import Change, Freshness, State, compare, judge


def _digests(letters: str) -> tuple[str, ...]:
    return tuple(letter * 8 for letter in letters)


@pytest.mark.parametrize(
    ("recorded", "now", "changed", "added", "removed"),
    [
        ("abc", "abc", 0, 0, 0),
        ("abc", "adc", 1, 0, 0),
        ("abc", "abdc", 0, 1, 0),
        ("abc", "ac", 0, 0, 1),
        ("abcd", "bcda", 1, 0, 0),
        ("abcd", "dabc", 1, 0, 0),
        ("abcd", "aefd", 2, 0, 0),
        ("abc", "", 0, 0, 3),
        ("", "abc", 0, 3, 0),
        ("aab", "ab", 0, 0, 1),
        ("ab", "abab", 0, 2, 0),
        ("abcdef", "badcfe", 3, 0, 0),
        ("abcdef", "bcgdfa", 1, 1, 1),
    ],
)
def test_what_has_changed_is_counted(
    recorded: str, now: str, changed: int, added: int, removed: int
) -> None:
    """Edited and moved blocks are changed; the others are counted as new or gone."""
    found = judge(_digests(recorded), _digests(now))
    assert (found.changed, found.added, found.removed) == (changed, added, removed)
    assert (found.state is State.CURRENT) == (recorded == now)


def test_nobody_has_noted_it() -> None:
    """A translation that doesn't say what it was made from is neither current nor stale."""
    assert judge(None, _digests("abc")) == Freshness(State.UNMARKED)


texts = st.text("abcdef", max_size=12).map(_digests)


@given(recorded=texts, now=texts)
def test_each_block_is_told_of_once(recorded: tuple[str, ...], now: tuple[str, ...]) -> None:
    """All blocks are accounted for; those said to be the same are, and only those."""
    pairs = compare(recorded, now).pairs
    assert sorted(each.recorded for each in pairs if each.recorded is not None) == list(
        range(len(recorded))
    )
    assert [each.now for each in pairs if each.now is not None] == list(range(len(now)))
    for each in pairs:
        has_both = each.recorded is not None and each.now is not None
        assert has_both == (each.change in {Change.SAME, Change.MOVED, Change.CHANGED})
        if has_both:
            is_equal = recorded[each.recorded] == now[each.now]
            assert is_equal == (each.change is not Change.CHANGED)
    found = judge(recorded, now)
    assert len(now) == len(recorded) + found.added - found.removed
    assert (found.state is State.CURRENT) == (recorded == now)


@given(recorded=texts, now=texts)
def test_what_is_still_there_is_never_gone(recorded: tuple[str, ...], now: tuple[str, ...]) -> None:
    """A block isn't called removed or edited while the same block is called new."""
    pairs = compare(recorded, now).pairs
    lost = {
        recorded[each.recorded]
        for each in pairs
        if each.recorded is not None and each.change in {Change.REMOVED, Change.CHANGED}
    }
    new = {
        now[each.now]
        for each in pairs
        if each.now is not None and each.change in {Change.ADDED, Change.CHANGED}
    }
    assert not lost & new


def test_a_hostile_text_is_compared_in_few_steps(monkeypatch) -> None:
    """Where everything is alike only the ends are compared; nothing is said that isn't so."""
    asked = []

    class Watched(Budget):
        def takes(self, before, after) -> bool:
            asked.append(super().takes(before, after))
            return asked[-1]

    monkeypatch.setattr(freshness, "Budget", Watched)
    found = judge(_digests("b") + _digests("a") * 50_000, _digests("a") * 60_000 + _digests("c"))
    assert asked == [False]
    assert (found.changed, found.added, found.removed) == (50_001, 10_000, 0)
