"""Where an MDX text is code, in which neither tags nor braces mean anything."""

import re
from bisect import bisect_right
from collections.abc import Callable

from blogsite.importing.prose import inline_code_spans
from blogsite.importing.sources.docusaurus.mdx.fences import fences

_OPAQUE = re.compile(r"<!--|<(?P<name>pre|script|style)\b[^<>]{0,2000}>", re.IGNORECASE)

Span = tuple[int, int]


def fence_spans(text: str) -> tuple[Span, ...]:
    """Return the places of fenced code."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return tuple((starts[fence.first], starts[fence.end]) for fence in fences(lines))


def code_spans_of_mdx(text: str) -> tuple[Span, ...]:
    """Return the places of fenced code and of code between backticks."""
    blocks = fence_spans(text)
    return tuple(sorted([*blocks, *inline_code_spans(text, blocks)]))


def within(spans: tuple[Span, ...]) -> Callable[[int], int]:
    """Return what says where the span ends that holds a place, 0 where none does."""
    starts = [start for start, _ in spans]

    def end_of(place: int) -> int:
        at = bisect_right(starts, place) - 1
        return spans[at][1] if at >= 0 and place < spans[at][1] else 0

    return end_of
