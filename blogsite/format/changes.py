"""Changes of a text, and the choice of those that may stand."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters ``start`` to ``end`` of a text become ``new``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that only make sense together."""

    edits: tuple[Edit, ...]


def change(start: int, end: int, new: str) -> Change:
    """Return a change of one place."""
    return Change((Edit(start, end, new),))


def apart(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes of which none touches what an earlier one has changed."""
    taken: list[tuple[int, int]] = []
    chosen = []
    for each in changes:
        if all(_is_free(edit, taken) for edit in each.edits):
            for edit in each.edits:
                taken.insert(bisect_right(taken, (edit.start, edit.end)), (edit.start, edit.end))
            chosen.append(each)
    return tuple(sorted(chosen, key=lambda each: each.edits[0]))


def _is_free(edit: Edit, taken: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (edit.start, edit.end))
    before = at == 0 or taken[at - 1][1] < edit.start
    after = at == len(taken) or taken[at][0] > edit.end
    return before and after


def applied(text: str, changes: Iterable[Change]) -> str:
    """Return the text with changes that are apart from each other."""
    edits = sorted(edit for each in changes for edit in each.edits)
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*parts, text[done:]])


def sifted(text: str, changes: Sequence[Change], is_good: Callable[[str], bool]) -> str:
    """Return the text with as many of the changes as are good together.

    All are tried at once, then halves of what was no good, down to single ones.
    """
    kept: list[Change] = []
    waiting = [tuple(changes)] if changes else []
    while waiting:
        some = waiting.pop()
        if is_good(applied(text, [*kept, *some])):
            kept += some
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return applied(text, kept)
