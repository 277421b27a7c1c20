"""Finds the promises that the planned site would break."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from blogsite.hosting import Request, Rule, compile_redirects, find_answer
from blogsite.model.contract import Promise
from blogsite.plan.expired import excused_urls
from blogsite.plan.job import Job
from blogsite.plan.promises import promises_of
from blogsite.recall import Recall
from blogsite.site.model import Site
from blogsite.site.urls import Urls, output_path
from blogsite.views.machine import FEED_FILES

_REDIRECTS = range(300, 400)

Find = Callable[[str], str]


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
        """The URL, with the anchor if that is what is lost."""
        return f"{self.promise.url}#{self.anchor}" if self.anchor else self.promise.url


def find_losses(
    site: Site, jobs: Sequence[Job], rules: tuple[Rule, ...], recall: Recall
) -> tuple[Loss, ...]:
    """Return the losses by URL; a URL is lost where it neither has a file nor leads to one.

    With a list its feeds are lost, and need no mention.
    """
    current = {promise.url: promise for promise in promises_of(site, jobs, recall)}
    entries = {promise.entry for promise in current.values()}
    find, excused = _finder(site, jobs, rules), excused_urls(site)
    losses: list[Loss] = []
    gone = set()
    for promise in site.contract:
        url = find(promise.url)
        if not url and promise.url not in excused:
            gone.add(promise.url)
            if list_of(promise.url) not in gone:
                losses.append(Loss(promise))
        losses.extend(_within(promise, current.get(url), entries))
    return tuple(losses)


def list_of(url: str) -> str:
    """Return the list that a feed is of; other URLs are of none."""
    folder, _, name = url.rpartition("/")
    return f"{folder}/" if name in FEED_FILES.values() else ""


def _within(promise: Promise, now: Promise | None, entries: set[str]) -> Iterator[Loss]:
    """Yield what a text has lost that is still there; another text in its place owes nothing."""
    if now is None:
        return
    if promise.entry and now.entry and promise.entry not in entries:
        yield Loss(promise, now=now)
    if now.url == promise.url or now.entry == promise.entry:
        known = set(now.anchors)
        yield from (Loss(promise, each, now) for each in promise.anchors if each not in known)


def _finder(site: Site, jobs: Sequence[Job], rules: tuple[Rule, ...]) -> Find:
    """Return what follows a site path to where something is: empty where it ends nowhere."""
    files = {job.path for job in jobs}
    urls, redirects = Urls(site.base_url), compile_redirects(rules)

    def find(url: str) -> str:
        if output_path(url) in files:
            return url
        answer = find_answer(redirects, Request(urls.local(url)), lambda _path: False)
        if answer is None or answer.status not in _REDIRECTS:
            return ""
        target = answer.target.partition("#")[0].partition("?")[0]
        inside = "/" + target.removeprefix(urls.local("/"))
        leads_on = not target.startswith("/") or output_path(unquote(inside)) in files
        return inside if leads_on else ""

    return find
