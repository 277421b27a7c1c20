"""Changes a folder as a whole: what was begun and not ended is undone, by the next run at the latest."""

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from blogsite.codec import decode, encode
from blogsite.importing.target.disk import Disk
from blogsite.tree import Signature

JOURNAL = "journal"
NEW = "new"
_OLD = "old"
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class Move:
    """A file that comes to its place, if ``digest`` isn't empty, and one that leaves it.

    ``staged`` is its name on the stage.
    """

    path: str
    digest: str
    replaces: bool
    staged: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """All moves, and the folders that have to be made for them, the outer ones first."""

    moves: tuple[Move, ...]
    folders: tuple[str, ...]


class HalfDoneError(Exception):
    """Neither could a target be changed nor that be undone; the next import has to."""


class ChangedMeanwhileError(Exception):
    """A file of the target isn't what was looked at; the message is its path."""


def carry_out(stage: Path, root: Path, journal: Journal, seen: Mapping[str, Signature]) -> None:
    """Move all files to their places, or none of them; ``seen`` are the files to be replaced.

    Raises OSError and ChangedMeanwhileError, and then everything is as it was.
    """
    (stage / _OLD).mkdir()
    try:
        _write_journal(stage, journal)
        for folder in journal.folders:
            (root / folder).mkdir()
        for number, move in enumerate(journal.moves):
            _check(root, move.path, seen.get(move.path))
            _move(stage, root, number, move)
        sync_all(folders_of(root, [move.path for move in journal.moves]))
    except BaseException:
        _undo_now(stage, root)
        raise
    # From here on the new state holds.
    (stage / JOURNAL).unlink()


def undo(stage: Path, root: Path) -> None:
    """Bring a target back to what it was before what the stage's journal tells; raises OSError."""
    try:
        journal = decode((stage / JOURNAL).read_bytes(), Journal)
    except FileNotFoundError:
        return
    disk = Disk(root)
    for number, move in reversed(tuple(enumerate(journal.moves))):
        _undo_move(stage, disk, number, move)
    for folder in reversed(journal.folders):
        with contextlib.suppress(OSError):
            (root / folder).rmdir()
    (stage / JOURNAL).unlink()


def folders_of(root: Path, paths: Iterable[str]) -> Iterator[Path]:
    """Yield the folders of some files that are there, and those above them, up to the root."""
    folders = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return (root / folder for folder in folders if (root / folder).is_dir())


def sync_all(paths: Iterable[Path]) -> None:
    """Have the disk keep files and folders; raises OSError where it is full."""
    # A disk keeps many of them in the time of a few, if it may choose the order.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(sync, paths):
            pass


def sync(path: Path) -> None:
    """Have the disk keep a file or folder, as far as the system can."""
    if os.name == "nt":  # which has no way to do so
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _undo_now(stage: Path, root: Path) -> None:
    try:
        undo(stage, root)
    except OSError:
        raise HalfDoneError from None


def _write_journal(stage: Path, journal: Journal) -> None:
    draft = stage / f"{JOURNAL}.tmp"
    draft.write_bytes(encode(journal))
    sync(draft)
    draft.replace(stage / JOURNAL)
    sync(stage)


def _check(root: Path, path: str, seen: Signature | None) -> None:
    try:
        found = Signature.of((root / path).lstat())
    except FileNotFoundError:
        found = None
    if found != seen:
        raise ChangedMeanwhileError(path)


def _move(stage: Path, root: Path, number: int, move: Move) -> None:
    target = root / move.path
    new, old = stage / NEW / move.staged, stage / _OLD / str(number)
    if move.replaces:
        target.rename(old)
    if move.replaces and move.digest and not old.is_symlink():
        new.chmod(stat.S_IMODE(old.stat().st_mode))
    if move.digest:
        new.rename(target)


def _undo_move(stage: Path, disk: Disk, number: int, move: Move) -> None:
    target, old = disk.root / move.path, stage / _OLD / str(number)
    is_placed = bool(move.digest) and not os.path.lexists(stage / NEW / move.staged)
    # What people did to it since a killed import is theirs.
    is_ours = disk.digest(move.path) == (move.digest if is_placed else "")
    if not is_ours:
        return
    if os.path.lexists(old):
        target.parent.mkdir(parents=True, exist_ok=True)
        old.replace(target)
    elif is_placed:
        target.unlink()
