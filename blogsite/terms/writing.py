"""Writes all files of a change, or none."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.terms.model import FileEdit
from blogsite.writing import create_whole, write_whole


def write_edits(root: Path, edits: Sequence[FileEdit], problems: Problems) -> bool:
    """Write, create and delete files in their order; False with a diagnostic where that fails.

    Each file is written whole. If one can't be, those before it get back what they held; a file
    that somebody changed meanwhile stops all. Links are followed.
    """
    if not _are_as_before(root, edits, problems):
        return False
    done: list[FileEdit] = []
    try:
        for edit in edits:
            done.append(edit)
            _write(root / edit.path, edit.after)
    except OSError as fault:
        _undo(root, done)
        reason = (fault.strerror or type(fault).__name__).lower()
        message = f"it can't be written: {reason}"
        hint = "nothing was changed; check who may write there"
        problems.error("unwritable-file", message, done[-1].path, hint=hint)
        return False
    except BaseException:
        _undo(root, done)
        raise
    return True


def _are_as_before(root: Path, edits: Sequence[FileEdit], problems: Problems) -> bool:
    for edit in edits:
        if _content(root / edit.path) != edit.before:
            message, hint = "the file changed meanwhile", "run the command again"
            problems.error("changed-file", message, edit.path, hint=hint)
    return not len(problems)


def _content(file: Path) -> bytes | None:
    """Return what a file holds; None where it can't be read."""
    try:
        return file.read_bytes()
    except OSError:
        return None


def _write(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
    elif file.exists():
        write_whole(file.resolve(), data)
    else:
        create_whole(file, data)


def _undo(root: Path, done: Sequence[FileEdit]) -> None:
    """Bring files back to what they were, as far as the system lets."""
    for edit in reversed(done):
        if _content(root / edit.path) != edit.before:
            with contextlib.suppress(OSError):
                _write(root / edit.path, edit.before)
