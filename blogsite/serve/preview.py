"""Brings builds and browsers together."""

import asyncio
import contextlib
import secrets
from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.serve.builder import Builder, BuilderDiedError
from blogsite.serve.change import EVERYTHING, Change
from blogsite.serve.report import Early, Report


class Preview:
    """The last report, and who wants to know of the next one.

    ``is_running`` after the first build, ``since`` is the number of the report before the last one,
    ``early`` what is known of the one under way, ``pages``
    are the output paths of all pages.
    """

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._listeners: set[asyncio.Event] = set()
        # Pages of an earlier server know nothing of this one's numbers.
        self.run = secrets.token_hex(4)
        self.is_running = False
        self.report = Report(0, ())
        self.since = 0
        self.early: Early | None = None
        self.pages: tuple[str, ...] = ()

    async def build(self, change: Change = EVERYTHING) -> Report:
        """Build, and tell all who listen; raises BuilderDiedError where the first build dies."""
        loop = asyncio.get_running_loop()

        def on_early(early: Early) -> None:
            loop.call_soon_threadsafe(self._note, early)

        try:
            report = await asyncio.to_thread(self._builder.build, on_early, change)
        except BuilderDiedError:
            if not self.is_running:
                raise
            report = _died(self.report)
        if change.is_check and report.is_repeat:
            return report  # and nobody hears of it
        self.since, self.report = self.report.number, report
        self.is_running = True
        if self.report.pages is not None:
            self.pages = self.report.pages
        self.early = None
        self._tell()
        return self.report

    def overtake(self, change: Change) -> bool:
        """Let the build that is under way begin anew; false where it has just come to its end."""
        return self._builder.overtake(change)

    def _note(self, early: Early) -> None:
        self.early = early
        self._tell()

    def _tell(self) -> None:
        for event in self._listeners:
            event.set()

    @contextlib.contextmanager
    def listening(self) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever there is a new report."""
        event = asyncio.Event()
        self._listeners.add(event)
        try:
            yield event
        finally:
            self._listeners.discard(event)


def _died(before: Report) -> Report:
    problems = Problems()
    problems.error(
        "internal-error",
        "the build ended with an internal error",
        hint="the terminal says where; save any file to try again",
    )
    return Report(before.number, tuple(problems), base_path=before.base_path, styles=before.styles)
