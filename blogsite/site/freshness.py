"""Compares what a translation was made from with what its original says now."""

import enum
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blogsite.align import Budget, Run, align
from blogsite.model.blocks import SourceDigest

# More than any text of a few thousand blocks needs; beyond it only what begins and ends the same
# is found.
_MOST_STEPS = 5_000_000


class State(enum.StrEnum):
    """How a translation stands to its original."""

    CURRENT = "current"
    STALE = "stale"  # the original says something else than it did
    UNMARKED = "unmarked"  # nobody has noted what it was made from
    UNTRANSLATED = "untranslated"  # it is still the original's text, whatever it was made from


class Change(enum.StrEnum):
    """What has become of a block of the original since it was translated."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Freshness:
    """How a translation stands to its original, in numbers of the original's blocks.

    ``changed`` are those that say something else or stand elsewhere.
    """

    state: State
    changed: int = 0
    added: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """A block as it was recorded and as it is, by their places; None where there is none."""

    change: Change
    recorded: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All blocks that were recorded or are there, each once, in the order of the text as it is."""

    pairs: tuple[Pair, ...]

    @property
    def freshness(self) -> Freshness:
        """The sum of it."""
        counts = dict.fromkeys(Change, 0)
        for pair in self.pairs:
            counts[pair.change] += 1
        is_current = counts[Change.SAME] == len(self.pairs)
        return Freshness(
            State.CURRENT if is_current else State.STALE,
            changed=counts[Change.CHANGED] + counts[Change.MOVED],
            added=counts[Change.ADDED],
            removed=counts[Change.REMOVED],
        )


def judge(recorded: SourceDigest | None, now: SourceDigest) -> Freshness:
    """Return how a translation stands that was made from the blocks ``recorded``."""
    if recorded is None:
        return Freshness(State.UNMARKED)
    if recorded == now:
        return Freshness(State.CURRENT)
    return compare(recorded, now).freshness


def compare(recorded: SourceDigest, now: SourceDigest) -> Comparison:
    """Say of each block what has become of it."""
    runs = tuple(align(recorded, now, Budget(_MOST_STEPS)))
    moved = _moved(recorded, now, runs)
    taken = set(moved.values())
    pairs: list[Pair] = []
    for run in runs:
        before, after = _places(run.before), _places(run.after)
        if run.is_same:
            both = zip(before, after, strict=True)
            pairs += [Pair(Change.SAME, old, new) for old, new in both]
        else:
            pairs += _differing([each for each in before if each not in taken], after, moved)
    return Comparison(tuple(pairs))


def _places(part: slice) -> range:
    return range(part.start or 0, part.stop)


def _moved(recorded: SourceDigest, now: SourceDigest, runs: Sequence[Run]) -> dict[int, int]:
    """Return the places of blocks that stand elsewhere now, each with the place it had."""
    gone: dict[str, deque[int]] = defaultdict(deque)
    differing = [run for run in runs if not run.is_same]
    for run in differing:
        for place in _places(run.before):
            gone[recorded[place]].append(place)
    return {
        place: gone[now[place]].popleft()
        for run in differing
        for place in _places(run.after)
        if gone.get(now[place])
    }


def _differing(
    before: Sequence[int], after: Sequence[int], moved: dict[int, int]
) -> Iterator[Pair]:
    """Pair what stands at the same place: the first with the first, and so on."""
    waiting = deque(before)
    for place in after:
        if place in moved:
            yield Pair(Change.MOVED, moved[place], place)
        elif waiting:
            yield Pair(Change.CHANGED, waiting.popleft(), place)
        else:
            yield Pair(Change.ADDED, None, place)
    yield from (Pair(Change.REMOVED, place, None) for place in waiting)
