"""Where files wait until all of them are there."""

import contextlib
import os
import shutil
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from blogsite.codec import digest_of, digest_of_file
from blogsite.importing.target.journal import (
    JOURNAL,
    NEW,
    Journal,
    Move,
    carry_out,
    folders_of,
    sync,
    sync_all,
    undo,
)
from blogsite.importing.target.model import Content
from blogsite.tree import Signature

STAGE = ".blogsite-import"
_LOCK = "lock"


class BusyError(Exception):
    """Another import is at work on the same target."""


class Stage:
    """A folder beside a target that is yet to be made, and within one that is there.

    It is made when the first file comes, so that an import that changes nothing touches nothing.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_new = not root.exists()
        self.folder = _beside(root) if self._is_new else root / STAGE
        self._parents: list[Path] = []
        self._lock: int | None = None
        self._count = 0

    def put(self, path: str, content: Content) -> tuple[str, str]:
        """Keep a file, and return its name here and its digest; raises OSError and BusyError."""
        # A new target is made of the stage as it is; elsewhere folders would only take time.
        self._count += 1
        name = path if self._is_new else str(self._count)
        target = self.made() / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            target.write_bytes(content)
            return name, digest_of(content)
        shutil.copyfile(content, target)
        return name, digest_of_path(target)

    def made(self) -> Path:
        """Return the folder of the files to come."""
        new = self.folder / NEW
        if self._lock is None:
            self._parents = _missing(self.folder.parent)
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            try:
                self.folder.mkdir()
            except FileExistsError:
                raise BusyError from None
            self._lock = _take_lock(self.folder)
            new.mkdir()
        return new

    def commit(self, moves: tuple[Move, ...], seen: Mapping[str, Signature]) -> None:
        """Put all files into their places, or none; raises OSError and ChangedMeanwhileError."""
        staged = [move.staged for move in moves if move.digest]
        new = self.made()
        sync_all([*(new / name for name in staged), *folders_of(new, staged)])
        if self._is_new:
            new.rename(self._root)
            sync(self._root.parent)
            self._parents = []
        else:
            folders = _folders(self._root, [move.path for move in moves if move.digest])
            carry_out(self.folder, self._root, Journal(moves, folders), seen)
            _remove_empty(self._root, [move.path for move in moves if not move.digest])

    def close(self) -> None:
        """Take away what is left of the stage."""
        if self._lock is None:
            return
        # A placement that could not be undone now will be by the next import.
        if not (self.folder / JOURNAL).exists():
            shutil.rmtree(self.folder, ignore_errors=True)
        os.close(self._lock)
        for folder in reversed(self._parents):
            with contextlib.suppress(OSError):
                folder.rmdir()


def recover(root: Path) -> None:
    """Undo what a killed import left behind; raises OSError and BusyError."""
    for folder in (_beside(root), root / STAGE):
        if not folder.is_dir() or folder.is_symlink():
            continue
        lock = _take_lock(folder)
        try:
            undo(folder, root)
            shutil.rmtree(folder)
        finally:
            os.close(lock)


def _beside(root: Path) -> Path:
    return root.parent / f".{root.name}{STAGE}"


def digest_of_path(path: Path) -> str:
    """Return the digest of a file, which has to be a plain one; raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no plain file", str(path))
    with path.open("rb") as file:
        return digest_of_file(file)


def _missing(folder: Path) -> list[Path]:
    """Return the folders that have to be made, the outer ones first."""
    return [each for each in (*reversed(folder.parents), folder) if not each.exists()]


def _folders(root: Path, paths: list[str]) -> tuple[str, ...]:
    """Return the folders that a target lacks, the outer ones first."""
    found: dict[str, None] = {}
    for path in paths:
        parts = path.split("/")[:-1]
        for end in range(1, len(parts) + 1):
            folder = "/".join(parts[:end])
            if folder not in found and not (root / folder).is_dir():
                found[folder] = None
    return tuple(found)


def _remove_empty(root: Path, paths: list[str]) -> None:
    for path in paths:
        folder = (root / path).parent
        with contextlib.suppress(OSError):
            while folder != root:
                folder.rmdir()
                folder = folder.parent


def _take_lock(folder: Path) -> int:
    """Return a handle that says as long as it is open that somebody is at work."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  (Windows has none)

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise BusyError from None
    return handle
