"""Writes a file of the site whole, or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_MODE = 0o644


def write_whole(target: Path, data: bytes) -> None:
    """Write a file, and keep its mode where there was one; raises OSError."""
    mode = target.stat().st_mode if target.exists() else _MODE
    with _written(target, data, mode) as whole:
        whole.replace(target)


def create_whole(target: Path, data: bytes) -> None:
    """Write a file where there is none, not even a link to nothing; raises OSError.

    Of two who create a file at the same time one gets FileExistsError.
    """
    with _written(target, data, _MODE) as whole:
        try:
            os.link(whole, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            with target.open("xb") as file:
                file.write(data)


@contextlib.contextmanager
def _written(target: Path, data: bytes, mode: int) -> Iterator[Path]:
    """Give a file beside ``target`` that is taken away if it is still there at the end."""
    # Hidden, so that no build and no watcher takes it for a text.
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        yield Path(name)
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()
