"""Asks for many links at once, and remembers each answer as it comes."""

import asyncio
import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from blogsite.external.addresses import Place, take_apart
from blogsite.external.exchange import Network
from blogsite.external.following import Asker
from blogsite.external.hosts import Budget
from blogsite.external.memory import Known, Memory
from blogsite.external.verdicts import WORKING, Finding, NoAnswerError, Settings, State, Verdict
from blogsite.workers import Progress

STAGE = "asking for links"

# Told a link's finding, and whether its site was asked.
_Found = Callable[[Place, Finding, bool], None]


def ask_links(
    urls: Iterable[str],
    settings: Settings,
    memory: Memory,
    today: dt.date,
    progress: Progress,
    network: Network | None = None,
) -> dict[str, Verdict]:
    """Return a verdict for each URL, sorted; those alike but for the fragment are asked for once.

    Each answer is in the memory before the next is waited for, so Ctrl-C loses none.
    """
    links = sorted(set(urls))
    places, verdicts = _sort_out(links)
    known = {url: memory.known(url) for url in places}
    for url, before in known.items():
        if before and _is_fresh(before, settings, today):
            verdicts[url] = _remembered(url, before)
    due = [place for url, place in places.items() if url not in verdicts]
    total = len(verdicts) + len(due)

    def found(place: Place, finding: Finding, asked: bool) -> None:  # noqa: FBT001
        verdict = _verdict(place.url, finding, known[place.url], today, asked=asked)
        verdicts[place.url] = verdict
        if asked:
            memory.save(place.url, _to_remember(verdict, today, settings))
        progress(STAGE, len(verdicts), total)

    asyncio.run(_ask_places(due, settings, network or Network(), found))
    return {link: _for_link(link, verdicts) for link in links}


def _sort_out(links: Iterable[str]) -> tuple[dict[str, Place], dict[str, Verdict]]:
    """Return what to ask for, by URL, and the verdicts on links that aren't asked for."""
    places, refused = {}, {}
    for link in links:
        try:
            place = take_apart(link)
            places[place.url] = place
        except NoAnswerError as fault:
            refused[link] = _verdict(link, fault.finding, None, None, asked=False)
    return places, refused


def _is_fresh(known: Known, settings: Settings, today: dt.date) -> bool:
    if known.last_good is None or known.state not in WORKING:
        return False
    # What worked in a private network is not for those who mustn't ask there.
    if known.private and not settings.private:
        return False
    return 0 <= (today - known.last_good).days < settings.fresh_days


def _remembered(url: str, known: Known) -> Verdict:
    return Verdict(url, known.state, known.detail, known.target, known.last_good, asked=False)


def _verdict(
    url: str, finding: Finding, known: Known | None, today: dt.date | None, *, asked: bool
) -> Verdict:
    before = known.last_good if known else None
    last_good = today if finding.state in WORKING else before
    return Verdict(url, finding.state, finding.detail, finding.target, last_good, asked)


def _to_remember(verdict: Verdict, today: dt.date, settings: Settings) -> Known:
    return Known(
        verdict.state, verdict.detail, verdict.target, verdict.last_good, today, settings.private
    )


def _for_link(link: str, verdicts: Mapping[str, Verdict]) -> Verdict:
    """Return the verdict on a link; where a page has moved, its parts have moved along."""
    if link in verdicts and verdicts[link].state == State.REFUSED:
        return verdicts[link]
    verdict = verdicts[take_apart(link).url]
    fragment = urlsplit(link).fragment
    if verdict.state == State.MOVED and fragment and "#" not in verdict.target:
        return replace(verdict, target=f"{verdict.target}#{fragment}")
    return verdict


async def _ask_places(
    places: Iterable[Place], settings: Settings, network: Network, found: _Found
) -> None:
    asker = Asker(settings, network)
    by_host: dict[str, deque[Place]] = {}
    for place in places:
        by_host.setdefault(place.host, deque()).append(place)

    async def work(queue: deque[Place]) -> None:
        while queue:
            place, budget = queue.popleft(), Budget(settings.total)
            finding = await asker.find(place, budget)
            found(place, finding, bool(budget.requests) and finding.state != State.REFUSED)

    async with asyncio.TaskGroup() as group:
        for queue in by_host.values():
            for _ in range(min(settings.connections_per_host, len(queue))):
                group.create_task(work(queue))
