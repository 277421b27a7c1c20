"""Guesses what has come in the place of a lost URL."""

import difflib
from collections.abc import Sequence

from blogsite.model.contract import Promise
from blogsite.plan.job import Job
from blogsite.plan.passing import unsettled_urls
from blogsite.plan.promises import url_of
from blogsite.site.model import Page, Post, Site
from blogsite.views.pages import COVERAGE, TEMPLATES

_SIMILAR = 0.6
_MISSING = "404.html"


class Successors:
    """Texts and lists that nobody was promised yet: one of them may be what is missed."""

    def __init__(self, site: Site, items: Sequence[Post | Page], jobs: Sequence[Job]) -> None:
        promised, unsettled = {promise.url for promise in site.contract}, unsettled_urls(site)
        self._texts = [item for item in items if item.url not in promised | unsettled]
        urls = {item.url for item in items}
        pages = {url_of(job) for job in jobs if job.renderer in TEMPLATES.keys() - {COVERAGE}}
        missing = {url for url in pages if url.endswith(_MISSING)}
        self._lists = sorted(pages - urls - missing - unsettled)

    def text(self, promise: Promise) -> Post | Page | None:
        """Return the text with most of the same headings, else the one with the nearest name."""
        for item in self._texts:
            same = set(promise.anchors) & set(item.document.body.anchors)
            if len(same) > len(promise.anchors) / 2:
                return item
        beside = {item.url: item for item in self._texts if _ends(item.url) == _ends(promise.url)}
        folder = _folder(promise.url)
        within = [item.url for item in self._texts if _folder(item.url) == folder]
        near = [*beside, *difflib.get_close_matches(promise.url, within, 1, _SIMILAR)]
        texts = {item.url: item for item in self._texts}
        return texts[near[0]] if near else None

    def list(self, url: str) -> str:
        """Return the list with the nearest name in the same folder, else the nearest above."""
        folder = _folder(url)
        within = [each for each in self._lists if _folder(each) == folder]
        near = difflib.get_close_matches(url, within, 1, _SIMILAR)
        while folder and not near:
            near = [each for each in self._lists if each == f"{folder}/"]
            folder = _folder(folder)
        return near[0] if near else "/"


def _folder(url: str) -> str:
    return url.rstrip("/").rpartition("/")[0]


def _ends(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]
