"""Aligns two long texts: by what is unique in both, then between these."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from blogsite.align import Budget, align

_GRAM = 4  # words, few of which stand twice in a text


def aligned(source: Sequence[str], page: Sequence[str]) -> Iterator[tuple[bool, slice, slice]]:
    """Yield whether two stretches are the same, and both; all of the source is in one, in order.

    What stands between two places that are unique in both texts is compared within bounds.
    """
    budget, here, there = Budget(), 0, 0
    for at, other in [*_anchors(source, page), (len(source), len(page))]:
        yield from _between(source, page, slice(here, at), slice(there, other), budget)
        here, there = at, other


def _between(
    source: Sequence[str], page: Sequence[str], mine: slice, other: slice, budget: Budget
) -> Iterator[tuple[bool, slice, slice]]:
    for run in align(source[mine], page[other], budget):
        before, after = run.before, run.after
        yield (
            run.is_same,
            slice(mine.start + (before.start or 0), mine.start + before.stop),
            slice(other.start + (after.start or 0), other.start + after.stop),
        )


def _anchors(source: Sequence[str], page: Sequence[str]) -> list[tuple[int, int]]:
    """Return places of unique stretches of both texts, so that neither goes back."""
    there = _unique(page)
    pairs = [(at, there[gram]) for gram, at in _unique(source).items() if gram in there]
    return _longest_rising(pairs)


def _unique(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _GRAM + 1):
        gram = tuple(words[at : at + _GRAM])
        places[gram] = -1 if gram in places else at
    return {gram: at for gram, at in places.items() if at >= 0}


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs, ordered by their first numbers, whose second ones rise, too."""
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        at = bisect_left(tails, second)
        before.append(at_tail[at - 1] if at else -1)
        tails[at : at + 1] = [second]
        at_tail[at : at + 1] = [number]
    chain, number = [], at_tail[-1] if at_tail else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
