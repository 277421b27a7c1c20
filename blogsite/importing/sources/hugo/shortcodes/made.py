"""What a shortcode becomes, and how that is set into the text around it."""

import re
from dataclasses import dataclass, field
from textwrap import dedent

from blogsite.importing.ledger import Fate, Part

_CONTAINER = re.compile(r"(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|\Z))*")
_QUOTES = re.compile(r"(?:[ \t]{0,3}> ?)*")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
# How far lines are looked at, and how many.
_FARTHEST = 1_000
_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class Made:
    """Markdown in the place of a shortcode; ``how`` is for the ledger."""

    text: str
    how: str
    is_block: bool = False
    fate: Fate = Fate.CHANGED
    part: Part = Part.SHORTCODE


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a shortcode stands: what lines begin with there, and whether it is alone."""

    indent: str
    is_first: bool
    has_marker: bool
    is_row: bool
    is_last: bool


def spot_of(source: str, start: int, end: int) -> Spot:
    """Look at the line around a shortcode."""
    near = max(0, start - _FARTHEST)
    line = source.rfind("\n", near, start) + 1 or near
    lead = source[line:start]
    tail = source[end : end + _FARTHEST].partition("\n")[0]
    found = _CONTAINER.match(lead)
    is_first = found is not None and found.end() == len(lead)
    has_marker = is_first and _MARKER.search(lead) is not None
    indent = _MARKER.sub(lambda mark: " " * len(mark[0]), lead) if has_marker else ""
    if not has_marker:
        indent = container(source, line)
    return Spot(indent, is_first, has_marker, _is_row(lead, tail), not tail.strip())


@dataclass(slots=True)
class Writer:
    """Puts a text together of pieces, blocks among them standing as their surroundings need it.

    ``source`` is the text that the pieces are of, or stand for.
    """

    source: str
    _pieces: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add a piece as it is."""
        self._pieces.append(text)

    def set_block(self, text: str, start: int, end: int) -> None:
        """Add a block for what is between two places of the source."""
        spot = spot_of(self.source, start, end)
        if spot.is_row:
            self.write(" ".join(text.split()).replace("|", "\\|"))
            return
        if not spot.has_marker:
            self._break(spot)
        self.write(indented(text, spot.indent).removeprefix(spot.indent))
        self._end(spot.indent, end)

    def _break(self, spot: Spot) -> None:
        """Begin a new line for a block, and part it from what came before."""
        indent = spot.indent
        if spot.is_first and self._pieces:
            last = self._pieces[-1]
            self._pieces[-1] = last[: last.rfind("\n") + 1] if "\n" in last else ""
        before = "".join(self._pieces[-3:])
        if before and not before.endswith("\n"):
            self.write("\n")
        is_parted = before.endswith("\n\n") or not before.strip()
        self.write(indent if is_parted else f"{indent.rstrip()}\n{indent}")

    def _end(self, indent: str, end: int) -> None:
        """Part the block from what follows it."""
        rest = self.source[end : end + _FARTHEST].partition("\n")[0]
        after = end + len(rest) + 1
        below = self.source[after : after + _FARTHEST].partition("\n")[0]
        if not rest.strip() and not below.strip(" \t>"):
            return
        blank = indent.rstrip()
        self.write(f"\n{blank}\n{indent}" if rest.strip() else f"\n{blank}")

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)


def indented(text: str, indent: str) -> str:
    """Set each line of a text in."""
    lines = text.split("\n")
    return "\n".join(f"{indent}{line}" if line.strip() else indent.rstrip() for line in lines)


def outdented(text: str, indent: str) -> str:
    """Take what its surroundings set in off each line of a text, and blank lines off its ends."""
    return dedent("\n".join(without_indent(text, indent))).strip("\n")


def without_indent(text: str, indent: str) -> list[str]:
    """Return the lines of a text without what its surroundings set in."""
    bare = indent.rstrip()
    return [
        line.removeprefix(indent) if line.startswith(indent) else line.removeprefix(bare)
        for line in text.split("\n")
    ]


def container(text: str, line: int) -> str:
    """Return what lines begin with that belong where the line at a place stands."""
    current = text[line : line + _FARTHEST].partition("\n")[0]
    quotes = _QUOTES.match(current)
    start = quotes[0] if quotes else ""
    if start.strip():
        return start if start.endswith(" ") else f"{start} "
    return " " * _item_indent(text, line, len(current) - len(current.lstrip(" ")))


def _item_indent(text: str, line: int, wanted: int) -> int:
    """Return how far the list item reaches in that a line belongs to, 0 outside of lists."""
    current = wanted
    for _ in range(_MOST_LINES):
        if not current or line <= 0:
            return 0
        end, line = line - 1, text.rfind("\n", 0, line - 1) + 1
        above = text[line : min(end, line + _FARTHEST)]
        indent = len(above) - len(above.lstrip(" "))
        if not above.strip() or indent >= current:
            continue
        item = _ITEM.match(above)
        if item and item.end() <= wanted:
            return item.end()
        current = indent
    return 0


def _is_row(lead: str, tail: str) -> bool:
    return lead.lstrip().startswith("|") or (" | " in lead and "|" in tail)
