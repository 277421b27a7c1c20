"""Where an MDX text is code, in which neither tags nor braces mean anything."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from blogsite.importing.prose import code_spans, inline_code_spans
from blogsite.importing.sources.docusaurus.mdx.fences import fences
from blogsite.importing.sources.spans import Span, merged, within

_SET_IN = re.compile(r"^(?: {4}| {0,3}\t)", re.MULTILINE)
_TAG_LINE = re.compile(
    r"^[ \t]*<(?P<end>/?)(?P<name>[A-Za-z][\w.-]{0,80})?(?=[\s/>])[^\n]{0,2000}?(?P<closed>/?)>[^\n]*$",
    re.MULTILINE,
)


def fence_spans(text: str) -> tuple[Span, ...]:
    """Return the places of fenced code."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return tuple((starts[fence.first], starts[fence.end]) for fence in fences(lines))


def code_spans_of_mdx(text: str) -> tuple[Span, ...]:
    """Return the places of fenced code and of code between backticks."""
    fenced = fence_spans(text)
    blocks = tuple(sorted([*fenced, *indented_code_spans(text, fenced)]))
    return tuple(sorted([*blocks, *inline_code_spans(text, blocks)]))


def indented_code_spans(text: str, fenced: tuple[Span, ...]) -> Iterator[Span]:
    """Yield code that is set in by four spaces, which MDX knew once; never within JSX."""
    if not _SET_IN.search(text):
        return
    in_fence = within(fenced)
    inside = within(merged(_elements(text, in_fence)))
    for start, end in code_spans(text):
        if _SET_IN.match(text, start) and not in_fence(start) and not inside(start):
            yield start, end


def _elements(text: str, code_end: Callable[[int], int]) -> Iterator[Span]:
    """Yield elements whose tags begin lines, but for those that end in the same line."""
    opened: list[tuple[str, int]] = []
    counts: Counter[str] = Counter()
    for found in _TAG_LINE.finditer(text):
        if code_end(found.start()) or found["closed"]:
            continue
        wanted = found["name"] or ""
        if not found["end"]:
            if f"</{wanted}" not in found[0]:
                opened.append((wanted, found.start()))
                counts[wanted] += 1
            continue
        while counts[wanted]:
            name, start = opened.pop()
            counts[name] -= 1
            if name == wanted:
                yield start, found.end()
                break
