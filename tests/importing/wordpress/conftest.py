"""Reads exports that tests write."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Converted, SourceText
from blogsite.importing.ledger import Entry
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources import READERS
from blogsite.importing.spool import Spool, open_spool

from .exports import export, item

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Read:
    """An archive with its bodies at hand."""

    archive: Archive
    spool: Spool
    problems: Problems

    def text(self, name: str) -> SourceText:
        """Return a text by its name."""
        return next(text for text in self.archive.texts if text.name == name)

    def body(self, name: str) -> Converted:
        """Return a body by the name of its text."""
        return self.spool.read(self.text(name).body, Converted)

    def entries(self) -> list[Entry]:
        """Return all entries, of the archive and of its texts."""
        of_texts = [self.spool.read(text.body, Converted).entries for text in self.archive.texts]
        return [*self.archive.entries, *(entry for entries in of_texts for entry in entries)]


Reader = Callable[..., Read]
Show = Callable[..., Converted]


@pytest.fixture
def read(tmp_path: Path) -> Iterator[Reader]:
    """Read a file or folder, or the text of an export."""
    with open_spool() as spool:

        def reads(source: str | bytes | Path, uploads: Path | None = None, **more: str) -> Read:
            path = source
            if isinstance(source, (str, bytes)):
                path = tmp_path / "export.xml"
                path.write_bytes(source.encode() if isinstance(source, str) else source)
            assert isinstance(path, Path)
            options = ImportOptions(
                "wordpress", path, tmp_path / "new", NOW, uploads=uploads, jobs=1, **more
            )
            problems = Problems()
            archive = READERS["wordpress"](options, spool, problems)
            return Read(archive, spool, problems)

        yield reads


@pytest.fixture
def show(read: Reader) -> Show:
    """Convert a single body, with items that it may refer to."""

    def shows(content: str, *others: str) -> Converted:
        return read(export(item(1, content), *others)).body("name-1")

    return shows
