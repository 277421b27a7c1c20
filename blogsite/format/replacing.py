"""Replaces a file that nobody else has changed."""

from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.writing import write_whole


def replace_file(file: Path, path: str, before: bytes, after: bytes, problems: Problems) -> bool:
    """Replace a file's content and keep its mode; False with a diagnostic where that fails.

    ``path`` is what the diagnostic names. A link is followed. A file that isn't ``before`` any
    more is left alone.
    """
    target = file.resolve()
    try:
        if target.read_bytes() != before:
            problems.error(
                "changed-file",
                "the file changed meanwhile",
                path,
                hint="run the command again",
            )
            return False
        write_whole(target, after)
    except OSError as fault:
        message = f"it can't be written: {(fault.strerror or type(fault).__name__).lower()}"
        problems.error("unwritable-file", message, path, hint="check who may write there")
        return False
    return True
