"""A text in which shortcodes are hidden from what reads HTML or Markdown."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from blogsite.importing.sources.hugo.shortcodes.scan import tokens

# These stand in no text: see `masked`.
_START, _END = "\ue020", "\ue021"
_HIDDEN = re.compile(f"{_START}([0-9]+)\n*{_END}")
_OURS = re.compile(f"[{_START}{_END}]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with as many lines, and what was hidden in it."""

    text: str
    hidden: tuple[str, ...]
    lines: tuple[int, ...]

    def shown(self, text: str) -> tuple[str, Callable[[int], int]]:
        """Return a text made of the masked one with everything shown again.

        With it comes what returns the line, counted from 0, that something stood in at first which
        begins at a place now.
        """
        pieces: list[str] = []
        line_at: dict[int, int] = {}
        place = length = 0
        for found in _HIDDEN.finditer(text):
            number = int(found[1])
            pieces += [text[place : found.start()], self.hidden[number]]
            length += found.start() - place
            line_at[length] = self.lines[number]
            length += len(self.hidden[number])
            place = found.end()
        return "".join([*pieces, text[place:]]), lambda start: line_at.get(start, 0)


def masked(text: str) -> Masked:
    """Hide the shortcodes of a text."""
    text = _OURS.sub("", text)
    pieces: list[str] = []
    hidden: list[str] = []
    lines: list[int] = []
    place = line = 0
    for token in tokens(text):
        line += text.count("\n", place, token.start)
        inside = text[token.start : token.end]
        breaks = inside.count("\n")
        pieces += [text[place : token.start], f"{_START}{len(hidden)}{chr(10) * breaks}{_END}"]
        hidden.append(inside)
        lines.append(line)
        line += breaks
        place = token.end
    return Masked("".join([*pieces, text[place:]]), tuple(hidden), tuple(lines))
