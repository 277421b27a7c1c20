"""Progress on a terminal."""

import contextlib
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from blogsite.workers import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


_FIRST_AFTER = 0.3  # seconds: quicker builds need no bar, nor the time to load one
_EVERY = 0.05  # seconds


@contextlib.contextmanager
def show_progress(*, enabled: bool) -> Iterator[Progress]:
    """Give a function that draws a bar on standard error, if that is a terminal."""
    if not (enabled and sys.stderr.isatty()):
        yield lambda _stage, _done, _total: None
        return
    bars = _Bars()
    try:
        yield bars.show
    finally:
        bars.close()


class _Bars:
    """A bar for each stage, drawn by the caller: a drawing thread would not survive a fork."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _FIRST_AFTER
        self._rich: RichProgress | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, stage: str, done: int, total: int) -> None:
        """Draw how far a stage has come."""
        now = time.monotonic()
        if now < self._next and done < total:
            return
        self._next = max(self._next, now + _EVERY)
        if self._rich is None:
            if done == total:
                return
            self._rich = _open()
        task = self._tasks.get(stage)
        if task is None:
            task = self._tasks[stage] = self._rich.add_task(stage, total=total)
        self._rich.update(task, completed=done, refresh=True)

    def close(self) -> None:
        """Take the bars away."""
        if self._rich is not None:
            self._rich.stop()


def _open() -> "RichProgress":
    from rich.console import Console  # noqa: PLC0415  (slow, and quick builds do without)
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Rich  # noqa: PLC0415

    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn())
    progress = Rich(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
    progress.start()
    return progress
