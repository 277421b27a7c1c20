"""Finds the promises that the planned site would break."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from blogsite.hosting import Request, Rule, compile_redirects, find_answer
from blogsite.model.contract import Promise
from blogsite.plan.entries import Entries
from blogsite.plan.job import Job
from blogsite.plan.passing import expired_urls, unsettled_urls
from blogsite.plan.promises import promises_of
from blogsite.recall import Recall
from blogsite.site.model import Site
from blogsite.site.urls import Urls, output_path
from blogsite.views.machine import FEED_FILES

_REDIRECTS = range(300, 400)

# Follows a site path to where something should be; empty where it leads out of the site, None
# where it leads nowhere.
_Follow = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Loss:
    """A promise that would be broken: of its URL, else of its feed id or of an anchor.

    ``now`` is what stands at the URL, or where that redirects; nothing for a lost URL.
    """

    promise: Promise
    anchor: str = ""
    now: Promise | None = None

    @property
    def name(self) -> str:
        """What is lost: a URL, a URL with an anchor, or a feed id."""
        if self.anchor:
            return f"{self.promise.url}#{self.anchor}"
        return self.promise.entry if self.now else self.promise.url


def find_losses(
    site: Site, jobs: Sequence[Job], rules: tuple[Rule, ...], entries: Entries, recall: Recall
) -> tuple[Loss, ...]:
    """Return the losses by URL; a URL is lost where it neither has a page nor leads to one.

    With a list its feeds are lost, and need no mention. What expires is not lost, and what only
    drafts and posts of days to come hold up is not there, though a preview shows it.
    """
    current = {promise.url: promise for promise in promises_of(site, jobs, entries, recall)}
    known = {promise.entry for promise in current.values()}
    follow = _follower(site, rules)
    files, unsettled = {job.path for job in jobs}, unsettled_urls(site)
    excused = expired_urls(site)
    losses: list[Loss] = []
    gone = set()
    for promise in site.contract:
        url = _where(promise.url, files, follow)
        stands = url == "" or (url is not None and output_path(url) in files)
        if stands and url not in unsettled:
            losses.extend(_within(promise, current.get(url or ""), known))
        elif not excused & {promise.url, url}:
            gone.add(promise.url)
            if list_of(promise.url) not in gone:
                losses.append(Loss(promise))
    return tuple(losses)


def list_of(url: str) -> str:
    """Return the list that a feed is of; other URLs are of none."""
    folder, _, name = url.rpartition("/")
    return f"{folder}/" if name in FEED_FILES.values() else ""


def _where(url: str, files: set[str], follow: _Follow) -> str | None:
    is_page = "?" not in url and output_path(url) in files
    return url if is_page else follow(url)


def _within(promise: Promise, now: Promise | None, known: set[str]) -> Iterator[Loss]:
    """Yield what a text has lost that is still there; another text in its place owes nothing."""
    if now is None:
        return
    if promise.entry and now.entry and promise.entry not in known:
        yield Loss(promise, now=now)
    if now.url == promise.url or now.entry == promise.entry:
        anchors = set(now.anchors)
        yield from (Loss(promise, each, now) for each in promise.anchors if each not in anchors)


def _follower(site: Site, rules: tuple[Rule, ...]) -> _Follow:
    urls, redirects = Urls(site.base_url), compile_redirects(rules)

    def follow(url: str) -> str | None:
        path, _, query = url.partition("?")
        request = Request(urls.local(path), query)
        answer = find_answer(redirects, request, lambda _path: False)
        if answer is None or answer.status not in _REDIRECTS:
            return None
        target = answer.target.partition("#")[0].partition("?")[0]
        return "/" + target.removeprefix(urls.local("/")) if target.startswith("/") else ""

    return follow
