"""Finds what two sequences share, within a bounded number of steps."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_MOST_STEPS = 20_000_000
_TOTAL_STEPS = 300_000_000


class Run(NamedTuple):
    """A stretch of both sequences; ``is_same`` where they agree."""

    is_same: bool
    before: slice
    after: slice


class Budget:
    """The steps that a comparison may still take; counted, as a clock would tell each machine its own."""

    def __init__(self, steps: int = _TOTAL_STEPS) -> None:
        self._left = steps

    def takes(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a comparison is within bounds; if so its worst cost is taken off."""
        counts = Counter(after)
        pairs = sum(counts[each] for each in before)
        steps = (pairs + 1) * (min(len(before), len(after)) + 1)
        if steps > min(_MOST_STEPS, self._left):
            return False
        self._left -= steps
        return True


def align(before: Sequence[str], after: Sequence[str], budget: Budget) -> Iterator[Run]:
    """Yield the runs of two sequences, in order; beyond the budget only ends can be the same."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    inner, outer = before[start : len(before) - end], after[start : len(after) - end]
    if start:
        yield Run(is_same=True, before=slice(start), after=slice(start))
    for kind, b1, b2, a1, a2 in _opcodes(inner, outer, budget):
        old, new = slice(start + b1, start + b2), slice(start + a1, start + a2)
        yield Run(is_same=kind == "equal", before=old, after=new)
    if end:
        old, new = slice(len(before) - end, len(before)), slice(len(after) - end, len(after))
        yield Run(is_same=True, before=old, after=new)


def _opcodes(
    before: Sequence[str], after: Sequence[str], budget: Budget
) -> Sequence[tuple[str, int, int, int, int]]:
    if not before and not after:
        return ()
    if before and after and budget.takes(before, after):
        return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (("replace", 0, len(before), 0, len(after)),)


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many items two sequences have in common from the start."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count
