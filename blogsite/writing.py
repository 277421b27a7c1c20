"""Writes a file of the site whole, or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

_MODE = 0o644


def write_whole(target: Path, data: bytes) -> None:
    """Write a file, and keep its mode where there was one; raises OSError."""
    mode = target.stat().st_mode if target.exists() else _MODE
    # Hidden, so that no build and no watcher takes it for a text.
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
