"""What the planned site promises to those who point at it."""

import re
from collections.abc import Iterator, Sequence

from blogsite.model.contract import Promise
from blogsite.plan.feeds import entry_id
from blogsite.plan.job import Job
from blogsite.recall import Recall
from blogsite.site.model import Page, Post, Site
from blogsite.site.urls import encode_path
from blogsite.views.machine import FEED_FILES
from blogsite.views.pages import TEMPLATES

# Made by counting, so that they move with the text.
_COUNTED = re.compile(r"fn-\d+|fnref-\d+(?:-\d+)?|footnotes(?:-\d+)?")
_FURTHER_PAGE = re.compile(r"/page/\d+/\Z")
_MISSING = "404.html"


def promises_of(site: Site, jobs: Sequence[Job], recall: Recall) -> Iterator[Promise]:
    """Yield the promise of each page, feed and file beside posts.

    No one can count on the further pages of a list: each new post moves what they hold.
    """
    items = {item.url: item for edition in site.editions for item in edition.items}
    yield from (Promise(url) for url in site.media)
    for job in jobs:
        if job.renderer in FEED_FILES or (job.renderer in TEMPLATES and job.renderer != _MISSING):
            url = url_of(job)
            item = items.get(url)
            if item is not None:
                yield recall(url, _of_item, site.config.base_url, item)
            elif not _FURTHER_PAGE.search(url):
                yield Promise(url)


def url_of(job: Job) -> str:
    """Return the site path that leads to a job's file."""
    return encode_path("/" + job.path.removesuffix("index.html"))


def item_entry(base_url: str, item: Post | Page) -> str:
    """Return the id of a text in feeds; pages are in none."""
    return entry_id(base_url, item.key, item.language.tag) if isinstance(item, Post) else ""


def _of_item(base_url: str, item: Post | Page) -> Promise:
    """Return the promise of a text, with the ids that its author chose or its headings say."""
    anchors = (each for each in item.document.body.anchors if not _COUNTED.fullmatch(each))
    return Promise(item.url, item_entry(base_url, item), tuple(anchors))
