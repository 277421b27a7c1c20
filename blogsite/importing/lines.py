"""Where in a source's file something was written."""

from collections.abc import Callable
from pathlib import Path

from blogsite.importing.ledger import Place

# A file larger than that holds many texts, whose own line has to do.
_LARGEST = 1_000_000  # bytes


def line_finder(root: Path, place: Place) -> Callable[[str], int]:
    """Return a function that gives the line of an address in a text's file, each time the next one.

    Where it isn't found as written, it is the line of the text itself.
    """
    text = _content(root / place.path)
    seen: dict[str, int] = {}

    def line_of(written: str) -> int:
        at = text.find(written, seen.get(written, 0)) if written else -1
        if at < 0:
            return place.line
        seen[written] = at + 1
        return text.count("\n", 0, at) + 1

    return line_of


def _content(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            return ""
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
