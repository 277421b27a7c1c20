"""Parsed files remembered from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.model.parsed import Parsed

if TYPE_CHECKING:
    from blogsite.cache import Cache, ParsedRow

# Bodies wait in memory for one transaction, but not all the bodies of an archive.
_ROWS_AT_ONCE = 256


class Memo:
    """The parsed files of the last build, and what this build adds to them."""

    def __init__(self, cache: Cache, engine: str) -> None:
        self._cache = cache
        self._engine = engine
        self._known = cache.parsed()
        self._used: set[str] = set()
        self._waiting: list[ParsedRow] = []
        self._has_new = False

    def key(self, digest: str, *facts: str) -> str:
        """Return the key of a file with this content, and these facts from outside it."""
        return codec.digest(self._engine, digest, *facts)

    def find(self, path: str, key: str) -> Parsed | None:
        """Return the value of a file that hasn't changed."""
        self._used.add(path)
        known = self._known.get(path)
        return codec.decode(known[1], Parsed) if known and known[0] == key else None

    def remember(self, row: ParsedRow) -> None:
        """Keep a new value for the next build."""
        self._has_new = True
        self._waiting.append(row)
        if len(self._waiting) >= _ROWS_AT_ONCE:
            self._flush()

    def finish(self) -> None:
        """Write what waits, and forget the files that nobody asked for."""
        gone = self._known.keys() - self._used
        if self._waiting:
            self._flush()
        if gone:
            self._cache.forget_parsed(gone)
        if gone or self._has_new:
            self._cache.forget_unused_bodies()

    def _flush(self) -> None:
        self._cache.save_parsed(self._waiting)
        self._waiting.clear()
