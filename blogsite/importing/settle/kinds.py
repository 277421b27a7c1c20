"""What each post is: the source's own word, a category that says so, or simply a post."""

import functools
import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from blogsite.importing.archive import Archive, Said, SourceText
from blogsite.importing.ledger import Part, changed, kept
from blogsite.importing.settle.journal import Journal
from blogsite.importing.settle.versions import Group
from blogsite.importing.settle.wording import file_name, plain

POST = "post"
_MOST = 12
# Words that say no more than that it is a post.
_GENERAL = {
    *("post", "posts", "blog", "blogs", "blog-post", "blog-posts", "article", "articles"),
    *("default", "entry", "single", "text", "uncategorized"),
}
# The words for them are words of the interface: the catalogues translate them.
_KNOWN = {
    "case-study": ("Case study", "Case studies"),
    "announcement": ("Announcement", "Announcements"),
    "event-recap": ("Event recap", "Event recaps"),
    "guest-post": ("Guest post", "Guest posts"),
    "press-release": ("Press release", "Press releases"),
    "news": ("News", "News"),
}
_PLURALS = {plural.lower().replace(" ", "-"): kind for kind, (_, plural) in _KNOWN.items()}


@dataclass(frozen=True, slots=True)
class KindName:
    """The words for a kind of post."""

    name: str
    plural: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a site, the first being that of posts that say nothing, and each post's.

    ``words`` are what says it of each version of a post, by its number; empty where nothing does.
    """

    names: Mapping[str, KindName]
    by_group: Mapping[str, str]
    words: Mapping[int, Said]


@functools.lru_cache(maxsize=10_000)
def known_kind(word: str) -> str:
    """Return the kind that a category stands for; empty for one that is a subject."""
    key = _key(word)
    return key if key in _KNOWN else _PLURALS.get(key, "")


def _word(text: SourceText, subjects: Container[str]) -> Said:
    if text.kind.value.strip() and _kind(text.kind.value) != POST:
        return text.kind
    tags = (tag for tag in text.tags if tag.value.casefold() not in subjects)
    return next((tag for tag in tags if known_kind(tag.value)), Said(""))


def _subjects(archive: Archive) -> Iterator[str]:
    """Yield keys of terms whose names say more than they do: `news` of "News & Views"."""
    for term in archive.terms:
        if term.name.isascii() and term.name.strip() and not known_kind(term.name):
            yield unquote(term.key).casefold()


def settle_kinds(archive: Archive, groups: Sequence[Group], journal: Journal) -> Kinds:
    """Return the kinds in use, those with most posts first, but before all what is just a post."""
    posts = [group for group in groups if not group.is_page]
    subjects = frozenset(_subjects(archive))
    spoken = {each.number: _word(each.text, subjects) for of in posts for each in of.versions}
    said = {group.key: spoken[group.original.number] for group in posts}
    keys = {key: _kind(word.value) for key, word in said.items()}
    counts = Counter(keys.values())
    ordered = sorted(counts, key=lambda kind: (kind != POST, -counts[kind], kind))[:_MOST]
    first = ordered[0] if ordered else POST
    by_group = {key: kind if kind in ordered else first for key, kind in keys.items()}
    for group in posts:
        _note(group, by_group[group.key], keys[group.key], journal)
    words = {keys[key]: word.value for key, word in said.items()}
    names = {kind: _names(kind, words.get(kind, "")) for kind in ordered or [POST]}
    return Kinds(names, by_group, spoken)


def _kind(word: str) -> str:
    key = _key(word)
    return POST if not key or key in _GENERAL else known_kind(word) or key


def _key(word: str) -> str:
    return file_name(re.sub(r"[\s_]+", "-", word.strip().casefold()))[:40].strip("-")


def _names(kind: str, word: str) -> KindName:
    if kind == POST:
        return KindName("Post", "Posts")
    if kind in _KNOWN:
        return KindName(*_KNOWN[kind])
    name = plain(word, 60).replace("-", " ").replace("_", " ")
    return KindName(name[:1].upper() + name[1:], name[:1].upper() + name[1:])


def _note(group: Group, kind: str, wanted: str, journal: Journal) -> None:
    text = group.original.text
    said = text.kind
    if not said.value.strip():
        return
    place = text.at(said.line)
    how = (
        f"is `{kind}` here" if kind == wanted else f"is `{kind}` here, as there are too many kinds"
    )
    same = kind in {said.value, _kind(said.value)} and kind in {POST, said.value}
    entry = kept(Part.FIELD, "kind", place) if same else changed(Part.FIELD, "kind", place, how)
    journal.note(group.original.number, entry)
