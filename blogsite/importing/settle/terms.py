"""Tags and series: one id for each subject, however texts write it."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from blogsite.importing.archive import Archive, Said, Term
from blogsite.importing.ledger import Entry, Part, Place, changed, kept, lost
from blogsite.importing.native import Plain
from blogsite.importing.settle.close_tags import propose_tags
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.kinds import Kinds
from blogsite.importing.settle.languages import local_names
from blogsite.importing.settle.versions import Group, Version
from blogsite.importing.settle.wording import Names, ascii_id, file_name, paragraphs, plain

_SIGNS = (
    (re.compile(r"\+\+"), "-plus-plus"),
    (re.compile("#"), "-sharp"),
    (re.compile("&"), "-and-"),
)
_OTHERS = "the original has other tags, which count"
# Each tag has a list that shows the post with all of its tags: of many, that takes their square.
_MOST_OF_A_TEXT = 200
_BEYOND = f"a text has {_MOST_OF_A_TEXT} tags at most"
_BETWEEN = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject, and the entry of the source's list for it, if there is one."""

    id: str
    name: str
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """All subjects by what texts write, and the ids that each version of a text has."""

    tags: Mapping[str, Tag]
    by_number: Mapping[int, tuple[str, ...]]
    proposals: tuple[str, ...] = ()

    def registry(self) -> Iterator[tuple[str, Plain]]:
        """Yield path and content of each file that says more than the tag's id."""
        for tag in sorted(self.tags.values(), key=lambda each: each.id):
            record = _record(tag)
            if len(record) > 1 or tag.name != tag.id:
                yield f"content/tags/{tag.id}.yaml", record


def settle_terms(
    archive: Archive, groups: Sequence[Group], kinds: Kinds, journal: Journal
) -> Terms:
    """Return the tags; events without their days become tags, as nothing else can be said."""
    listed = _Listed(archive)
    posts = [group for group in groups if not group.is_page]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Place] = {}
    for group in posts:
        for version in group.versions:
            for said in _said(version):
                written[listed.key(said.value)][listed.name(said.value)] += 1
                first.setdefault(listed.key(said.value), version.text.at(said.line))
    tags = _tags(written, listed)
    by_number: dict[int, tuple[str, ...]] = {}
    for group in posts:
        by_number.update(_of_group(group, tags, listed, kinds, journal))
    _note_unused(archive, tags, listed, journal)
    counts = Counter(tag_id for ids in by_number.values() for tag_id in ids)
    used = {key: tag for key, tag in tags.items() if tag.id in counts}
    places = {tags[key].id: place for key, place in first.items() if key in tags}
    proposals = tuple(propose_tags(used.values(), counts, places, journal))
    return Terms(used, by_number, proposals)


class _Listed:
    """The source's own list of terms, by key and name."""

    def __init__(self, archive: Archive) -> None:
        self._terms: dict[str, Term] = {}
        for term in archive.terms:
            for word in (term.key, unquote(term.key), term.name):
                self._terms.setdefault(word.casefold(), term)
        self._keys: dict[str, str] = {}
        self._by_key: dict[str, Term] = {}
        for term in archive.terms:
            self._by_key.setdefault(subject(term.name or term.key), term)

    def name(self, written: str) -> str:
        """Return the name of the term that a text means."""
        term = self._terms.get(written.strip().casefold())
        return plain(term.name or term.key if term else written, 100)

    def key(self, written: str) -> str:
        """Return what all writings of a term have in common."""
        if written not in self._keys:
            self._keys[written] = subject(self.name(written))
        return self._keys[written]

    def term(self, key: str) -> Term | None:
        """Return the first term of a subject."""
        return self._by_key.get(key)


def subject(name: str) -> str:
    """Return a name without what makes no other subject: case, spaces, hyphens."""
    folded = unicodedata.normalize("NFKC", plain(name, 100)).casefold()
    return _BETWEEN.sub("-", folded).strip("-")


def _tags(written: Mapping[str, Counter[str]], listed: _Listed) -> dict[str, Tag]:
    names, tags = Names(), {}
    for key, counts in written.items():
        term = listed.term(key)
        name = plain(term.name, 100) if term and term.name else _favourite(counts)
        made = tag_id(unquote(term.key)) if term and term.key != term.name else ""
        made = made or tag_id(name)
        if made:
            tags[key] = Tag(names.take(made, key), name, term)
    return tags


def _favourite(counts: Counter[str]) -> str:
    """Return the writing that most texts have; of equals the one with more capitals."""
    return min(counts, key=lambda name: (-counts[name], -sum(map(str.isupper, name)), name))


def tag_id(name: str) -> str:
    """Return the id of a tag, empty where a name has nothing that can stand in a URL."""
    text = name.strip().casefold()
    text = f"dot-{text[1:]}" if text.startswith(".") and text[1:2].isalnum() else text
    for pattern, word in _SIGNS:
        text = pattern.sub(word, text)
    made = file_name(text)
    if made or not name.strip():
        return made
    spelled = ascii_id(name)
    return "" if spelled.startswith("author-") else spelled


def _said(version: Version) -> tuple[Said, ...]:
    text = version.text
    return tuple(said for said in (*text.tags, *text.events) if said.value.strip())


def _of_group(
    group: Group, tags: Mapping[str, Tag], listed: _Listed, kinds: Kinds, journal: Journal
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the tags of each version that says them: of a translation only where no other does."""
    first = next((version for version in group.versions if _said(version)), None)
    theirs = {listed.key(said.value) for said in _said(first)} if first else set()
    for version in group.versions:
        ids: dict[str, None] = {}
        is_heir = version is not first and first is group.original
        kind = kinds.words[version.number]
        for said in _said(version):
            key = listed.key(said.value)
            tag = tags.get(key)
            is_kind = said == kind and said in version.text.tags
            is_beyond = tag is not None and tag.id not in ids and len(ids) >= _MOST_OF_A_TEXT
            if not is_heir and tag and not is_beyond and not is_kind:
                ids[tag.id] = None
            why = "" if version is first or key in theirs else _OTHERS
            why = _BEYOND if is_beyond and not is_kind else why
            entry = _entry(said, tag, version, why, is_kind=is_kind and version is first)
            journal.note(version.number, entry)
        if ids:
            yield version.number, tuple(ids)


def _entry(said: Said, tag: Tag | None, version: Version, why: str, *, is_kind: bool) -> Entry:
    place, name = version.text.at(said.line), said.value
    if tag is None:
        return lost(Part.TAG, name, place, "has nothing that can stand in an address")
    if why:
        return lost(Part.TAG, name, place, why)
    if is_kind:
        return changed(Part.TAG, name, place, "is the kind of the post")
    if said in version.text.events:
        return changed(Part.TAG, name, place, f"is the tag `{tag.id}`, as no days of it are known")
    if tag.name == name:
        return kept(Part.TAG, name, place)
    return changed(
        Part.TAG, name, place, f"is the tag `{tag.id}`, which is written {tag.name} here"
    )


def _note_unused(
    archive: Archive, tags: Mapping[str, Tag], listed: _Listed, journal: Journal
) -> None:
    for term in archive.terms:
        if listed.key(term.name or term.key) not in tags:
            entry = lost(Part.TAG, term.name or term.key, term.place, "no post has it")
            journal.note(NONE, entry)


def _record(tag: Tag) -> dict[str, Plain]:
    record: dict[str, Plain] = {"name": tag.name}
    if tag.term is None:
        return record
    names = local_names(tag.term.names, (tag.name,))
    if names:
        record["names"] = names
    if description := paragraphs(tag.term.description, 1000):
        record["description"] = description
    return record
