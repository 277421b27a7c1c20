"""Finds which block of a translation stands for which of its original."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from blogsite.translations.likeness import best_pairs, shared_part, words_of
from blogsite.translations.passages import FIELDS, Passage

_MOST_PAIRS = 60_000
# Names, numbers, code and addresses stay in a translation, and a long paragraph stays a long one.
_FOR_KIND, _FOR_WORDS, _FOR_LENGTH = 0.3, 0.5, 0.2
# What a block of another kind is worth, where there is nothing better.
_OTHER_KIND = 0.1


@dataclass(frozen=True, slots=True)
class Partners:
    """Places in the original, each with that in the translation; a guess if not ``is_certain``."""

    places: Mapping[int, int]
    is_certain: bool


def find_partners(ours: Sequence[Passage], theirs: Sequence[Passage]) -> Partners:
    """Pair blocks by their place where both sides are built alike, else as near as can be."""
    fields = {each.kind: place for place, each in enumerate(theirs) if each.kind in FIELDS}
    places = {place: fields[each.kind] for place, each in enumerate(ours) if each.kind in fields}
    own = [place for place, each in enumerate(ours) if each.kind not in FIELDS]
    other = [place for place, each in enumerate(theirs) if each.kind not in FIELDS]
    is_alike = len(own) == len(other) and all(
        ours[mine].kind in {"", theirs[its].kind} for mine, its in zip(own, other, strict=True)
    )
    if is_alike or len(own) * len(other) > _MOST_PAIRS:
        found = dict(zip(own, other, strict=False))
    else:
        mine, its = [ours[place] for place in own], [theirs[place] for place in other]
        pairs = best_pairs(_likeness(mine, its))
        found = {own[row]: other[column] for row, column in pairs}
    return Partners({**places, **found}, is_alike)


def _likeness(ours: Sequence[Passage], theirs: Sequence[Passage]) -> list[list[float]]:
    """Return how well each block of one side goes with each of the other, from 0 to 1."""
    words = [words_of(each.text) for each in theirs]
    lengths = _lengths(theirs)
    table = []
    for one, length in zip(ours, _lengths(ours), strict=True):
        own = words_of(one.text)
        row = []
        for other, its, long in zip(theirs, words, lengths, strict=True):
            value = _FOR_WORDS * shared_part(own, its) + _FOR_LENGTH * _ratio(length, long)
            is_same = one.kind in {"", other.kind}
            row.append(_FOR_KIND + value if is_same else _OTHER_KIND * value)
        table.append(row)
    return table


def _lengths(passages: Sequence[Passage]) -> list[float]:
    """Return each block's part of its text."""
    whole = sum(len(each.text) for each in passages) or 1
    return [len(each.text) / whole for each in passages]


def _ratio(one: float, other: float) -> float:
    return min(one, other) / (max(one, other) or 1)
