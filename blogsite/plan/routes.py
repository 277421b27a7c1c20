"""Which pages exist, in which languages: the ground for menus, switchers and hreflang."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite.model.config import Language
from blogsite.recall import Recall
from blogsite.site.model import Edition, Site
from blogsite.site.urls import encode_path, localize

HOME = "home"
_NONE: Mapping[str, str] = {}
BLOG = "blog"


# What a page that other languages may have too is about, and its site path.
Route = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Routes:
    """Subjects to their URL in each language, in the order of the site's languages."""

    by_subject: Mapping[str, Mapping[str, str]]
    urls: frozenset[str]

    def versions(self, subject: str) -> Mapping[str, str]:
        """Return language tag to site path."""
        return self.by_subject.get(subject, _NONE)


def make_routes(site: Site, recall: Recall) -> Routes:
    """Collect the routes of all editions."""
    return recall("routes", _collect, tuple(_routes(edition, site) for edition in site.editions))


def _collect(editions: tuple[tuple[str, tuple[Route, ...]], ...]) -> Routes:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for language, routes in editions:
        for subject, url in routes:
            found[subject].setdefault(language, url)
    urls = frozenset(url for versions in found.values() for url in versions.values())
    return Routes(dict(found), urls)


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
    if edition.language.tag == site.config.default_language.tag:
        return tuple(sorted(site.registry.events))
    return tuple(edition.events)


def author_ids(edition: Edition) -> tuple[str, ...]:
    """Return those who wrote or translated something in an edition."""
    return tuple(sorted({*edition.authors, *edition.translators}))


def _routes(edition: Edition, site: Site) -> tuple[str, tuple[Route, ...]]:
    language = edition.language
    lists = [(subject, list_url(path, language)) for subject, path in _paths(edition, site)]
    return language.tag, (*lists, *[(item.key, item.url) for item in edition.items])


def _paths(edition: Edition, site: Site) -> Iterator[tuple[str, str]]:
    yield HOME, "/"
    yield BLOG, "/blog/"
    for kind in site.config.kinds:
        if kind.id in edition.kinds:
            yield f"kinds/{kind.id}", kind.path
    yield from _terms("tags", tuple(edition.tags))
    yield from _terms("authors", author_ids(edition))
    yield from _terms("events", event_ids(edition, site))
    yield from _terms("series", tuple(edition.series))
    for year in edition.years:
        yield f"years/{year}", year_path(year)


def _terms(taxonomy: str, terms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if terms:
        yield taxonomy, f"/{taxonomy}/"
    for term in terms:
        yield f"{taxonomy}/{term}", term_path(taxonomy, term)
