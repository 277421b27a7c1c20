"""The work there is for translators, sorted by what readers want most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from blogsite.model.registry import Tag
from blogsite.site.coverage import Coverage, Entry, Standing
from blogsite.site.freshness import Freshness
from blogsite.site.model import Page, Post

Record = Mapping[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """Texts of one tag, or all of them where there is no tag."""

    tag: Tag | None
    entries: tuple[Entry, ...]

    def name(self, language: str) -> str:
        """Return the tag's name in a language; empty where there is no tag."""
        return self.tag.name.get(language, language) if self.tag else ""


def find_work(
    coverage: Coverage, tag: str | None, states: Iterable[str], *, drafts: bool
) -> tuple[Entry, ...]:
    """Return the texts of one language, or of all, newest first; originals that are drafts if asked.

    Without ``states`` those of any.
    """
    wanted = frozenset(states) or frozenset(Standing)
    found = [
        entry
        for each in coverage.languages
        if tag in {None, each.language.tag}
        for entry in each.entries
        if entry.standing in wanted and (drafts or entry.translation or status_of(entry) != "draft")
    ]
    return tuple(sorted(found, key=_newest_first))


def group_by_tag(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """Return a group for each tag, the one with the most texts first, and last what has none."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    tags: dict[str, Tag] = {}
    for entry in entries:
        own = _tags(entry)
        tags.update({each.id: each for each in own})
        for tag_id in [each.id for each in own] or [""]:
            groups[tag_id].append(entry)
    order = sorted(groups, key=lambda tag_id: (not tag_id, -len(groups[tag_id]), tag_id))
    return tuple(Group(tags.get(tag_id), tuple(groups[tag_id])) for tag_id in order)


def summary_of(entries: Iterable[Entry]) -> Iterator[tuple[str, Mapping[Standing, int]]]:
    """Yield each language's tag with the number of its texts in each state."""
    counts: dict[str, Counter[Standing]] = defaultdict(Counter)
    for entry in entries:
        counts[entry.language.tag][entry.standing] += 1
    for tag in sorted(counts):
        yield tag, {standing: counts[tag][standing] for standing in Standing}


def status_of(entry: Entry) -> str:
    """Return why readers don't see a text yet: ``draft``, ``scheduled``, or nothing."""
    if isinstance(entry.text, Post):
        return entry.text.status
    drafts = (entry.text.document.front.draft, entry.source.document.front.draft)
    return "draft" if any(drafts) else ""


def as_record(entry: Entry) -> Record:
    """Return a text's state for programs."""
    freshness = entry.freshness
    return {
        "language": entry.language.tag,
        "state": str(entry.standing),
        "changed": freshness.changed if freshness else 0,
        "added": freshness.added if freshness else 0,
        "removed": freshness.removed if freshness else 0,
        "status": status_of(entry),
        "date": date_of(entry),
        "title": entry.source.title,
        "tags": [tag.id for tag in _tags(entry)],
        "original": entry.original.document.place.path if entry.original else "",
        "path": entry.translation.document.place.path if entry.translation else "",
        "url": url_of(entry.text),
    }


def date_of(entry: Entry) -> str:
    """Return the day of a post; nothing for a page, and where nobody says it."""
    source = entry.source
    return source.day.isoformat() if isinstance(source, Post) and source.is_dated else ""


def url_of(text: Post | Page) -> str:
    """Return the site path of a text; nothing where that needs a day which nobody says."""
    return "" if isinstance(text, Post) and not text.is_dated else text.url


def changes_of(freshness: Freshness | None) -> str:
    """Say in words how much of an original has changed; nothing where nothing has."""
    if freshness is None:
        return ""
    parts = (
        (freshness.changed, "changed"),
        (freshness.added, "new"),
        (freshness.removed, "gone"),
    )
    return ", ".join(f"{count} {what}" for count, what in parts if count)


def _tags(entry: Entry) -> tuple[Tag, ...]:
    return entry.source.tags if isinstance(entry.source, Post) else ()


def _newest_first(entry: Entry) -> tuple[bool, float, str, str]:
    source = entry.source
    if isinstance(source, Post):
        return False, -source.published.timestamp(), source.key, entry.language.tag
    return True, 0, source.key, entry.language.tag
