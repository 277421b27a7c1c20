"""Which pages exist, in which languages: the ground for menus, switchers and hreflang."""

import enum
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from blogsite.model.config import Language
from blogsite.model.languages import PSEUDO
from blogsite.recall import Recall
from blogsite.site.model import Edition, Lists, Page, Post, Site
from blogsite.site.urls import COVERAGE_URL, SEARCH_URL, encode_path, localize

HOME = "home"
BLOG = "blog"
SEARCH = "search"


class Sort(enum.Enum):
    """What a page is to search engines: a version of its subject or nothing that they may show.

    ``HIDDEN`` versions are drafts and the like, what has its home elsewhere, and pseudo-English; a
    ``STAND_IN`` shows nothing but posts of other languages.
    """

    VERSION = enum.auto()
    HIDDEN = enum.auto()
    STAND_IN = enum.auto()


# What a page that other languages may have too is about, its site path, and what it is.
Route = tuple[str, str, Sort]


@dataclass(frozen=True, slots=True)
class Versions:
    """The pages about one subject: language to site path, in the order of the site's languages.

    ``urls`` are its versions, ``indexed`` those of them that search engines may show, and
    ``stand_ins`` are pages for readers of languages that have no version.
    """

    urls: Mapping[str, str] = field(default_factory=dict)
    indexed: Mapping[str, str] = field(default_factory=dict)
    stand_ins: Mapping[str, str] = field(default_factory=dict)

    def for_further_pages(self) -> "Versions":
        """Return what the further pages of a list say: readers find its start, machines nothing."""
        return replace(self, indexed={})


NO_VERSIONS = Versions()


@dataclass(frozen=True, slots=True)
class Routes:
    """The versions of each subject; ``urls`` are those of all pages."""

    by_subject: Mapping[str, Versions]
    urls: frozenset[str]

    def versions(self, subject: str) -> Versions:
        """Return the pages about a subject."""
        return self.by_subject.get(subject, NO_VERSIONS)


def make_routes(site: Site, recall: Recall) -> Routes:
    """Collect the routes of all editions."""
    return recall("routes", _collect, tuple(_routes(edition, site) for edition in site.editions))


def _collect(editions: tuple[tuple[str, tuple[Route, ...]], ...]) -> Routes:
    found: dict[str, dict[str, tuple[str, Sort]]] = defaultdict(dict)
    for language, routes in editions:
        for subject, url, sort in routes:
            shown = Sort.HIDDEN if language == PSEUDO and sort is Sort.VERSION else sort
            found[subject].setdefault(language, (url, shown))
    urls = frozenset(url for _, routes in editions for _, url, _ in routes)
    return Routes({subject: _versions(pages) for subject, pages in found.items()}, urls)


def _versions(pages: Mapping[str, tuple[str, Sort]]) -> Versions:
    sorts = {sort for _, sort in pages.values()}
    if sorts == {Sort.VERSION}:
        everything = {tag: url for tag, (url, _) in pages.items()}
        return Versions(everything, everything)
    return Versions(
        urls={tag: url for tag, (url, sort) in pages.items() if sort is not Sort.STAND_IN},
        indexed={tag: url for tag, (url, sort) in pages.items() if sort is Sort.VERSION},
        stand_ins={tag: url for tag, (url, sort) in pages.items() if sort is Sort.STAND_IN},
    )


def list_url(path: str, language: Language) -> str:
    """Return the site path of a list, given its path in the default language."""
    return encode_path(localize(path, language))


def term_path(taxonomy: str, term: str) -> str:
    """Return a term's path in the default language."""
    return f"/{taxonomy}/{term}/"


def year_path(year: int) -> str:
    """Return a year's archive, which is also what is left of a permalink cut short."""
    return f"/blog/{year:04}/"


def event_ids(edition: Edition, site: Site) -> tuple[str, ...]:
    """Return the events an edition shows: all in the default language, else those with posts."""
    return _event_ids(edition.lists, edition, site)


def _event_ids(lists: Lists, edition: Edition, site: Site) -> tuple[str, ...]:
    if edition.language.tag == site.config.default_language.tag:
        return tuple(sorted(site.registry.events))
    return tuple(lists.events)


def author_ids(lists: Lists) -> tuple[str, ...]:
    """Return those who wrote or translated something."""
    return tuple(sorted({*lists.authors, *lists.translators}))


def stand_in_urls(site: Site) -> frozenset[str]:
    """Return the URLs of pages that show nothing but posts of other languages.

    They are no promises: such a page goes when its text is translated under another slug, when
    the last post of its list is, or when the settings say so; what it shows is elsewhere anyway.
    """
    return frozenset(
        url
        for edition in site.editions
        if edition.lists is not edition.own
        for _, url, sort in _routes(edition, site)[1]
        if sort is Sort.STAND_IN
    )


def _routes(edition: Edition, site: Site) -> tuple[str, tuple[Route, ...]]:
    """Return all pages of an edition."""
    language = edition.language
    own = dict(_paths(edition.own, edition, site))
    paths = own if edition.lists is edition.own else dict(_paths(edition.lists, edition, site))
    lists = [
        (subject, list_url(path, language), Sort.VERSION if subject in own else Sort.STAND_IN)
        for subject, path in paths.items()
    ]
    texts = [(item.key, item.url, _sort(item)) for item in edition.items]
    others = [
        (post.key, edition.fallbacks[post.url], Sort.STAND_IN)
        for post in (edition.borrowed if edition.fallbacks else ())
        if post.url in edition.fallbacks
    ]
    if site.has_coverage_page and language.tag == site.config.default_language.tag:
        others.append((COVERAGE_URL, COVERAGE_URL, Sort.HIDDEN))
    if language.tag in site.searched:
        others.append((SEARCH, list_url(SEARCH_URL, language), Sort.VERSION))
    return language.tag, (*lists, *texts, *others)


def _sort(item: Post | Page) -> Sort:
    is_hidden = item.status or (isinstance(item, Post) and item.canonical)
    return Sort.HIDDEN if is_hidden else Sort.VERSION


def _paths(lists: Lists, edition: Edition, site: Site) -> Iterator[tuple[str, str]]:
    yield HOME, "/"
    yield BLOG, "/blog/"
    for kind in site.config.kinds:
        if kind.id in lists.kinds:
            yield f"kinds/{kind.id}", kind.path
    yield from _terms("tags", tuple(lists.tags))
    yield from _terms("authors", author_ids(lists))
    yield from _terms("events", _event_ids(lists, edition, site))
    yield from _terms("series", tuple(lists.series))
    for year in lists.years:
        yield f"years/{year}", year_path(year)


def _terms(taxonomy: str, terms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if terms:
        yield taxonomy, f"/{taxonomy}/"
    for term in terms:
        yield f"{taxonomy}/{term}", term_path(taxonomy, term)
