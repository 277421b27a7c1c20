"""Where each text goes: its file, its slug, its URL."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.importing.ledger import Part, changed
from blogsite.importing.settle.addresses import Old, OldSite, Taken
from blogsite.importing.settle.bodies import BodyFacts
from blogsite.importing.settle.days import Day
from blogsite.importing.settle.journal import Journal
from blogsite.importing.settle.kinds import Kinds
from blogsite.importing.settle.languages import Tongues
from blogsite.importing.settle.permalinks import (
    DEFAULT,
    ENDING,
    Sample,
    fill,
    infer_pattern,
    list_path,
    segments,
)
from blogsite.importing.settle.versions import Group, Version
from blogsite.importing.settle.wording import Names, digest, file_name
from blogsite.parse.places import slug_fault
from blogsite.site.urls import encode_path

# What no text is called: where it isn't free, nothing is.
_ANY = "any~text"


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a text; ``slug`` is empty where its file's name or its original says it."""

    path: str
    url: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class KindPlace:
    """Where a kind's list and posts are."""

    path: str
    permalink: str


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each text by its number, and those of the kinds."""

    spots: Mapping[int, Spot]
    kinds: Mapping[str, KindPlace]
    taken: Taken
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListPaths:
    """Where posts are listed.

    ``made`` are the lists of people, tags and series here; ``heads`` where the source listed posts;
    ``wanted`` those of them that a kind's list may have.
    """

    made: Sequence[str] = ()
    heads: frozenset[str] = frozenset()
    wanted: Sequence[str] = ()


def settle_places(
    groups: Sequence[Group],
    days: Mapping[str, Day],
    kinds: Kinds,
    tongues: Tongues,
    site: OldSite,
    facts: Sequence[BodyFacts],
    lists: ListPaths,
    journal: Journal,
) -> Places:
    """Return where all texts go, which is not where lists are; pages come before posts."""
    prefixes = tuple(tongues.prefix(tag).strip("/") for tag in tongues.tags[1:])
    placer = _Placer(days, kinds, tongues, site, facts, lists, journal, Taken(prefixes, lists.made))
    placer.choose_patterns([group for group in groups if not group.is_page])
    placer.choose_lists(groups)
    for group in sorted(groups, key=lambda each: not each.is_page):
        (placer.place_page if group.is_page else placer.place_post)(group)
    return Places(placer.spots, placer.kind_places, placer.taken, lists.heads)


@dataclass(slots=True)
class _Placer:
    days: Mapping[str, Day]
    kinds: Kinds
    tongues: Tongues
    site: OldSite
    facts: Sequence[BodyFacts]
    lists: ListPaths
    journal: Journal
    taken: Taken
    spots: dict[int, Spot] = field(default_factory=dict)
    kind_places: dict[str, KindPlace] = field(default_factory=dict)
    _patterns: dict[str, str] = field(default_factory=dict)
    _names: Names = field(default_factory=Names)

    def choose_patterns(self, posts: Sequence[Group]) -> None:
        """Find the pattern of each kind by the addresses that its posts had.

        Those that no pattern keeps, as their language has a prefix now and had none, count only where
        there are no others.
        """
        samples: dict[tuple[str, bool], list[Sample]] = defaultdict(list)
        for group in posts:
            old = self._old(group.original)
            if old is not None and old.plain != "/":
                kind, day = self.kinds.by_group[group.key], self.days[group.key].day
                samples[kind, self._may_stay(group.original, old)].append((old.path, day))
        for kind in self.kinds.names:
            pattern = infer_pattern(samples[kind, True] or samples[kind, False])
            is_usable = self.taken.is_free(fill(pattern, kind, _ANY, dt.date(2000, 1, 1)))
            self._patterns[kind] = pattern if is_usable else DEFAULT

    def _may_stay(self, version: Version, old: Old) -> bool:
        """Whether a text may be where it was, which ``old`` says without its language."""
        if version.language == self.tongues.default:
            return True
        whole = self.site.old(version.text.addresses[0])
        return whole is not None and whole.path != old.path

    def choose_lists(self, groups: Sequence[Group]) -> None:
        """Find a path for the list of each kind that no text has."""
        taken = Taken(self.taken.prefixes, self.taken.lists)
        for number, url in self._wanted(groups):
            taken.take(url, number)
        paths: dict[str, str] = {}
        for kind, words in self.kinds.names.items():
            plural = file_name(words.plural.lower()) or kind
            wanted = (
                *self._listed_at(kind, plural),
                *list_path(self._patterns[kind], kind, plural),
            )
            free = [path for path in wanted if taken.is_free(path) and path not in paths.values()]
            paths[kind] = free[0] if free else f"/kinds/{kind}-{digest(kind)[:6]}/"
            self.kind_places[kind] = KindPlace(paths[kind], self._patterns[kind])
        self.taken = Taken(self.taken.prefixes, (*self.taken.lists, *paths.values()))

    def _listed_at(self, kind: str, plural: str) -> Sequence[str]:
        """Return where the source listed the posts of a kind, as far as it can be told."""
        pattern = self._patterns[kind]
        above = [path for path in self.lists.wanted if pattern.startswith(path)]
        named = [path for path in self.lists.wanted if path.strip("/") in {kind, plural}]
        alone = self.lists.wanted if len(self.kinds.names) == 1 else ()
        return tuple(dict.fromkeys((*above, *named, *alone)))

    def _wanted(self, groups: Sequence[Group]) -> Iterator[tuple[int, str]]:
        for group in groups:
            for version in group.versions:
                if group.is_page:
                    old = self._old(version)
                    if old is None or old.plain not in self.lists.heads:
                        yield version.number, old.path if old else "/"
                else:
                    slug = self._slug(version) or self._name(group)
                    yield version.number, self._url(group, slug)

    def place_post(self, group: Group) -> None:
        """Place all versions of a post."""
        year = f"{self.days[group.key].day.year:04}"
        name = self._names.take(f"posts/{year}/{self._name(group)}", group.key)
        self._place(group, name, lambda slug: self._url(group, slug), year)

    def place_page(self, group: Group) -> None:
        """Place all versions of a page."""
        parts = self._page_parts(group)
        name = self._names.take("/".join(("pages", *parts)), group.key)
        self._place(group, name, lambda slug: f"/{'/'.join((*parts[:-1], slug))}/")

    def _place(self, group: Group, name: str, url_of: Callable[[str], str], year: str = "") -> None:
        """Place all versions of a text, whose URL a slug tells, in the default language."""
        is_bundle = any(self.facts[each.number].has_files for each in group.versions)
        inherited = name.rpartition("/")[2]
        for version in group.versions:
            prefix = self.tongues.prefix(version.language)
            wanted = self._slug(version) or inherited
            slugs = self._slugs(wanted, version, year)
            urls = ((slug, encode_path(prefix + url_of(slug))) for slug in slugs)
            slug, url = next(each for each in urls if self.taken.is_free(each[1]))
            self._note_moved(version, wanted, slug)
            path = self._file(name, version, is_bundle=is_bundle)
            self.spots[version.number] = Spot(path, url, "" if slug == inherited else slug)
            self.taken.take(url, version.number)
            if version is group.original:
                inherited = slug

    def _file(self, name: str, version: Version, *, is_bundle: bool) -> str:
        is_default = version.language == self.tongues.default
        ending = ".md" if is_default else f".{version.language}.md"
        return f"content/{name}/index{ending}" if is_bundle else f"content/{name}{ending}"

    def _page_parts(self, group: Group) -> list[str]:
        """Return folders and name of a page, after the path that it had."""
        old = self._old(group.original)
        parts = segments(old.path) if old else []
        parts = [name for part in parts if (name := file_name(ENDING.sub("", part)))]
        if parts and old and old.plain not in self.lists.heads:
            is_usable = self.taken.is_free(f"/{'/'.join((*parts[:-1], _ANY))}/")
            return parts if is_usable else [file_name("-".join(parts))]
        return [self._name(group)]

    def _name(self, group: Group) -> str:
        """Return what the file of a text is called."""
        text = group.original.text
        for words in (text.name, text.slug, text.title.value):
            # A name that is a path is the text's own by its last part.
            if name := file_name(ENDING.sub("", words)):
                return name
        return f"text-{digest(group.key)[:8]}"

    def _slug(self, version: Version) -> str:
        """Return the last part of the URL that a text had; empty where it can't be told."""
        old = self._old(version)
        if version.text.is_page and old and old.plain in self.lists.heads:
            # The list itself is there.
            return ""
        parts = segments(old.path) if old else []
        slug = ENDING.sub("", parts[-1]) if parts else version.text.slug
        return slug if slug and not slug_fault(slug) else file_name(slug)

    def _old(self, version: Version) -> Old | None:
        """Return the first address of a text, as one of the default language."""
        if not version.text.addresses:
            return None
        old = self.site.old(version.text.addresses[0])
        if old is None or version.language == self.tongues.default:
            return old
        tag = version.language.lower()
        own = {tag, tag.partition("-")[0], version.text.language.lower().replace("_", "-")}
        first, _, rest = old.path.strip("/").partition("/")
        return Old(f"/{rest}", old.query) if first.lower().replace("_", "-") in own else old

    def _url(self, group: Group, slug: str) -> str:
        kind = self.kinds.by_group[group.key]
        return fill(self._patterns[kind], kind, slug, self.days[group.key].day)

    def _slugs(self, wanted: str, version: Version, year: str = "") -> Iterator[str]:
        """Yield slugs until one is free; the same archive gives the same ones."""
        yield wanted
        if year and not wanted.endswith(year):
            yield f"{wanted}-{year}"
        marks = digest(f"{version.text.key} {version.language} {version.number}")
        yield from (f"{wanted[:120]}-{marks[:length]}" for length in range(4, len(marks)))

    def _note_moved(self, version: Version, wanted: str, slug: str) -> None:
        if slug != wanted:
            how = f"is `{slug}` here, as another page has that URL"
            place = version.text.at()
            self.journal.note(version.number, changed(Part.FIELD, f"slug {wanted}", place, how))
