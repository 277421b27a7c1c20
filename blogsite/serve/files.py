"""Finds the files of the output folder, and nothing else."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes


@dataclass(frozen=True, slots=True)
class Files:
    """An output folder whose site stands at ``base_path``."""

    folder: Path
    base_path: str

    def find(self, path: str) -> Path | None:
        """Return the file for a percent-encoded path, as the host looks for it.

        ``/a`` is served from ``a`` or ``a.html``; ``/a/`` from ``a/index.html``.
        """
        below = self._below(path)
        if below is None:
            return None
        if not below or below.endswith("/"):
            return self._file(below + "index.html")
        return self._file(below) or self._file(below + ".html")

    def is_folder(self, path: str) -> bool:
        """Whether a path lacks only the slash at its end."""
        if f"{path}/" == self.base_path:
            return self.find(self.base_path) is not None
        below = self._below(path)
        return bool(below) and self._file(f"{below}/index.html") is not None

    def exists(self, path: str) -> bool:
        """Whether a path leads to a file, with or without a slash at its end."""
        return self.find(path) is not None or self.is_folder(path)

    def _below(self, path: str) -> str | None:
        """Return a path below the folder; None for one that could lead out of it."""
        try:
            decoded = unquote_to_bytes(path).decode()
        except UnicodeDecodeError:
            return None
        base = unquote_to_bytes(self.base_path).decode()
        if not decoded.startswith(base):
            return None
        parts = decoded.removeprefix(base).split("/")
        # No output begins with a dot. What Windows takes for a drive or a folder is none either.
        is_odd = any(part.startswith(".") or set(part) & set("\0\\:") for part in parts)
        return None if is_odd or "" in parts[:-1] else "/".join(parts)

    def _file(self, below: str) -> Path | None:
        path = self.folder / below
        try:
            real = Path(os.path.realpath(path))
            is_inside = real.is_relative_to(os.path.realpath(self.folder))
            return path if is_inside and real.is_file() else None
        except (OSError, ValueError):  # too long to be a name, say
            return None
