"""Plans what machines read: sitemaps, robots.txt, redirects."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from blogsite.diagnostics import Problems
from blogsite.plan.context import Context
from blogsite.plan.job import Job
from blogsite.plan.routes import Routes, list_url
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import Urls, encode_path, output_path
from blogsite.views.machine import (
    Redirect,
    RedirectsView,
    RobotsView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
)

# A text's site path, its last change, and whether it may be indexed.
_Fact = tuple[str, dt.date | None, bool]

# The limit of the protocol (sitemaps.org) for one file.
_LARGEST_SITEMAP = 50_000
_HOST_FILES = {"_redirects", "_headers"}


def plan_machine_files(
    site: Site,
    contexts: Sequence[Context],
    routes: Routes,
    taken: frozenset[str],
    recall: Recall,
    problems: Problems,
) -> Iterator[Job]:
    """Yield the files for crawlers and for the host; ``taken`` are the files of other jobs."""
    urls = Urls(site.base_url)
    language = site.config.default_language.tag
    jobs = [
        *recall("sitemaps", _sitemaps, routes, _facts(site), urls, language),
        Job("robots.txt", "robots", language, RobotsView(urls.absolute("/sitemap.xml"))),
    ]
    yield from jobs
    taken = taken | {job.path for job in jobs} | _HOST_FILES
    rules = tuple(_redirects(contexts, taken, urls, problems))
    yield Job("_redirects", "redirects", language, RedirectsView(rules))


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
    for versions in routes.by_subject.values():
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


def _redirects(
    contexts: Sequence[Context], taken: frozenset[str], urls: Urls, problems: Problems
) -> Iterator[Redirect]:
    """Yield a rule for each alias, and a 404 page for each language but the default."""
    rules = [
        Redirect(urls.local(alias), urls.local(item.url), 301)
        for alias, item in _aliases(contexts, taken, problems)
    ]
    yield from sorted(rules, key=lambda rule: rule.source)
    for context in contexts[1:]:
        start = urls.local(list_url("/", context.language))
        yield Redirect(f"{start}*", f"{start}404.html", 404)


def _aliases(
    contexts: Sequence[Context], taken: frozenset[str], problems: Problems
) -> Iterator[tuple[str, Post | Page]]:
    """Yield encoded aliases with their posts; one that can't redirect is an error."""
    owners: dict[str, str] = {}
    for item in (item for context in contexts for item in context.edition.items):
        for alias in item.aliases:
            source, path = encode_path(alias.id), item.document.place.path
            owner = owners.setdefault(source.rstrip("/"), path)
            if {output_path(source), output_path(source.rstrip("/") + "/")} & taken:
                fault, hint = "is a file of this site, so it can't redirect", "remove it"
            elif owner != path:
                fault, hint = "already redirects elsewhere", f"to `{owner}`; keep one"
            else:
                yield source, item
                continue
            message = f"`{alias.id}` {fault}"
            problems.error("bad-alias", message, path, alias.line, alias.column, hint)
