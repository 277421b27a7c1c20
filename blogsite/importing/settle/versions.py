"""The texts of an archive by what they are versions of, the original first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.ledger import Entry, Part, changed
from blogsite.importing.settle.journal import Journal
from blogsite.importing.settle.languages import Tongues


@dataclass(frozen=True, slots=True)
class Version:
    """A text in its language; ``number`` is its place in the archive."""

    number: int
    text: SourceText
    language: str


@dataclass(frozen=True, slots=True)
class Group:
    """All versions of a post or page; the first is what the others are translations of."""

    key: str
    versions: tuple[Version, ...]

    @property
    def original(self) -> Version:
        """The version whose days, people and terms count for all."""
        return self.versions[0]

    @property
    def is_page(self) -> bool:
        """Whether it is a plain page."""
        return self.original.text.is_page


def group_versions(archive: Archive, tongues: Tongues, journal: Journal) -> tuple[Group, ...]:
    """Return the posts and pages; a second text of the same language is one by itself."""
    found: dict[tuple[str, bool, int], dict[str, Version]] = defaultdict(dict)
    for number, text in enumerate(archive.texts):
        version = Version(number, text, tongues.of(text.language))
        turn = 0
        while version.language in found[text.key, text.is_page, turn]:
            turn += 1
        found[text.key, text.is_page, turn][version.language] = version
        if turn:
            journal.note(number, _apart(text))
    return tuple(
        Group(f"{key}#{turn}" if turn else key, _ordered(tuple(versions.values()), tongues))
        for (key, _, turn), versions in found.items()
        if versions
    )


def _ordered(versions: Sequence[Version], tongues: Tongues) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda each: tongues.tags.index(each.language)))


def _apart(text: SourceText) -> Entry:
    part = Part.PAGE if text.is_page else Part.POST
    how = "is a text by itself, as the source has another one of the same name and language"
    return changed(part, text.title.value or text.name, text.place, how)
