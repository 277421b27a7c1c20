"""Stretches of a text, such as code, and whether a place is in one."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

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


def enclosed(
    text: str, opening: re.Pattern[str], end_of: Callable[[re.Match[str]], str]
) -> Iterator[Span]:
    """Yield what is opened and ended; ``end_of`` says in lower case what ends an opening.

    What is ended nowhere is looked for once, so that the time grows with the text alone.
    """
    lower = text.lower()
    place, endless = 0, set[str]()
    while found := opening.search(text, place):
        place = found.end()
        end = end_of(found)
        if end in endless:
            continue
        at = lower.find(end, place)
        if at < 0:
            endless.add(end)
            continue
        place = at + len(end)
        yield found.start(), place


def replace_paired(
    text: str, opening: re.Pattern[str], ending: re.Pattern[str], instead: Callable[[str], str]
) -> str:
    """Replace what stands between two marks, and the marks along; without an end nothing is."""
    kept, place = [], 0
    while (first := opening.search(text, place)) and (last := ending.search(text, first.end())):
        kept += [text[place : first.start()], instead(text[first.end() : last.start()])]
        place = last.end()
    return "".join([*kept, text[place:]])


def without(text: str, spans: Iterable[Span], instead: str = "") -> str:
    """Return a text with something else in the place of spans, which are in order."""
    kept, place = [], 0
    for start, end in spans:
        kept += [text[place:start], instead]
        place = end
    return "".join([*kept, text[place:]])
