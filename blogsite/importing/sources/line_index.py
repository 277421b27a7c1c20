"""The lines of a text by its places."""

import re
from bisect import bisect_left


class LineIndex:
    """Tells in which line a character stands; the first line is ``first``."""

    def __init__(self, text: str, first: int = 1) -> None:
        self._breaks = [found.start() for found in re.finditer("\n", text)]
        self._first = first

    def line(self, place: int) -> int:
        """Return the line of a place."""
        return self._first + bisect_left(self._breaks, place)

    def start(self, place: int) -> int:
        """Return where the line of a place begins."""
        before = bisect_left(self._breaks, place)
        return self._breaks[before - 1] + 1 if before else 0

    def end(self, place: int) -> int | None:
        """Return where the line of a place ends, None for the last one."""
        before = bisect_left(self._breaks, place)
        return self._breaks[before] if before < len(self._breaks) else None
