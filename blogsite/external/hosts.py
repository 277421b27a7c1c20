"""How hosts are treated: few connections, pauses, and none of them is asked in vain for ever."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from blogsite.external.exchange import Network, find_addresses
from blogsite.external.verdicts import Finding, NoAnswerError, Settings, State

# These are known without asking, and told of each link in the same words.
_SAYS_NOTHING_OF_OTHERS = {State.GONE, State.REFUSED}


class Budget:
    """The seconds that are left for one link, and the requests it has taken."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self.requests = 0

    @contextlib.contextmanager
    def spending(self) -> Iterator[None]:
        """Count the time until the block ends."""
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            yield
        finally:
            self.left -= loop.time() - begun


class Host:
    """A host while its links are asked for.

    ``takes_head`` becomes false once it has answered a GET where it didn't answer a HEAD.
    """

    def __init__(self, name: str, settings: Settings, network: Network) -> None:
        self._name = name
        self._settings = settings
        self._network = network
        self._slots = asyncio.Semaphore(settings.connections_per_host)
        self._next_at = 0.0
        self._addresses: asyncio.Task[tuple[str, ...]] | None = None
        self._silent: Counter[int] = Counter()
        self._given_up: dict[int, Finding] = {}
        self.takes_head = True

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the host may be asked again, and be one of the few who do."""
        loop = asyncio.get_running_loop()
        async with self._slots:
            while self._next_at > loop.time():
                await asyncio.sleep(self._next_at - loop.time())
            self._next_at = loop.time() + self._settings.pause
            yield

    def hold(self, seconds: float) -> None:
        """Let nobody ask for a while, as the host wants it."""
        self._next_at = max(self._next_at, asyncio.get_running_loop().time() + seconds)

    async def addresses(self) -> tuple[str, ...]:
        """Return the addresses that may be asked; they are looked up once. Raises NoAnswerError."""
        if self._addresses is None:
            found = find_addresses(self._name, self._network, private=self._settings.private)
            self._addresses = asyncio.create_task(found)
            # Where nobody has time left to wait for it, its fault is no news.
            self._addresses.add_done_callback(lambda task: task.cancelled() or task.exception())
        task = self._addresses
        try:
            # Others may still wait for what this link has no time left for.
            return await asyncio.shield(task)
        except NoAnswerError as fault:
            if fault.passing and self._addresses is task:
                self._addresses = None
            raise

    def attempts(self, port: int) -> int:
        """Return how often to ask for a link: once where others have been asked in vain."""
        return 1 if self._silent[port] else self._settings.attempts

    def check(self, port: int) -> None:
        """Raise NoAnswerError where the host is asked no more."""
        if port in self._given_up:
            raise NoAnswerError(self._given_up[port])

    def note_answer(self, port: int) -> None:
        """Remember that the host has answered."""
        self._silent[port] = 0

    def note_silence(self, port: int, finding: Finding, *, final: bool = False) -> None:
        """Remember a link without an answer; after some in a row the host is given up."""
        if finding.state in _SAYS_NOTHING_OF_OTHERS or port in self._given_up:
            return
        self._silent[port] += 1
        if final or self._silent[port] >= self._settings.give_up_after:
            detail = f"{finding.detail}, as to other links of `{self._name}`; not asked again"
            self._given_up[port] = replace(finding, detail=detail)
