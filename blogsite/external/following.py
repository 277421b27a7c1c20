"""Asks for one link: a HEAD or a GET, again where that may help, redirects followed by hand.

What is not an answer to judge is a NoAnswerError, which carries what it says about the link.
"""

import asyncio
import itertools
import ssl
from dataclasses import replace
from functools import cached_property

from blogsite.external.addresses import Place, join
from blogsite.external.exchange import Answer, Deadline, Network, send
from blogsite.external.hosts import Budget, Host
from blogsite.external.judging import (
    PASSING,
    PERMANENT,
    REDIRECTS,
    TOO_MANY,
    describe,
    judge,
    too_busy,
)
from blogsite.external.verdicts import Finding, NoAnswerError, Settings, refuse, unreachable
from blogsite.external.waiting import asked_wait

_MOST_REDIRECTS = 10
_FAULTS = 400


class Asker:
    """Asks for places; what it learns about hosts counts for all of them."""

    def __init__(self, settings: Settings, network: Network) -> None:
        self._settings = settings
        self._network = network
        self._hosts: dict[str, Host] = {}
        # First come, first served: hosts with many links and with few take turns.
        self._connections = asyncio.Semaphore(settings.connections)

    @cached_property
    def _trust(self) -> ssl.SSLContext:
        return self._network.trust()

    async def find(self, asked: Place, budget: Budget) -> Finding:
        """Return what became of a place, wherever its redirects lead."""
        place, fragment, moved, seen = asked, "", True, {asked}
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                answer = await self._answer(place, budget)
                if answer.status not in REDIRECTS:
                    return judge(answer, asked, place, fragment, moved=moved)
                moved = moved and answer.status in PERMANENT
                place, fragment = _next(answer, place)
                if place in seen:
                    raise unreachable("redirects in a circle")
                seen.add(place)
            raise unreachable(f"more than {_MOST_REDIRECTS} redirects")
        except NoAnswerError as fault:
            if place == asked:
                return fault.finding
            detail = f"{fault.finding.detail} after a redirect to `{place.url}`"
            return replace(fault.finding, detail=detail, target=place.url)

    async def _answer(self, place: Place, budget: Budget) -> Answer:
        """Return the answer of a place, asked for again where its fault may pass."""
        host = self._host(place)
        for number in itertools.count():
            wait = None
            try:
                answer = await self._try(host, place, budget)
            except NoAnswerError as fault:
                problem = fault
            else:
                if answer.status not in PASSING or answer.is_challenge:
                    host.note_answer(place.port)
                    return answer
                wait = asked_wait(answer)
                problem = too_busy(answer, wait)
            pause = self._settings.backoff * 2**number if wait is None else wait
            is_last = number + 1 >= host.attempts(place.port) or pause > budget.left
            if is_last or not problem.passing:
                too_long = wait is not None and wait > budget.left
                host.note_silence(place.port, problem.finding, final=too_long)
                raise problem
            host.hold(wait or 0)
            with budget.spending():
                await asyncio.sleep(pause)
        raise AssertionError  # the count has no end

    def _host(self, place: Place) -> Host:
        if place.host not in self._hosts:
            self._hosts[place.host] = Host(place.host, self._settings, self._network)
        return self._hosts[place.host]

    async def _try(self, host: Host, place: Place, budget: Budget) -> Answer:
        """Return the answer to a HEAD, or to a GET where the HEAD gives none that counts."""
        had_head = host.takes_head
        if had_head:
            try:
                answer = await self._request("HEAD", host, place, budget)
            except NoAnswerError as fault:
                if not fault.reached:
                    raise
            else:
                # A busy host isn't asked twice.
                if answer.status < _FAULTS or answer.status == TOO_MANY or answer.retry_after:
                    return answer
        answer = await self._request("GET", host, place, budget)
        if had_head and answer.status < _FAULTS:
            host.takes_head = False
        return answer

    async def _request(self, method: str, host: Host, place: Place, budget: Budget) -> Answer:
        # Before, as links of a host that was given up need no pauses; after, as it may be by now.
        host.check(place.port)
        async with host.turn(), self._connections:
            host.check(place.port)
            deadline = self._deadline(budget)
            with budget.spending():
                budget.requests += 1
                try:
                    async with asyncio.timeout_at(deadline.end):
                        addresses = await host.addresses()
                except TimeoutError:
                    raise unreachable(deadline.words, passing=True) from None
                trust = self._trust if place.scheme == "https" else None
                agent = self._settings.agent
                return await send(method, place, addresses, agent, trust, deadline)

    def _deadline(self, budget: Budget) -> Deadline:
        timeout, total = self._settings.timeout, self._settings.total
        seconds = timeout if timeout <= budget.left else total
        now = asyncio.get_running_loop().time()
        return Deadline(now + min(timeout, budget.left), f"no answer within {seconds:g} s")


def _next(answer: Answer, place: Place) -> tuple[Place, str]:
    if not answer.location:
        raise unreachable(f"{describe(answer.status)} that doesn't say where to")
    try:
        return join(place, answer.location)
    except NoAnswerError as fault:
        raise refuse(f"a redirect that can't be followed: {fault.finding.detail}") from None
