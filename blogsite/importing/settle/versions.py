"""The texts of an archive by what they are versions of, the original first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from blogsite.importing.archive import Archive, SourceText, Status
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
    is_page: bool

    @property
    def original(self) -> Version:
        """The version whose days, people and terms count for all."""
        return self.versions[0]


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
        group
        for (key, is_page, turn), versions in found.items()
        if versions
        for group in _seen_and_unseen(
            Group(f"{key}#{turn}" if turn else key, _ordered(versions.values(), tongues), is_page),
            journal,
        )
    )


def _seen_and_unseen(group: Group, journal: Journal) -> Iterator[Group]:
    """Yield a group, in two where readers see translations of what they don't see.

    A draft would hide its translations, which were published without it.
    """
    seen = tuple(each for each in group.versions if each.text.status is Status.PUBLISHED)
    if not seen or group.original in seen:
        yield group
        return
    yield replace(group, versions=seen)
    unseen = tuple(each for each in group.versions if each not in seen)
    for each in unseen:
        how = "stands by itself, as its translations are published and it isn't"
        name = each.text.title.value or each.text.name
        part = Part.PAGE if group.is_page else Part.POST
        journal.note(each.number, changed(part, name, each.text.at(), how, count=0))
    yield replace(group, key=f"{group.key}#unseen", versions=unseen)


def _ordered(versions: Iterable[Version], tongues: Tongues) -> tuple[Version, ...]:
    """Put first what a build takes for the original: in the first language, or not translated."""
    ordered = sorted(versions, key=lambda each: tongues.tags.index(each.language))
    first = ordered[0]
    if first.language != tongues.default:
        first = next((each for each in ordered if not each.text.translators), first)
    return (first, *(each for each in ordered if each is not first))


def _apart(text: SourceText) -> Entry:
    part = Part.PAGE if text.is_page else Part.POST
    how = "is a text by itself, as the source has another one of the same name and language"
    return changed(part, text.title.value or text.name, text.at(), how, count=0)
