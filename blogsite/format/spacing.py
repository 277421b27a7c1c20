"""Spaces at the end of lines, and blank lines."""

from collections.abc import Iterator
from itertools import pairwise

from blogsite.format.changes import Change, change
from blogsite.format.outline import Block, Outline

_BREAK = "  "
# A blank line stands around each of these.
_AIRY = {"heading_open", "fence", "hr", "table_open"}
# Comments for other programs may belong to what is on the next line.
_CLOSE = "html_block"


def line_ends(found: Outline) -> Iterator[Change]:
    """Take spaces off the ends of lines; two that break a line become a backslash."""
    last = {end - 1 for _, end in found.inline}
    running = {line for start, end in found.inline for line in range(start, end)}
    for number, line in enumerate(found.lines):
        bare = line.rstrip(" \t")
        place = found.starts[number] + len(bare)
        if bare == line or number in found.as_written or found.keeps(place):
            continue
        is_break = number in running and number not in last and line.endswith(_BREAK)
        if is_break and bare.endswith("\\"):
            continue
        yield change(place, place + len(line) - len(bare), "\\" if is_break and bare else "")


def blank_lines(found: Outline) -> Iterator[Change]:
    """Leave one blank line of several, one before the first block, none behind the last."""
    used = [at for at in range(len(found.lines)) if not found.is_blank(at)]
    if not used:
        if found.text:
            yield change(0, len(found.text), "")
        return
    if used[0] != 1 or found.lines[0]:
        yield change(0, found.starts[used[0]], "\n")
    for one, other in pairwise(used):
        if other - one > 2:  # noqa: PLR2004 (one blank line)
            start = found.starts[one + 1]
            yield change(start, found.starts[other] - 1, "")
    end = found.starts[used[-1]] + len(found.lines[used[-1]])
    if found.text[end:] != "\n":
        yield change(end, len(found.text), "\n")


def air(found: Outline) -> Iterator[Change]:
    """Put a blank line around headings, code, tables and rules that stand by themselves."""
    ends: dict[int, Block] = {}
    for block in found.blocks:
        if block.token.level:
            continue
        before = ends.get(block.start)
        if before is not None and _needs_air(before, block) and not found.is_blank(block.start - 1):
            yield change(found.starts[block.start], found.starts[block.start], "\n")
        ends[block.end] = block


def _needs_air(one: Block, other: Block) -> bool:
    kinds = {one.token.type, other.token.type}
    return bool(kinds & _AIRY) and _CLOSE not in kinds
