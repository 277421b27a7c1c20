"""The files of a site's library, in a local copy of its uploads."""

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from blogsite.importing.archive import SourceText
from blogsite.importing.urls import split_url

_FOLDERS = ("/wp-content/uploads/", "/app/uploads/", "/uploads/", "/files/")
_SIZE = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|rotated|e\d{10,13})\Z")


class Uploads:
    """Finds what an address means in the folder of uploads, in its original size."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder.resolve() if folder is not None and folder.is_dir() else None

    def find(self, address: str, text: SourceText) -> Path | None:  # noqa: ARG002 (all texts share one library)
        """Return the file that an address means, or None."""
        if self._folder is None:
            return None
        path = unquote(split_url(address).path)
        for mark in _FOLDERS:
            if mark in path and (found := self._file(path.rpartition(mark)[2])):
                return found
        return None

    def _file(self, relative: str) -> Path | None:
        parts = PurePosixPath(relative)
        if parts.is_absolute() or ".." in parts.parts or "\0" in relative:
            return None
        stem = _SIZE.sub("", parts.stem)
        names = [parts.with_name(stem + parts.suffix), parts] if parts.name else []
        for name in names:
            found = self._within(name)
            if found is not None:
                return found
        return None

    def _within(self, name: PurePosixPath) -> Path | None:
        """Return a file below the folder, wherever links lead."""
        folder = self._folder
        if folder is None:
            return None
        try:
            path = (folder / name).resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            return None
        return path if path.is_file() and path.is_relative_to(folder) else None
