"""What the planned site promises to those who point at it."""

import re
from collections.abc import Iterator, Sequence

from blogsite.model.contract import Promise
from blogsite.plan.entries import Entries, canonical_alias, entry_id
from blogsite.plan.job import Job
from blogsite.plan.routes import stand_in_urls
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import encode_path
from blogsite.views.machine import FEED_FILES
from blogsite.views.pages import COVERAGE, SEARCH, TEMPLATES

# Made by counting, so that they move with the text.
_COUNTED = re.compile(r"fn-\d+|fnref-\d+(?:-\d+)?|footnotes(?:-\d+)?")
_FURTHER_PAGE = re.compile(r"/page/\d+/\Z")
# But for what has no address of its own, and what comes and goes with the settings.
_PROMISING = (TEMPLATES.keys() - {"404.html", COVERAGE, SEARCH}) | FEED_FILES.keys()
_REDIRECTS = range(300, 400)


def promises_of(
    site: Site, jobs: Sequence[Job], entries: Entries, recall: Recall
) -> Iterator[Promise]:
    """Yield the promise of each page, feed and file beside posts, and of each alias.

    No one can count on the further pages of a list: each new post moves what they hold. Nor on
    pages that stand in for translations, see `stand_in_urls`.
    """
    stand_ins = stand_in_urls(site)
    items = {item.url: item for edition in site.editions for item in edition.items}
    yield from (Promise(url) for url in (*site.media, *_redirecting(site)))
    for job in jobs:
        if job.renderer in _PROMISING:
            url = url_of(job)
            if url in items:
                yield from recall(url, _of_item, entries, items[url])
            elif not _FURTHER_PAGE.search(url) and url not in stand_ins:
                yield Promise(url)


def _redirecting(site: Site) -> Iterator[str]:
    """Yield the URLs, not patterns, that the settings redirect."""
    for old in site.config.hosting.redirects:
        if (
            old.status in _REDIRECTS
            and not old.source.id.endswith("*")
            and ":" not in old.source.id
        ):
            yield canonical_alias(old.source.id)


def url_of(job: Job) -> str:
    """Return the site path that leads to a job's file."""
    return encode_path("/" + job.path.removesuffix("index.html"))


def _of_item(entries: Entries, item: Post | Page) -> tuple[Promise, ...]:
    """Return the promises of a text and of its aliases; pages are in no feed.

    Anchors are the ids that the author chose or the headings say.
    """
    entry = entry_id(entries, item) if isinstance(item, Post) else ""
    anchors = (each for each in item.document.body.anchors if not _COUNTED.fullmatch(each))
    aliases = (canonical_alias(alias.id) for alias in item.aliases)
    return (Promise(item.url, entry, tuple(anchors)), *(Promise(url, entry) for url in aliases))
