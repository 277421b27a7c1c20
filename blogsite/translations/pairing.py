"""Pairs blocks that changed by what they say, where both texts are known.

Digests alone pair what stands at the same place, so that one paragraph more makes all behind it
look like others.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from blogsite.site.freshness import Change, Pair

Likeness = Callable[[int, int], float]
"""How alike a recorded block and one of now are, by their places: from 0 to 1, or below for never."""

_ALIKE = 0.3
_MOST_PAIRS = 2_500
_KEPT = {Change.SAME, Change.MOVED}
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")


def pair_anew(pairs: Sequence[Pair], likeness: Likeness) -> tuple[Pair, ...]:
    """Return pairs in which blocks that differ stand with what is most like them, in their order."""
    found: list[Pair] = []
    run: list[Pair] = []
    for pair in pairs:
        if pair.change in _KEPT:
            found += _paired(run, likeness)
            run = []
            found.append(pair)
        else:
            run.append(pair)
    return (*found, *_paired(run, likeness))


def likeness_of(one: str, other: str) -> float:
    """Return which part of their words two texts share."""
    mine, theirs = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    total = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / total if total else 1.0


def _paired(run: Sequence[Pair], likeness: Likeness) -> Sequence[Pair]:
    before = [pair.recorded for pair in run if pair.recorded is not None]
    after = [pair.now for pair in run if pair.now is not None]
    if not before or not after or len(before) * len(after) > _MOST_PAIRS:
        return run
    ends = [*_best(before, after, likeness), (len(before), len(after))]
    return list(_in_order(before, after, ends, likeness))


def _in_order(
    before: Sequence[int],
    after: Sequence[int],
    ends: Sequence[tuple[int, int]],
    likeness: Likeness,
) -> Iterator[Pair]:
    """Yield the pairs that were found, and what is between them."""
    old = new = 0
    for old_end, new_end in ends:
        yield from _between(before[old:old_end], after[new:new_end], likeness)
        if old_end < len(before) and new_end < len(after):
            yield Pair(Change.CHANGED, before[old_end], after[new_end])
        old, new = old_end + 1, new_end + 1


def _between(before: Sequence[int], after: Sequence[int], likeness: Likeness) -> Iterator[Pair]:
    """Yield blocks that are like no other: where there are as many as before, they were rewritten."""
    is_rewritten = len(before) == len(after) and all(
        likeness(old, new) >= 0 for old, new in zip(before, after, strict=True)
    )
    if is_rewritten:
        both = zip(before, after, strict=True)
        yield from (Pair(Change.CHANGED, old, new) for old, new in both)
    else:
        yield from (Pair(Change.REMOVED, place, None) for place in before)
        yield from (Pair(Change.ADDED, None, place) for place in after)


def _best(
    before: Sequence[int], after: Sequence[int], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield which places in both belong together: those that are the most alike in sum."""
    table = [[likeness(old, new) for new in after] for old in before]
    sums = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for row in reversed(range(len(before))):
        for column in reversed(range(len(after))):
            sums[row][column] = max(
                sums[row + 1][column],
                sums[row][column + 1],
                _value(table[row][column]) + sums[row + 1][column + 1],
            )
    row = column = 0
    while row < len(before) and column < len(after):
        value = _value(table[row][column])
        if value and sums[row][column] == value + sums[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif sums[row][column] == sums[row + 1][column]:
            row += 1
        else:
            column += 1


def _value(likeness: float) -> float:
    return likeness if likeness >= _ALIKE else 0.0
