"""What the tests of links share: local servers under any names, and one way to ask."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from blogsite.external import Memory, Settings, Verdict, open_memory
from blogsite.external.asking import ask_links
from blogsite.external.exchange import Network

from .servers import Server

TODAY = dt.date(2019, 7, 1)
# Time is short only where a test waits for it to be over.
QUICK = Settings(timeout=10, total=20, attempts=2, backoff=0.01, pause=0, private=True)


def to_this_machine(_host: str) -> list[str]:
    """Let every name lead here."""
    return ["127.0.0.1"]


@pytest.fixture(autouse=True)
def _loops(outside_of_loops: None) -> None:
    """Each test may run an event loop."""


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers that run until the test is over."""
    with contextlib.ExitStack() as stack:

        def start(respond: Any = None, **more: Any) -> Server:
            return stack.enter_context(Server(respond, **more))

        yield start


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    """An empty memory."""
    with open_memory(tmp_path / "cache") as opened:
        yield opened


@pytest.fixture
def ask(memory: Memory) -> Callable[..., Mapping[str, Verdict]]:
    """Ask for URLs with settings that make tests quick, and others by name."""

    def run(
        urls: Iterable[str],
        *,
        today: dt.date = TODAY,
        network: Network | None = None,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        memory: Memory = memory,
        **changed: Any,
    ) -> Mapping[str, Verdict]:
        network = network or Network(look_up=to_this_machine)
        return ask_links(urls, replace(QUICK, **changed), memory, today, progress, network)

    return run


@pytest.fixture
def ask_one(ask: Callable[..., Mapping[str, Verdict]]) -> Callable[..., Verdict]:
    """Ask for one URL."""

    def run(url: str, **options: Any) -> Verdict:
        return ask([url], **options)[url]

    return run
