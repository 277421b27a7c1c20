"""How far each language has got: which texts are translated, current, stale or missing."""

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from blogsite.model.config import Language
from blogsite.model.registry import Author
from blogsite.site.freshness import Freshness
from blogsite.site.model import Page, Post, Site
from blogsite.site.originals import was_translation
from blogsite.site.pairs import head_of


class Standing(enum.StrEnum):
    """How a text stands in a language that it wasn't written in."""

    CURRENT = "current"
    STALE = "stale"  # the original says something else than it did
    UNMARKED = "unmarked"  # nobody has noted what the translation was made from
    UNTRANSLATED = "untranslated"
    ORPHANED = "orphaned"  # a translation whose original is gone


@dataclass(frozen=True, slots=True)
class Entry:
    """A text in a language; ``freshness`` is None where there is nothing to compare.

    An orphan has no ``original``. What is untranslated has no ``translation``, or one that is begun.
    """

    language: Language
    standing: Standing
    original: Post | Page | None
    translation: Post | Page | None
    freshness: Freshness | None = None

    @property
    def text(self) -> Post | Page:
        """The translation, or else the original."""
        found = self.translation or self.original
        assert found is not None  # noqa: S101  (one of them is the reason for the entry)
        return found

    @property
    def source(self) -> Post | Page:
        """The original, or else the translation."""
        return self.original or self.text


@dataclass(frozen=True, slots=True)
class LanguageCoverage:
    """What there is in a language and what isn't: posts, newest first, then pages."""

    language: Language
    entries: tuple[Entry, ...]

    def count(self, standing: Standing, kind: type[Post | Page] | None = None) -> int:
        """Return how many texts stand so, all of them or only posts or pages."""
        return sum(
            each.standing is standing and isinstance(each.source, kind or (Post, Page))
            for each in self.entries
        )


@dataclass(frozen=True, slots=True)
class TranslatorCoverage:
    """What a person has translated, language by language, in the order of their texts."""

    author: Author
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The state of all translations. Languages are in the site's order, translators in that of ids.

    A language in which nothing is or could be translated isn't there.
    """

    languages: tuple[LanguageCoverage, ...]
    translators: tuple[TranslatorCoverage, ...]


# The texts of an edition, with the tag of its language.
Texts = tuple[str, tuple[Post | Page, ...]]


def make_coverage(site: Site) -> Coverage:
    """Return the state of the translations of what a site publishes."""
    editions = tuple((each.language.tag, each.items) for each in site.editions)
    return coverage_of(editions, site.config.languages, site.config.default_language)


def coverage_of(
    editions: tuple[Texts, ...], languages: tuple[Language, ...], default: Language
) -> Coverage:
    """Return the same of texts by themselves."""
    texts = tuple(_texts(editions))
    found = tuple(
        LanguageCoverage(language, tuple(_entries(texts, language, default)))
        for language in languages
    )
    found = tuple(each for each in found if each.entries)
    return Coverage(found, tuple(_translators(found)))


def without_words(item: Post | Page) -> Post | Page:
    """Return a text without what is no matter to its state: most edits are of that alone."""
    document = head_of(item.document)
    original = document if item.document is item.original else head_of(item.original)
    return replace(item, document=document, original=original, summary="")


def is_orphan(item: Post | Page, default: Language) -> bool:
    """Whether an original was a translation once; one of the default language never was."""
    has_its_place = item.freshness is not None or item.language.tag == default.tag
    return not has_its_place and was_translation(item.document)


def _texts(editions: Iterable[Texts]) -> Iterator[Mapping[str, Post | Page]]:
    """Yield the versions of each text by language: posts, newest first, then pages."""
    posts: dict[str, dict[str, Post | Page]] = defaultdict(dict)
    pages: dict[str, dict[str, Post | Page]] = defaultdict(dict)
    for tag, items in editions:
        for item in items:
            versions = posts if isinstance(item, Post) else pages
            versions[item.key][tag] = item
    yield from sorted(posts.values(), key=_newest_first)
    yield from (pages[key] for key in sorted(pages))


def _newest_first(versions: Mapping[str, Post | Page]) -> tuple[float, str]:
    first = next(iter(versions.values()))
    return (-first.published.timestamp() if isinstance(first, Post) else 0, first.url)


def _entries(
    texts: Iterable[Mapping[str, Post | Page]], language: Language, default: Language
) -> Iterator[Entry]:
    for versions in texts:
        firsts = (each for each in versions.values() if each.freshness is None)
        original = next((each for each in firsts if not is_orphan(each, default)), None)
        own = versions.get(language.tag)
        if own is not None and is_orphan(own, default):
            yield Entry(language, Standing.ORPHANED, None, own)
        elif own is None and original is not None:
            yield Entry(language, Standing.UNTRANSLATED, original, None)
        elif own is not None and own.freshness is not None:
            standing = Standing(own.freshness.state)
            yield Entry(language, standing, original, own, own.freshness)


def _translators(languages: Iterable[LanguageCoverage]) -> Iterator[TranslatorCoverage]:
    made: dict[str, list[Entry]] = defaultdict(list)
    people: dict[str, Author] = {}
    for entry in (entry for each in languages for entry in each.entries):
        for each in getattr(entry.translation, "translators", ()):
            people[each.author.id] = each.author
            made[each.author.id].append(entry)
    for author_id in sorted(made):
        yield TranslatorCoverage(people[author_id], tuple(made[author_id]))
