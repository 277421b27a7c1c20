"""Where in a source's file something was written."""

import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import unquote

from blogsite.importing.ledger import Place

# A file larger than that holds many texts, whose own line has to do.
_LARGEST = 1_000_000  # bytes
_FRONT = re.compile(
    r"\A\ufeff?\s*(---|\+\+\+)[ \t]*\r?\n.{0,200000}?\n\1[ \t]*\r?(?=\n|\Z)", re.DOTALL
)


def line_finder(root: Path, place: Place) -> Callable[[str], int]:
    """Return a function that gives the line of an address in a text's body, each time the next one.

    Where there is none any more, it is the last one's; where there never was, that of the text.
    """
    text = _content(root / place.path)
    start = _body(text, place.line)
    seen: dict[str, tuple[int, int]] = {}

    def line_of(written: str) -> int:
        after, line = seen.get(written, (start, place.line))
        found = (_find(text, form, after) for form in _forms(written))
        at = next((each for each in found if each >= 0), -1)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            seen[written] = at + 1, line
        return line

    return line_of


def _body(text: str, line: int) -> int:
    """Return where a text begins that has front matter, or that is one of several in a file."""
    front = _FRONT.match(text)
    if front:
        return front.end()
    at = 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at


def _forms(written: str) -> Iterator[str]:
    """Yield how an address may be written."""
    yield from dict.fromkeys(
        filter(None, (written, escape(written, quote=False), unquote(written)))
    )


def _find(text: str, written: str, start: int) -> int:
    """Return where an address stands that is no part of a longer name."""
    while (at := text.find(written, start)) >= 0:
        around = text[at - 1 : at] + text[at + len(written) : at + len(written) + 1]
        if not any(letter.isalnum() or letter in "-_" for letter in around):
            return at
        start = at + 1
    return -1


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            return ""
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
