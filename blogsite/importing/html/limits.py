"""Breaks lines that are longer than a text may have."""

import re

from blogsite.importing.html.notes import Notes
from blogsite.importing.ledger import Part
from blogsite.markdown.limits import MAX_LINE

_ROOM = MAX_LINE - 200
# A space before a letter, or a place between two letters of a script without spaces.
_PLACE = re.compile(
    r" (?=[^\W\d_])|(?<=[\u3041-\u30ff\u4e00-\u9fff])(?=[\u3041-\u30ff\u4e00-\u9fff])"
)


def within_limits(markdown: str, notes: Notes) -> str:
    """Break lines that are too long where that changes nothing, else anywhere, with an entry."""
    if len(markdown) <= MAX_LINE:
        return markdown
    lines = markdown.split("\n")
    for number, line in enumerate(lines):
        if len(line) > _ROOM:
            lines[number] = _broken(line, notes)
    return "\n".join(lines)


def _broken(line: str, notes: Notes) -> str:
    lead = line[: len(line) - len(line.lstrip(" >"))][:200]
    parts, start = [], 0
    while len(line) - start > _ROOM:
        places = [
            found.start() for found in _PLACE.finditer(line, start + _ROOM // 2, start + _ROOM)
        ]
        end = places[-1] if places else start + _ROOM
        if not places:
            notes.changed(Part.HTML, line[:60], "a line too long to be kept is broken")
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return ("\n" + lead).join(
        part.strip(" ") if number else part for number, part in enumerate(parts)
    )
