"""Writes the ledger and its page, only where they say something new."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from blogsite.importing.record.document import LEDGER, ledger_lines
from blogsite.importing.record.model import Record
from blogsite.importing.record.page import PAGE, page_pieces

_FORMS: Sequence[tuple[str, Callable[[Record], Iterator[str]]]] = (
    (LEDGER, ledger_lines),
    (PAGE, page_pieces),
)


def write_record(record: Record, folder: Path) -> Sequence[str]:
    """Write both files into a folder that has neither, and return their names; raises OSError."""
    for name, pieces in _FORMS:
        _write(folder / name, pieces(record))
    return [name for name, _ in _FORMS]


def update_record(record: Record, folder: Path) -> None:
    """Bring both files up to date, each of them whole or not at all; raises OSError."""
    for name, pieces in _FORMS:
        if not _is_same(folder / name, pieces(record)):
            _replace(folder / name, pieces(record))


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)


def _is_same(path: Path, pieces: Iterable[str]) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        for piece in pieces:
            data = piece.encode("utf-8", "replace")
            if file.read(len(data)) != data:
                return False
        return not file.read(1)


def _replace(path: Path, pieces: Iterable[str]) -> None:
    # Hidden, so that nobody takes it for a file of the site.
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()
