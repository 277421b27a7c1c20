"""A change in the instant in which a build's answer comes isn't lost."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest

from blogsite.serve.builder import Builder
from blogsite.serve.builds import Answer
from blogsite.serve.change import EVERYTHING, Change
from blogsite.serve.preview import Preview
from blogsite.serve.report import Report
from blogsite.serve.server import Events, _build_again

# Seconds that the loop has for a change, should nothing tell that it has seen it.
MOMENT = 1.0
LIMIT = 10


class Instant(Builder):
    """A builder without a process, which answers each question with a report of its number."""

    def __init__(self, on_first: Callable[[], None]) -> None:
        super().__init__(lambda _: None)
        self._on_first = on_first

    def build(self, on_early: Callable[..., None], change: Change = EVERYTHING) -> Report:
        report = super().build(on_early, change)
        if report.number == 1:
            self._on_first()
        return report

    def _start(self, _method: str) -> None:
        self._process: Any = SimpleNamespace(is_alive=lambda: True)

    def _send(self, word: Any) -> None:
        self.last = word.number

    def _receive(self) -> Any:
        return Answer(self.last, Report(self.last, ()))


class Changes:
    """Changes that come when they are told to."""

    def __init__(self) -> None:
        self.event = asyncio.Event()

    async def changed(self) -> Change:
        await self.event.wait()
        self.event.clear()
        return EVERYTHING

    def check_later(self) -> None:
        """Nothing is lost here."""


async def _run(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Change something once a build has its answer; return the builds that were told."""
    loop, changes, told, seen = asyncio.get_running_loop(), Changes(), [], threading.Event()

    def change() -> None:
        loop.call_soon_threadsafe(changes.event.set)
        seen.wait(MOMENT)

    preview = Preview(Instant(change))
    done = asyncio.Event()

    def overtake(change: Change) -> bool:
        is_in_time = Preview.overtake(preview, change)
        seen.set()
        return is_in_time

    def on_build(report: Report) -> None:
        told.append(report.number)
        if report.number > 1:
            done.set()

    monkeypatch.setattr(preview, "overtake", overtake)
    changes.event.set()
    events = Events(lambda _: None, lambda: None, on_build, lambda _: None)
    running: Any = asyncio.create_task(_build_again(preview, changes, events))  # type: ignore[arg-type]
    try:
        async with asyncio.timeout(LIMIT):
            await done.wait()
    except TimeoutError:
        pass
    finally:
        running.cancel()
    return told


def test_change_as_the_answer_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What changes when a build has just been answered is built and told too."""
    # In a thread of its own, as a browser's loop may be running in this one.
    with ThreadPoolExecutor(1) as thread:
        told = thread.submit(asyncio.run, _run(monkeypatch)).result()
    assert told[-1] > 1
