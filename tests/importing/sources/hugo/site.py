"""Small Hugo sites, written as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive, Converted, SourceText
from blogsite.importing.ledger import Entry
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources import READERS
from blogsite.importing.spool import open_spool

from ..reading import NOW, text_at, write  # noqa: TID252  (tests are no installed package)

FRONT = "---\ntitle: A title\ndate: 2020-05-06\n---\n"


@dataclass(frozen=True, slots=True)
class Read:
    """A site as it was read, with the bodies by file."""

    archive: Archive
    bodies: Mapping[str, Converted]

    def text(self, path: str) -> SourceText:
        return text_at(self.archive, path)

    @property
    def only(self) -> SourceText:
        (text,) = self.archive.texts
        return text

    @property
    def body(self) -> Converted:
        (body,) = self.bodies.values()
        return body


def read(root: Path, files: Mapping[str, str], **options: str) -> Read:
    """Write a site and read it."""
    write(root, files)
    problems = Problems()
    asked = ImportOptions("hugo", root, root / "new", NOW, **options)  # type: ignore[arg-type]  # texts only
    with open_spool() as spool:
        archive = READERS["hugo"](asked, spool, problems)
        bodies = {text.place.path: spool.read(text.body, Converted) for text in archive.texts}
    assert not problems.has_errors
    return Read(archive, bodies)


def convert(root: Path, body: str, files: Mapping[str, str] | None = None) -> Converted:
    """Convert the body of one post, beside other files."""
    path = "content/posts/a-post/index.md"
    return read(root, {**(files or {}), path: FRONT + body}).bodies[path]


def told(entries: tuple[Entry, ...]) -> list[tuple[str, str, int]]:
    """Return what entries say in short."""
    return [(entry.part.value, entry.fate.value, entry.place.line) for entry in entries]
