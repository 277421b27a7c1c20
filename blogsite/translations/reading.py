"""Reads files with the texts of their blocks, as the build sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blogsite import codec
from blogsite.diagnostics import Diagnostic, Problems, Severity, with_excerpts
from blogsite.format.body import UNREADABLE
from blogsite.model.blocks import Block, SourceDigest, digests_of
from blogsite.model.document import Document, FrontMatter, Place
from blogsite.model.parsed import Parsed
from blogsite.parse.file import Task, parse_file
from blogsite.translations.passages import Passage


class FaultyTextError(Exception):
    """A file that can't be worked with, and why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(diagnostics[0].message)
        self.diagnostics = diagnostics


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read; ``text`` has LF line ends."""

    data: bytes
    text: str
    document: Document
    diagnostics: tuple[Diagnostic, ...]

    @property
    def digests(self) -> SourceDigest:
        """What a translation records that is made from this text."""
        return digests_of(self.document.blocks)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The blocks with what they say."""
        lines = self.text.split("\n")
        return tuple(_passage(block, lines, self.document.front) for block in self.document.blocks)


def read_file(root: Path, place: Place) -> Reading:
    """Read a file of the site; raises FaultyTextError where its blocks can't be told."""
    data = load(root, place)
    found = read_data(data, place)
    errors = [each for each in found.diagnostics if each.severity is Severity.ERROR]
    is_whole = UNREADABLE.isdisjoint(each.rule for each in errors)
    if errors and not (is_whole and found.document.blocks):
        raise FaultyTextError(with_excerpts(errors, lambda _path: data))
    return found


def load(root: Path, place: Place) -> bytes:
    """Return what a file of the site holds; raises FaultyTextError."""
    try:
        return (root / place.path).read_bytes()
    except OSError as fault:
        problems = Problems()
        message = f"it can't be read: {(fault.strerror or type(fault).__name__).lower()}"
        problems.error("unreadable-file", message, place.path, hint="check who may read it")
        raise FaultyTextError(tuple(problems)) from None


def read_data(data: bytes, place: Place) -> Reading:
    """Read what a file of this place holds or held."""
    folder = place.path.removeprefix("content/").partition("/")[0]
    outcome = parse_file(Task(place.path, folder, "", place, data, has_versions=True))
    parsed = codec.decode(outcome.data, Parsed)
    assert parsed.document is not None  # noqa: S101  (a text is always made, if an unreadable one)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Reading(data, text, parsed.document, parsed.diagnostics)


def _passage(block: Block, lines: list[str], front: FrontMatter) -> Passage:
    own = lines[block.line - 1 : block.end - 1]
    blank = next((at for at, line in enumerate(own) if line.strip()), 0)
    text = "\n".join(_field(block.kind, front) or own[blank:]).rstrip()
    return Passage(block.digest, block.kind, text, block.line + blank)


def _field(kind: str, front: FrontMatter) -> list[str]:
    """Return what a value of the front matter says, without quotes and folds."""
    return list(_values(kind, front))


def _values(kind: str, front: FrontMatter) -> Iterator[str]:
    if kind == "title" and front.title:
        yield front.title
    if kind == "summary" and front.summary:
        yield front.summary
    if kind == "image" and front.image:
        image = front.image
        yield from (each for each in (image.alt, image.caption, image.credit) if each)
    if kind == "facts":
        yield from (f"{each.value}: {each.label}" for each in front.facts or ())
    if kind == "links":
        yield from (f"{each.name} <{each.url}>" for each in front.links or ())
