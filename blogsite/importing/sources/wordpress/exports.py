"""The files of an export: one, several, a folder of them, compressed or not."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_NAMES = (".xml", ".wxr", ".xml.gz", ".wxr.gz", ".zip", ".wxz")
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Export:
    """A file of an export; ``name`` is relative to the source."""

    name: str
    open: Callable[[], "_Opened"]


class _Opened:
    """A stream of bytes that is closed in the end."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __enter__(self) -> IO[bytes]:
        return self._stream

    def __exit__(self, *_fault: object) -> None:
        self._stream.close()


def exports_of(source: Path) -> tuple[Export, ...]:
    """Return the files of a source in their natural order; raises OSError and BadZipFile."""
    if not source.is_dir():
        return tuple(_parts(source, source.name))
    found = [
        path
        for path in source.rglob("*")
        if path.name.lower().endswith(_NAMES) and path.is_file() and not path.is_symlink()
    ]
    found.sort(key=lambda path: _natural(path.relative_to(source).as_posix()))
    return tuple(
        part for path in found for part in _parts(path, path.relative_to(source).as_posix())
    )


def _natural(name: str) -> list[tuple[int, str]]:
    """Order `export.2.xml` before `export.10.xml`."""
    return [
        (int(part), "") if part.isdecimal() and part.isascii() else (0, part)
        for part in _DIGITS.split(name)
    ]


def _parts(path: Path, name: str) -> Iterator[Export]:
    with path.open("rb") as file:
        magic = file.read(4)
    if magic.startswith(_GZIP):
        yield Export(name, partial(_gunzipped, path))
    elif magic == _ZIP:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.namelist(), key=_natural)
        for member in members:
            if member.lower().endswith((".xml", ".wxr")) and not member.startswith("__MACOSX/"):
                yield Export(f"{name}/{member}", partial(_unzipped, path, member))
    else:
        yield Export(name, partial(_plain, path))


def _plain(path: Path) -> _Opened:
    return _Opened(path.open("rb"))


def _gunzipped(path: Path) -> _Opened:
    return _Opened(io.BufferedReader(gzip.GzipFile(path)))


def _unzipped(path: Path, member: str) -> _Opened:
    archive = zipfile.ZipFile(path)
    return _Opened(archive.open(member))
