"""Reads of a ledger what the next import needs."""

import mmap
import os
import stat
from collections.abc import Container, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from blogsite.diagnostics import Problems
from blogsite.importing.record.document import LEDGER, VERSION
from blogsite.importing.target import prepare_target
from blogsite.importing.target.names import path_fault


class _Source(msgspec.Struct):
    kind: str


class _Head(msgspec.Struct):
    """What is read of the file; all else is passed over."""

    version: int
    source: _Source
    files: dict[str, str]


class _Entry(msgspec.Struct):
    name: str
    text: str


class _Entries(msgspec.Struct):
    entries: list[_Entry]


_Shape = TypeVar("_Shape", _Head, _Entries)


class _BadLedgerError(Exception):
    """The ledger can't be used; the message says why."""


def read_before(into: Path, kind: str, problems: Problems) -> Mapping[str, str] | None:
    """Make a target ready, and return the digests of the last import into it; none for a new one.

    Returns None where the target can't be used.
    """
    if not prepare_target(into, LEDGER, problems):
        return None
    try:
        head = _read(into / LEDGER)
    except _BadLedgerError as fault:
        hint = "take the file from your last commit; without it no import knows what you changed"
        problems.error("bad-ledger", str(fault), LEDGER, hint=hint)
        return None
    if head is None:
        return {}
    if head.source.kind != kind:
        problems.error(
            "bad-target",
            f"`{into}` holds an import of the kind `{head.source.kind}`, not `{kind}`",
            hint="choose another folder, or the same kind",
        )
        return None
    return head.files


def ids_before(into: Path, texts: Container[str], prefix: str) -> frozenset[str]:
    """Return what the last import's entries of some texts name with a prefix, without that."""
    try:
        found = _decoded(into / LEDGER, _Entries)
    except (OSError, ValueError):
        return frozenset()
    return frozenset(
        each.name.removeprefix(prefix)
        for each in found.entries
        if each.text in texts and each.name.startswith(prefix)
    )


def _read(path: Path) -> _Head | None:
    try:
        status = path.lstat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise _BadLedgerError("this is no file, and no link is followed")
    try:
        head = _decoded(path, _Head)
    except (OSError, ValueError) as fault:
        raise _BadLedgerError(f"this is no ledger of an import: {_line(fault)}") from None
    if head.version != VERSION:
        raise _BadLedgerError(f"this ledger has the version {head.version}, not {VERSION}")
    for name in head.files:
        if path_fault(name):
            raise _BadLedgerError("`files` names a path that no import writes")
    return head


def _decoded(path: Path, shape: type[_Shape]) -> _Shape:
    """Read a ledger that may be larger than is good to have in memory."""
    with path.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            raise ValueError("it is empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return msgspec.json.decode(memoryview(data), type=shape)


def _line(fault: Exception) -> str:
    said = fault.strerror if isinstance(fault, OSError) else str(fault)
    return (said or "it can't be read").splitlines()[0].lower()
