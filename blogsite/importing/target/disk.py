"""What is on disk in a target now; no symbolic link is followed."""

import os
import stat
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from blogsite.codec import digest_of_file
from blogsite.tree import Signature, is_ignored

# Neither a digest nor nothing: a link, a folder, a device.
NO_FILE = "no file"
_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Disk:
    """The files of a target; looks at each folder once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._folders: dict[str, str] = {"": ""}
        self.signatures: dict[str, Signature] = {}

    def digest(self, path: str) -> str:
        """Return a file's digest, empty where there is nothing, NO_FILE for what is none."""
        target = self.root / path
        try:
            status = target.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        self.signatures[path] = Signature.of(status)
        if not stat.S_ISREG(status.st_mode):
            return NO_FILE
        with os.fdopen(os.open(target, _READ), "rb") as file:
            return digest_of_file(file)

    def obstacle(self, path: str) -> str:
        """Return the nearest thing above a path that is no folder, or an empty string."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            self._folders[folder] = self.obstacle(folder) or self._no_folder(folder)
        return self._folders[folder]

    def _no_folder(self, folder: str) -> str:
        try:
            status = (self.root / folder).lstat()
        except FileNotFoundError:
            return ""
        return "" if stat.S_ISDIR(status.st_mode) else folder

    def files(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder of the site, without those that builds ignore."""
        waiting = (
            [folder] if (self.root / folder).is_dir() and not self.obstacle(f"{folder}/") else []
        )
        while waiting:
            below = waiting.pop()
            with os.scandir(self.root / below) as entries:
                listing = sorted(entries, key=attrgetter("name"))
            for entry in listing:
                if is_ignored(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}/{entry.name}")
                elif entry.is_file(follow_symlinks=False):
                    yield f"{below}/{entry.name}"
