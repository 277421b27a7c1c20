"""Parsed files remembered from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite import codec
from blogsite.cache import ParsedRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from blogsite.cache import Cache
    from blogsite.model.parsed import Parsed

# Bodies wait in memory for one transaction, but not all the bodies of an archive.
_ROWS_AT_ONCE = 256

# A file's digest, and what decides from outside how it is read.
Facts = tuple[str, ...]


class Memo:
    """The parsed files of earlier builds, and what this build adds to them.

    What this process has read once stays as the very same value.
    """

    def __init__(self, cache: Cache, engine: str) -> None:
        self._cache = cache
        self._engine = engine
        # Read when the first file is asked for: a site that stands needs none of them.
        self._rows: dict[str, tuple[str, bytes]] | None = None
        self._paths: set[str] = set()
        self._values: dict[str, tuple[Facts, Parsed]] = {}
        self._used: set[str] = set()
        self._waiting: list[ParsedRow] = []
        self._has_new = False

    def find(self, path: str, facts: Facts) -> Parsed | None:
        """Return the value of a file that hasn't changed."""
        self._used.add(path)
        return self._find(path, facts)

    def find_all(self, paths: Sequence[str], facts: Sequence[Facts]) -> list[Parsed | None]:
        """Return the same for many files."""
        self._used.update(paths)
        return list(map(self._find, paths, facts))

    def _find(self, path: str, facts: Facts) -> Parsed | None:
        known = self._values.get(path)
        if known is not None:
            return known[1] if known[0] == facts else None
        row = self._remembered().pop(path, None)
        if row is None or row[0] != self._key(facts):
            return None
        return self._keep(path, facts, row[1])

    def remember(
        self, path: str, facts: Facts, data: bytes, body_digest: str = "", body: bytes = b""
    ) -> Parsed:
        """Keep a new value, given encoded, for the next build; return it."""
        self._has_new = True
        self._paths.add(path)
        self._waiting.append(ParsedRow(path, self._key(facts), data, body_digest, body))
        if len(self._waiting) >= _ROWS_AT_ONCE:
            self._flush()
        return self._keep(path, facts, data)

    def finish(self) -> None:
        """Write what waits, and forget the files that nobody asked for."""
        rows = self._remembered()
        gone = self._paths - self._used
        if self._waiting:
            self._flush()
        if gone:
            self._cache.forget_parsed(gone)
        if gone or self._has_new:
            self._cache.forget_unused_bodies()
        for path in gone:
            self._values.pop(path, None)
            rows.pop(path, None)
        self._paths, self._used, self._has_new = self._used, set(), False

    def _remembered(self) -> dict[str, tuple[str, bytes]]:
        """Return the rows of the last build that nobody has asked for yet."""
        if self._rows is None:
            self._rows = self._cache.parsed()
            self._paths.update(self._rows)
        return self._rows

    def _keep(self, path: str, facts: Facts, data: bytes) -> Parsed:
        # Imported here because a site that stands gets by without the types of what is parsed.
        from blogsite.model.parsed import Parsed  # noqa: PLC0415

        value = codec.decode(data, Parsed)
        self._values[path] = (facts, value)
        return value

    def _key(self, facts: Facts) -> str:
        return codec.digest(self._engine, *facts)

    def _flush(self) -> None:
        self._cache.save_parsed(self._waiting)
        self._waiting.clear()
