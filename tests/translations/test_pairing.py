"""Which blocks belong together: laws, and what is told apart."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from blogsite.site.freshness import Change, compare
from blogsite.translations.likeness import best_pairs
from blogsite.translations.pairing import pair_anew
from blogsite.translations.partners import find_partners
from blogsite.translations.passages import Passage

_WORDS = st.sampled_from(["one", "two", "three four five", "one two", "三四", "四五六"])
_KINDS = st.sampled_from(["title", "heading", "paragraph", "paragraph", "code"])
_PASSAGES = st.lists(st.builds(lambda kind, text: (kind, text), _KINDS, _WORDS), max_size=9)


def _passages(*said: tuple[str, str]) -> list[Passage]:
    return [Passage(f"{kind} {text}", kind, text, at) for at, (kind, text) in enumerate(said, 1)]


def _digests(passages: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(each.digest for each in passages)


@given(before=_PASSAGES, after=_PASSAGES)
def test_each_block_is_told_of_once(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    """However blocks are paired, none is lost or told twice, and what stayed still stays."""
    old, new = _passages(*before), _passages(*after)
    pairs = compare(_digests(old), _digests(new)).pairs
    found = pair_anew(pairs, old, new)
    places = [pair.recorded for pair in found if pair.recorded is not None]
    assert sorted(places) == list(range(len(old)))
    assert [pair.now for pair in found if pair.now is not None] == list(range(len(new)))
    kept = {Change.SAME, Change.MOVED}
    assert [each for each in found if each.change in kept] == [
        each for each in pairs if each.change in kept
    ]
    for pair in found:
        if pair.change is Change.CHANGED:
            assert pair.recorded is not None
            assert pair.now is not None
            assert old[pair.recorded].kind == new[pair.now].kind


@given(ours=_PASSAGES, theirs=_PASSAGES)
def test_partners(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> None:
    """No block of a translation stands for two, all but titles are in order, and sure means alike."""
    old, new = _passages(*ours), _passages(*theirs)
    found = find_partners(old, new)
    body = {mine: its for mine, its in found.places.items() if old[mine].kind != "title"}
    assert sorted(body.values()) == list(dict.fromkeys(body[mine] for mine in sorted(body)))
    kinds, others = ([each.kind for each in side if each.kind != "title"] for side in (old, new))
    assert found.is_certain == (kinds == others)
    if found.is_certain:
        assert all(old[mine].kind == new[its].kind for mine, its in body.items())
        assert len(body) == len(kinds)


def test_a_paragraph_in_between() -> None:
    """A new paragraph before one that was edited doesn't make the two look like each other."""
    old = _passages(("paragraph", "one two three"))
    new = _passages(("paragraph", "quite another"), ("paragraph", "one two four"))
    pairs = pair_anew(compare(_digests(old), _digests(new)).pairs, old, new)
    assert [(each.change, each.now) for each in pairs] == [(Change.ADDED, 0), (Change.CHANGED, 1)]


def test_what_stays_in_any_language() -> None:
    """With a paragraph more in the translation, names and addresses show what belongs together."""
    ours = _passages(("paragraph", "Linkerd is fast"), ("paragraph", "Istio has https://e.org/x"))
    theirs = _passages(
        ("paragraph", "译者注：此处较长一些"), ("paragraph", "Linkerd 很快"), ("paragraph", "Istio 有 https://e.org/x")
    )  # fmt: skip
    assert find_partners(ours, theirs).places == {0: 1, 1: 2}


def test_the_best_pairs() -> None:
    """The sum counts and not the first that fits; nothing goes together that has no value."""
    assert list(best_pairs([[0.4, 0.9], [0, 0.3]])) == [(0, 1)]
    assert list(best_pairs([[0.5, 0.9], [0, 0.5]])) == [(0, 0), (1, 1)]
    assert list(best_pairs([[0, 0]])) == []
    assert list(best_pairs([])) == []
