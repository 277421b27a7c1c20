"""The process that builds: one after the other, whenever it is asked to."""

import contextlib
import gc
import importlib
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Self

from blogsite.build import DAMAGE, Session, build_again, open_session, report_change
from blogsite.cache import cache_path, forget_cache
from blogsite.options import BuildOptions
from blogsite.publish.output import Output
from blogsite.serve.report import Report, make_report
from blogsite.tree import ChangedFileError
from blogsite.workers import Progress

# A file that changes during each of so many builds in a row is reported, not waited for.
_TRIES = 5

Bars = Callable[[], contextlib.AbstractContextManager[Progress]]


@dataclass(frozen=True, slots=True)
class Task:
    """What the building process is started with; without ``is_fixed`` each build is of its own instant."""

    options: BuildOptions
    is_fixed: bool
    show_progress: Bars


def run_builds(connection: Connection) -> None:
    """Take a task, build at each word from the server, answer with a report; end when it hangs up."""
    # A terminal tells all its processes of Ctrl-C: the server decides what that means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    with contextlib.suppress(EOFError, ConnectionError), Builds(connection.recv()) as builds:
        while True:
            connection.recv()
            connection.send(builds.build())
            builds.rest()


class Builds:
    """Builds of one site in one process, each at the cost of what has changed."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._output = Output(task.options.output, private=True)
        self._report = Report(0, ())
        self._stack = contextlib.ExitStack()
        self._session: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def build(self) -> Report:
        """Build, and tell how it went."""
        started = time.monotonic()
        options = self._task.options
        if not self._task.is_fixed:
            options = replace(options, now=datetime.now(UTC))
        before = self._report
        with self._task.show_progress() as progress:
            self._report = self._build(options, progress, started)
        is_same = self._report.pages == before.pages
        return replace(self._report, pages=None) if is_same else self._report

    def rest(self) -> None:
        """Clear away what a build has left, while nobody waits."""
        # The first edit is to be as quick as those after it.
        importlib.import_module("blogsite.parse.file")
        importlib.import_module("blogsite.render.job")
        # The collector is off during builds. What stays from one to the next is set aside, so
        # that looking for what doesn't takes no longer than the build has left.
        gc.collect()
        gc.freeze()

    def _build(self, options: BuildOptions, progress: Progress, started: float) -> Report:
        for left in reversed(range(_TRIES)):
            try:
                result = build_again(options, self._open(options), self._output, progress)
            except ChangedFileError as fault:
                if not left:
                    seconds = time.monotonic() - started
                    return replace(
                        self._report,
                        diagnostics=(report_change(fault),),
                        seconds=seconds,
                        edited=(fault.path,),
                        swapped=(),
                        follow="",
                    )
            except DAMAGE:
                self._start_over(options)
            else:
                return make_report(result, self._report, time.monotonic() - started)
        raise RuntimeError("the cache was damaged again and again")

    def _open(self, options: BuildOptions) -> Session:
        if self._session is None:
            self._output.open()
            self._session = self._stack.enter_context(open_session(options))
        return self._session

    def _start_over(self, options: BuildOptions) -> None:
        self._stack.close()
        self._session = None
        forget_cache(cache_path(options.root, options.output))
