"""The output folder: what is in it, and changing it safely."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from blogsite.site.urls import SEARCH_FILES
from blogsite.tree import Signature

# Both names start with a dot and are no job's path, so a site can't overwrite them.
MARKER = ".blogsite"
_STAGE = ".blogsite-stage"
# The names of folders for work that may be going on while a build is published.
_WORK = ".blogsite-work-"
_MARKER_TEXT = "Written by `blogsite build`, which removes every other file from this folder.\n"


class OutputError(Exception):
    """The output folder can't be used; the message says why and what to do."""


class Output:
    """An output folder that belongs to blogsite.

    Where it is ``private``, nobody else writes into it, so one look tells for all builds of a
    process.
    """

    def __init__(self, folder: Path, *, private: bool = False) -> None:
        self.folder = folder
        self._private = private
        self._found: dict[str, Signature] | None = None

    def open(self) -> None:
        """Make the folder, or make sure that it is ours; raises OutputError."""
        marker = self.folder / MARKER
        if self.folder.exists() and not self.folder.is_dir():
            raise OutputError(f"`{self.folder}` is a file; choose a folder for the output")
        if self.folder.is_dir() and not marker.is_file() and any(self.folder.iterdir()):
            raise OutputError(
                f"`{self.folder}` holds files that blogsite did not write; "
                "empty it, or choose another folder with `--output`"
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        if not marker.is_file():
            self._found = None
            marker.write_text(_MARKER_TEXT, encoding="utf-8")

    def scan(self) -> dict[str, Signature]:
        """Return the files in the folder, and its empty folders with a slash at the end.

        Symbolic links count as files; nobody plans them.
        """
        found = self._found if self._found is not None else _scan(self.folder)
        # Until `settle` says how it ended, a publication may have left anything.
        self._found = None
        return found

    def settle(self, files: dict[str, Signature]) -> None:
        """Note what is in the folder now that a publication has come to its end."""
        if self._private:
            self._found = files

    def stage(self) -> Path:
        """Return an empty folder on the same file system, for files on their way."""
        stage = self.folder / _STAGE
        self.unstage()
        stage.mkdir()
        return stage

    def unstage(self) -> None:
        """Remove the stage and what is left on it."""
        shutil.rmtree(self.folder / _STAGE, ignore_errors=True)

    @contextlib.contextmanager
    def workplace(self) -> Iterator[Path]:
        """Give a folder on the same file system that is left alone by publications.

        Those that somebody who was killed left behind are removed.
        """
        for left in self.folder.glob(_WORK + "*"):
            shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=_WORK, dir=self.folder))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)

    def apart(self) -> dict[str, Signature]:
        """Return the files in the folder of the search, which `scan` passes over."""
        folder = self.folder / SEARCH_FILES
        found = _scan(folder) if folder.is_dir() and not folder.is_symlink() else {}
        return {SEARCH_FILES + path: sign for path, sign in found.items()}

    def replace_apart(self, files: Mapping[str, Path]) -> None:
        """Make that folder hold the given files alone: moved in their order, then the rest removed."""
        before = self.apart()
        names = [SEARCH_FILES + name for name in files]
        for name, staged in zip(names, files.values(), strict=True):
            self.place(staged, name)
        self.remove(sorted(before.keys() - set(names)))

    def place(self, staged: Path, path: str) -> None:
        """Move a file from the stage to its place, replacing what was there."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, and the folders that become empty."""
        for path in paths:
            target = self.folder / path
            if not path.endswith("/"):
                target.unlink(missing_ok=True)
            self._remove_empty(target if path.endswith("/") else target.parent)

    def _remove_empty(self, folder: Path) -> None:
        while folder != self.folder:
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent


class Arrivals:
    """Moves files into place that lie on the stage as they will in the output folder."""

    def __init__(self, stage: Path, folder: Path) -> None:
        self._stage, self._folder = str(stage), str(folder)
        # Whether a folder has come with all that is in it. The output folder itself is there.
        self._whole = {"": False}

    def place(self, path: str) -> None:
        """Move a file, replacing what was there, or else its whole folder."""
        if not self._comes_whole(path.rpartition("/")[0]):
            os.replace(f"{self._stage}/{path}", f"{self._folder}/{path}")  # noqa: PTH105  (hot)

    def _comes_whole(self, folder: str) -> bool:
        whole = self._whole.get(folder)
        if whole is None:
            whole = self._comes_whole(folder.rpartition("/")[0]) or self._move(folder)
            self._whole[folder] = whole
        return whole

    def _move(self, folder: str) -> bool:
        target = Path(self._folder, folder)
        if target.is_dir():
            return False
        Path(self._stage, folder).rename(target)
        return True


def is_same(found: Signature | None, known: Signature) -> bool:
    """Whether a file is the very one that was written (moving it changed its ctime only)."""
    # Size, inode, and time of change: all but the last one.
    return found is known or (found is not None and found[:-1] == known[:-1])


def _scan(root: Path) -> dict[str, Signature]:
    found = {}
    waiting = [(str(root), "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as entries:
            listing = list(entries)
        if not listing and prefix:
            found[prefix] = Signature.of(Path(folder).stat())
        for entry in listing:
            if not prefix and _is_apart(entry):
                continue
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path + "/"))
            else:
                found[path] = Signature.of(entry.stat(follow_symlinks=False))
    return found


def _is_apart(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of the output folder is nothing that jobs write."""
    if entry.name in {MARKER, _STAGE} or entry.name.startswith(_WORK):
        return True
    return entry.name + "/" == SEARCH_FILES and entry.is_dir(follow_symlinks=False)
