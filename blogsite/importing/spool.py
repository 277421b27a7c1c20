"""Bodies on disk, so that an archive may be larger than the memory."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TypeVar

from blogsite.codec import decode, encode

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where the spool has a value: the first byte and how many."""

    start: int
    length: int


@dataclass(slots=True)
class Spool:
    """A file of values, each written once."""

    _file: IO[bytes]
    _end: int = 0

    def keep(self, value: object) -> Kept:
        """Write a frozen dataclass; raises OSError where the disk is full."""
        data = encode(value)
        self._file.seek(self._end)
        self._file.write(data)
        place = Kept(self._end, len(data))
        self._end += len(data)
        return place

    def read(self, place: Kept, kind: type[T]) -> T:
        """Return the value that was kept there."""
        self._file.seek(place.start)
        return decode(self._file.read(place.length), kind)


@contextmanager
def open_spool() -> Iterator[Spool]:
    """Open a spool, whose file is gone at the end whatever happens."""
    with tempfile.TemporaryFile(prefix="blogsite-import-") as file:
        yield Spool(file)
