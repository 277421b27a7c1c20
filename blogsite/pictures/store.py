"""Keeps the files made of pictures, by what they were made of: one folder for each site.

All builds of a site share it, also those into other output folders. Losing it costs time only.
"""

import contextlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path

from blogsite import codec
from blogsite.cache import cache_folder

_DIGEST = 32  # hexadecimal digits, in front of what is kept


class Store:
    """A folder of files that can be made again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> bytes | None:
        """Return what is kept under a key; None where it is missing or damaged."""
        try:
            data = (self._folder / key).read_bytes()
        except OSError:
            return None
        kept = data[_DIGEST:]
        return kept if data[:_DIGEST] == codec.digest_of(kept).encode() else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep something, if that can be; the file is there whole or not at all."""
        beside = self._folder / f"{key}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(codec.digest_of(data).encode() + data)
            beside.replace(self._folder / key)
        except OSError:
            # A full disk, say: what can't be kept is made again next time.
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def prune(self, wanted: Collection[str]) -> None:
        """Let go of all that isn't wanted, and of what killed builds left behind."""
        # Of another build that lets go at the same moment, or of a folder that can't be written,
        # nothing follows but that more is kept.
        entries: list[Path] = []
        with contextlib.suppress(OSError):
            entries.extend(self._folder.iterdir())
        for entry in entries:
            if entry.name not in wanted:
                with contextlib.suppress(OSError):
                    entry.unlink()

    def clear(self) -> None:
        """Let go of everything."""
        shutil.rmtree(self._folder, ignore_errors=True)


def store_folder(root: Path) -> Path:
    """Return the folder for the pictures of a site."""
    return cache_folder() / "pictures" / codec.digest(str(root.resolve()))
