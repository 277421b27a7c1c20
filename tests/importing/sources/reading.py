"""Small sources of any kind, written as text and read."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources import READERS
from blogsite.importing.spool import Spool

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def read(kind: str, root: Path, spool: Spool) -> Archive:
    """Read a source with which nothing is wrong."""
    archive, faults = read_any(kind, root, spool)
    assert not faults
    return archive


def read_any(
    kind: str, root: Path, spool: Spool, base_url: str = ""
) -> tuple[Archive, list[Diagnostic]]:
    problems = Problems()
    options = ImportOptions(kind, root, root / "new", NOW, base_url=base_url)
    archive = READERS[kind](options, spool, problems)
    return archive, list(problems)


def text_at(archive: Archive, path: str) -> SourceText:
    return next(text for text in archive.texts if text.place.path == path)
