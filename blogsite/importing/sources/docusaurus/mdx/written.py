"""An MDX text as it is written, and the entries about it."""

import re
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Fate, Part, Place
from blogsite.importing.sources.docusaurus.mdx.jsx import Piece
from blogsite.importing.sources.line_index import LineIndex

_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Partial:
    """A file that a text is partly made of; the body begins in line ``line``."""

    path: str
    text: str
    line: int = 1


class Written:
    """A text of which parts are looked at where they stand."""

    def __init__(self, partial: Partial, entries: list[Entry]) -> None:
        self.path, self.text = partial.path, partial.text
        self.entries = entries
        self._lines = LineIndex(partial.text, partial.line)
        self._endless: set[str] = set()

    def say(self, part: Part, fate: Fate, piece: Piece, note: str, name: str = "") -> None:
        """Note what became of a piece."""
        self.note(part, fate, piece.start, name or self.shown(piece), note)

    def note(self, part: Part, fate: Fate, start: int, name: str, note: str) -> None:
        """Note what became of what stands at a place."""
        name = " ".join(name.split())[:_LONGEST_NAME]
        place = Place(self.path, self._lines.line(start))
        self.entries.append(Entry(part, fate, name, place, note))

    def shown(self, piece: Piece) -> str:
        """Return a piece as it is written."""
        return self.text[piece.start : piece.end]

    def is_alone(self, piece: Piece) -> bool:
        """Tell whether nothing else stands on the lines of a piece."""
        before = self.text[self._lines.start(piece.start) : piece.start]
        return not before.strip() and not self.text[piece.end : self._lines.end(piece.end)].strip()

    def has_tags(self, piece: Piece) -> bool:
        """Tell whether HTML may stand in the lines of a piece."""
        return "<" in self.text[self._lines.start(piece.start) : self._lines.end(piece.end)]

    def indent(self, piece: Piece) -> str:
        """Return the spaces in front of the line in which a piece begins."""
        line = self.text[self._lines.start(piece.start) : piece.start]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def end_of(self, name: str, place: int) -> int:
        """Return where an element ends that was opened before a place; the place where it doesn't."""
        if name in self._endless:
            return place
        found = re.compile(rf"</{re.escape(name)}\s*>").search(self.text, place)
        if found is None:
            self._endless.add(name)
            return place
        return found.end()
