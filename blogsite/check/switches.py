"""Comments that turn rules off, in Markdown and in YAML."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from blogsite.check.lines import Lines
from blogsite.check.model import Switch
from blogsite.check.reading import Reading, Span
from blogsite.markdown.switches import SWITCH

_IN_YAML = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*check:[ \t]*off\b([^#\n]*)", re.MULTILINE)
_NAME = re.compile(r"[^\s,]+")
# Behind the last line that a file can have.
_LAST = 10_000_000


def switches_in_yaml(lines: Lines, first: int, last: int) -> Iterator[Switch]:
    """Yield the switches of YAML between two offsets: for its line, or alone for the whole file."""
    for found in _IN_YAML.finditer(lines.text, first, last):
        number, column = lines.place(found.start())
        is_alone = not lines.line(number)[: column - 1].strip()
        covered = Span(0, _LAST) if is_alone else Span(number, number)
        yield from _switches(found[1], number, column, covered)


def switches_in_body(lines: Lines, reading: Reading, first: int) -> Iterator[Switch]:
    """Yield the switches of a body that starts at an offset: for their line, or what follows it."""
    code = sorted(reading.code, key=lambda span: span.first)
    starts = [span.first for span in reading.blocks]
    for found in SWITCH.finditer(lines.text, first):
        if _is_within(found.start(), code):
            continue
        number, column = lines.place(found.start())
        line = lines.line(number)
        around = line[: column - 1] + line[column - 1 + len(found[0]) :]
        covered = Span(number, number)
        if not around.strip(" \t>"):
            covered = _what_follows(number, reading, starts)
        yield from _switches(found[1], number, column, covered)


def _switches(names: str, line: int, column: int, covered: Span) -> Iterator[Switch]:
    for name in _NAME.findall(names):
        yield Switch(name, line, column, covered.first, covered.last)


def _is_within(at: int, spans: Sequence[Span]) -> bool:
    low = bisect_left(spans, at + 1, key=lambda span: span.first) - 1
    return low >= 0 and spans[low].first <= at < spans[low].last


def _what_follows(number: int, reading: Reading, starts: Sequence[int]) -> Span:
    """Return the next line of the text that a comment stands in, else the next block."""
    if _is_within(number, reading.texts) and _is_within(number + 1, reading.texts):
        return Span(number + 1, number + 1)
    at = bisect_left(starts, number + 1)
    if at == len(starts):
        return Span(number + 1, number + 1)
    block = reading.blocks[at]
    return Span(block.first, max(block.first, block.last - 1))
