"""Stretches of a text, such as code, and whether a place is in one."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

Span = tuple[int, int]


def within(spans: Sequence[Span]) -> Callable[[int], int]:
    """Return what says where the span ends that holds a place, 0 where none does.

    The spans are in order, and none lies in another.
    """
    starts = [start for start, _ in spans]

    def end_of(place: int) -> int:
        at = bisect_right(starts, place) - 1
        return spans[at][1] if at >= 0 and place < spans[at][1] else 0

    return end_of


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, of which none lies in another."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
