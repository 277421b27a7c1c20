"""Plans what crawlers read: sitemaps and robots.txt."""

import datetime as dt
from collections.abc import Iterator, Mapping

from blogsite.model.languages import for_search_engines
from blogsite.plan.job import Job
from blogsite.plan.routes import Routes
from blogsite.recall import Recall
from blogsite.site.model import Site
from blogsite.site.urls import Urls
from blogsite.views.machine import (
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)

# A text's site path, its last change, and whether it may be indexed.
_Fact = tuple[str, dt.date | None, bool]

# The limit of the protocol (sitemaps.org) for one file.
_LARGEST_SITEMAP = 50_000


def plan_machine_files(site: Site, routes: Routes, recall: Recall) -> Iterator[Job]:
    """Yield the files for crawlers."""
    urls = Urls(site.base_url)
    language = site.config.default_language.tag
    yield from recall("sitemaps", _sitemaps, routes, _facts(site), urls, language)
    yield Job("robots.txt", "robots", language, RobotsView(urls.absolute("/sitemap.xml")))


def _facts(site: Site) -> tuple[_Fact, ...]:
    """Return what the sitemap says of each text; a syndicated post's home is elsewhere."""
    facts: list[_Fact] = []
    for edition in site.editions:
        for post in edition.posts:
            facts.append((post.url, post.modified.date(), not (post.status or post.canonical)))  # noqa: PERF401
        facts.extend((page.url, page.updated, True) for page in edition.pages)
    return tuple(facts)


def _sitemaps(
    routes: Routes, facts: tuple[_Fact, ...], urls: Urls, language: str
) -> tuple[Job, ...]:
    entries = _sitemap_entries(routes, facts, urls)
    size = _LARGEST_SITEMAP
    parts = [entries[at : at + size] for at in range(0, len(entries), size)]
    if len(parts) <= 1:
        return (Job("sitemap.xml", "sitemap", language, SitemapView(entries)),)
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = SitemapIndexView(tuple(urls.absolute("/" + name) for name in names))
    return (
        *(
            Job(name, "sitemap", language, SitemapView(part))
            for name, part in zip(names, parts, strict=True)
        ),
        Job("sitemap.xml", "sitemap-index", language, index),
    )


def _sitemap_entries(
    routes: Routes, facts: tuple[_Fact, ...], urls: Urls
) -> tuple[SitemapEntry, ...]:
    """List what may be indexed."""
    modified = {url: day for url, day, _ in facts}
    hidden = {url for url, _, is_indexed in facts if not is_indexed}
    entries: list[SitemapEntry] = []
    for versions in map(for_search_engines, routes.by_subject.values()):
        alternates = _alternates(versions, urls)
        entries.extend(
            SitemapEntry(urls.absolute(url), modified.get(url), alternates)
            for url in versions.values()
            if url not in hidden
        )
    return tuple(sorted(entries, key=lambda entry: entry.url))


def _alternates(versions: Mapping[str, str], urls: Urls) -> tuple[tuple[str, str], ...]:
    if len(versions) < 2:  # noqa: PLR2004  (one version has no alternates)
        return ()
    pairs = tuple((tag, urls.absolute(url)) for tag, url in versions.items())
    return (*pairs, ("x-default", pairs[0][1]))
