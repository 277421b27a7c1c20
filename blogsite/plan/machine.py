"""Plans what crawlers read: sitemaps and robots.txt."""

import datetime as dt
from collections.abc import Iterator

from blogsite.plan.ground import alternates
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

# A text's site path and its last change.
_Fact = tuple[str, dt.date | None]

# The limit of the protocol (sitemaps.org) for one file.
_LARGEST_SITEMAP = 50_000


def plan_machine_files(site: Site, routes: Routes, recall: Recall) -> Iterator[Job]:
    """Yield the files for crawlers."""
    urls = Urls(site.base_url)
    language = site.config.default_language.tag
    facts, is_hidden = _facts(site), site.is_hidden
    yield from recall("sitemaps", _sitemaps, routes, facts, urls, language, is_hidden)
    yield Job("robots.txt", "robots", language, RobotsView(urls.absolute("/sitemap.xml")))


def _facts(site: Site) -> tuple[_Fact, ...]:
    """Return what the sitemap says of each text."""
    facts: list[_Fact] = []
    for edition in site.editions:
        facts.extend([(post.url, post.modified.date()) for post in edition.posts])
        facts.extend([(page.url, page.updated) for page in edition.pages])
    return tuple(facts)


def _sitemaps(
    routes: Routes,
    facts: tuple[_Fact, ...],
    urls: Urls,
    language: str,
    is_hidden: bool,  # noqa: FBT001  (recalled values have no names)
) -> tuple[Job, ...]:
    entries = _sitemap_entries(routes, facts, urls, is_hidden=is_hidden)
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
    routes: Routes, facts: tuple[_Fact, ...], urls: Urls, *, is_hidden: bool
) -> tuple[SitemapEntry, ...]:
    """List what may be indexed; the pages of a hidden site have no alternates."""
    modified = dict(facts)
    entries: list[SitemapEntry] = []
    for versions in routes.by_subject.values():
        others = () if is_hidden else alternates(versions, urls)
        entries.extend(
            SitemapEntry(urls.absolute(url), modified.get(url), others)
            for url in versions.indexed.values()
        )
    return tuple(sorted(entries, key=lambda entry: entry.url))
