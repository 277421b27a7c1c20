"""Pairs blocks that changed by what they say, where both texts are known.

Digests alone pair what stands at the same place, so that one paragraph more makes all behind it
look like others.
"""

from collections.abc import Iterator, Sequence

from blogsite.site.freshness import Change, Pair
from blogsite.translations.likeness import best_pairs, shared_part, words_of
from blogsite.translations.passages import FIELDS, Passage

_ALIKE = 0.3
_MOST_PAIRS = 2_500
_KEPT = {Change.SAME, Change.MOVED}


def pair_anew(
    pairs: Sequence[Pair], before: Sequence[Passage], after: Sequence[Passage]
) -> tuple[Pair, ...]:
    """Return pairs in which blocks that differ stand with what is most like them, in their order."""
    found: list[Pair] = []
    run: list[Pair] = []
    for pair in pairs:
        if pair.change in _KEPT:
            found += _paired(run, before, after)
            run = []
            found.append(pair)
        else:
            run.append(pair)
    return (*found, *_paired(run, before, after))


def _paired(
    run: Sequence[Pair], before: Sequence[Passage], after: Sequence[Passage]
) -> Sequence[Pair]:
    olds = [pair.recorded for pair in run if pair.recorded is not None]
    news = [pair.now for pair in run if pair.now is not None]
    if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
        return run
    table = [[_likeness(before[old], after[new]) for new in news] for old in olds]
    found: list[Pair] = []
    row = column = 0
    for row_end, column_end in (*best_pairs(table), (len(olds), len(news))):
        found += _between(olds[row:row_end], news[column:column_end], before, after)
        if row_end < len(olds):
            found.append(Pair(Change.CHANGED, olds[row_end], news[column_end]))
        row, column = row_end + 1, column_end + 1
    return found


def _likeness(before: Passage, after: Passage) -> float:
    if before.kind != after.kind:
        return 0
    if after.kind in FIELDS:
        return 1
    part = shared_part(words_of(before.text), words_of(after.text))
    return part if part >= _ALIKE else 0


def _between(
    olds: Sequence[int], news: Sequence[int], before: Sequence[Passage], after: Sequence[Passage]
) -> Iterator[Pair]:
    """Yield blocks that are like no other: one was rewritten where one of its kind takes its place."""
    row = column = 0
    table = [[float(before[old].kind == after[new].kind) for new in news] for old in olds]
    for row_end, column_end in (*best_pairs(table), (len(olds), len(news))):
        yield from (Pair(Change.REMOVED, old, None) for old in olds[row:row_end])
        yield from (Pair(Change.ADDED, None, new) for new in news[column:column_end])
        if row_end < len(olds):
            yield Pair(Change.CHANGED, olds[row_end], news[column_end])
        row, column = row_end + 1, column_end + 1
