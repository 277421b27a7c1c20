"""Edits of YAML, item by item and key by key, that leave comments and line ends as they are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from blogsite.format.changes import Change, Edit, applied
from blogsite.terms.pieces import Mapping, Piece, Scalar, Sequence
from blogsite.terms.spelling import spelled

_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")


class NoPlaceError(Exception):
    """YAML is written in a manner that has no safe place for an edit."""


@dataclass(frozen=True, slots=True)
class Block:
    """An item of a list without brackets: its lines, the column of its dash and of what it says."""

    start: int
    end: int
    dash: int
    column: int


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits that don't overlap."""
    return applied(text, [Change(tuple(edits))])


def line_end_of(text: str) -> str:
    """Return what ends the lines of a text."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"


def start_of_line(text: str, at: int) -> int:
    """Return where the line of a letter starts."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_above(text: str, start: int) -> int:
    """Return where the line before the one at ``start`` starts."""
    end = start - 1
    return start_of_line(text, end - (text[end - 1 : start] == "\r\n"))


def rest_of_line(text: str, at: int) -> int:
    """Return where the line of a letter ends, before its line end."""
    found = _LINE.match(text, at)
    return found.end() if found else at


def behind_line(text: str, at: int) -> int:
    """Return where the next line starts."""
    end = rest_of_line(text, at)
    found = _BREAK.match(text, end)
    return found.end() if found else end


def put(text: str, scalar: Scalar, value: str) -> Edit:
    """Write another text in a scalar's place, in its quotes."""
    space = " " if text[scalar.start - 1 : scalar.start] == ":" else ""
    return Edit(scalar.start, scalar.end, space + spelled(value, scalar.style))


def block_of(text: str, item: Piece) -> Block:
    """Return the lines of an item that begins with a dash; raises NoPlaceError."""
    start = start_of_line(text, item.start)
    before = text[start : item.start]
    while start and not before.partition("#")[0].strip():
        # The dash has a line of its own.
        end, start = start, line_above(text, start)
        before = text[start:end]
    sign = before.partition("#")[0].rstrip()
    if sign.strip() != "-":
        raise NoPlaceError
    return Block(start, behind_line(text, item.end), len(sign) - 1, item.column)


def dropped(text: str, whole: Sequence, gone: frozenset[int]) -> Iterator[Edit]:
    """Take items, by their numbers, out of a list; raises NoPlaceError."""
    if not whole.is_flow:
        for at in sorted(gone):
            block = block_of(text, whole.items[at])
            yield Edit(block.start, block.end, "")
        return
    last = max((at for at in range(len(whole.items)) if at not in gone), default=-1)
    for at in sorted(each for each in gone if each < last):
        yield Edit(whole.items[at].start, whole.items[at + 1].start, "")
    if last < len(whole.items) - 1:
        first, end = whole.items[last + 1].start, whole.items[-1].end
        start = whole.items[last].end if last >= 0 else first
        # A comment between them is about what stays; a comma before the bracket harms nobody.
        yield Edit(first if "#" in text[start:first] else start, end, "")


def added(text: str, whole: Mapping, behind: Piece, pairs: Iterable[tuple[str, str]]) -> Edit:
    """Write further keys, their values as YAML, behind one of a mapping's values."""
    words = [f"{key}: {value}" for key, value in pairs]
    if whole.is_flow:
        return Edit(behind.end, behind.end, "".join(f", {word}" for word in words))
    end, indent = rest_of_line(text, behind.end), line_end_of(text) + " " * whole.column
    return Edit(end, end, "".join(indent + word for word in words))
