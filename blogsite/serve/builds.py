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

from blogsite.build import Plan, build_again
from blogsite.cache import DAMAGE, cache_path
from blogsite.diagnostics import Diagnostic
from blogsite.once import index_pages
from blogsite.options import BuildOptions
from blogsite.publish.output import Output
from blogsite.result import Result
from blogsite.serve.change import EVERYTHING, Change, Question
from blogsite.serve.report import Early, Report, make_early, make_report, style_sheets
from blogsite.session import Session, forget_memory, open_session, report_change
from blogsite.tree import ChangedFileError
from blogsite.workers import Progress

# A file that changes during each of so many builds in a row is reported, not waited for.
_TRIES = 5
# Builds that may be given up in a row: files that change all the time must be shown all the same.
_MOST_OVERTAKEN = 5

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
    with contextlib.suppress(EOFError, ConnectionError):
        task: Task = connection.recv()
        with Builds(task, connection.send, connection.poll) as builds:
            while True:
                question = _last_question(connection)
                report = builds.build(question.change)
                if report is not None:
                    connection.send(Answer(question.number, report))
                    builds.rest()
                    builds.index()


@dataclass(frozen=True, slots=True)
class Answer:
    """The report of a build, and the number that it was asked for with."""

    number: int
    report: Report


def _last_question(connection: Connection) -> Question:
    last: Question = connection.recv()
    while connection.poll():
        later: Question = connection.recv()
        last = Question(later.number, last.change.joined(later.change))
    return last


class _OvertakenError(Exception):
    """Something has changed since the build began, so that nobody wants what it makes."""


class Builds:
    """Builds of one site in one process, each at the cost of what has changed.

    ``tell`` is given what the server can use before the report; ``is_overtaken`` says whether
    another build is asked for already.
    """

    def __init__(
        self, task: Task, tell: Callable[[Early], None], is_overtaken: Callable[[], bool]
    ) -> None:
        self._task = task
        self._tell = tell
        self._is_overtaken = is_overtaken
        self._overtaken = 0
        # The style sheets that browsers may have: those of the last publication, and what builds
        # since then have told early.
        self._shown: tuple[tuple[str, str], ...] = ()
        self._output = Output(task.options.output, private=True)
        self._report = Report(0, ())
        self._stack = contextlib.ExitStack()
        self._session: Session | None = None
        # The build whose pages are to be indexed, and what was wrong with an earlier one's index.
        self._unindexed: Result | None = None
        self._late: tuple[Diagnostic, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def build(self, change: Change = EVERYTHING) -> Report | None:
        """Build, and tell how it went; None where another build is to begin at once."""
        started = time.monotonic()
        if change.is_check and self._is_current():
            return self._again()
        options = self._task.options
        if not self._task.is_fixed:
            options = replace(options, now=datetime.now(UTC))
        before = self._report
        try:
            with self._task.show_progress() as progress:
                self._report = self._build(options, self._watched(progress), started, change.paths)
        except _OvertakenError:
            return None
        is_same = self._report.pages == before.pages
        return replace(self._report, pages=None) if is_same else self._report

    def _is_current(self) -> bool:
        try:
            return self._session is not None and self._session.is_current(self._task.options.root)
        except DAMAGE:
            return False  # a build makes good for it

    def _again(self) -> Report:
        """Return the last report as that of a build that has found nothing to do."""
        return replace(
            self._report,
            rendered=0,
            removed=0,
            edited=(),
            pages=None,
            swapped=(),
            follow="",
            is_repeat=True,
        )

    def _watched(self, progress: Progress) -> Progress:
        """Give up a build that was overtaken, but not one after the other for ever."""

        def show(stage: str, done: int, total: int) -> None:
            if self._overtaken < _MOST_OVERTAKEN and self._is_overtaken():
                self._overtaken += 1
                raise _OvertakenError
            progress(stage, done, total)

        return show

    def rest(self) -> None:
        """Clear away what a build has left, while nobody waits."""
        # The first edit is to be as quick as those after it.
        importlib.import_module("blogsite.parse.file")
        importlib.import_module("blogsite.render.job")
        # The collector is off during builds. What stays from one to the next is set aside, so
        # that looking for what doesn't takes no longer than the build has left.
        gc.collect()
        gc.freeze()

    def index(self) -> None:
        """Make what a search reads, until another build is asked for, and then again after that.

        What goes wrong is told with the next build.
        """
        result, self._unindexed = self._unindexed, None
        if result is None or self._session is None:
            return
        quiet: Progress = lambda *_: None  # noqa: E731
        try:
            done = index_pages(result, self._session, self._output, quiet, self._is_overtaken)
        except (OSError, *DAMAGE):
            return  # somebody has cleared the folders away: the next build makes all anew
        if self._is_overtaken():
            # It was given up, perhaps for a look at all files that finds nothing to build.
            self._unindexed = result
        self._late = tuple(each for each in done.diagnostics if each not in result.diagnostics)

    def _build(
        self,
        options: BuildOptions,
        progress: Progress,
        started: float,
        changed: frozenset[str] | None,
    ) -> Report:
        for left in reversed(range(_TRIES)):
            try:
                session, output = self._open(options), self._output
                result = build_again(options, session, output, progress, self._on_plan, changed)
            except ChangedFileError as fault:
                changed = None
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
                self._overtaken = 0
                self._unindexed = result
                result = replace(result, diagnostics=(*result.diagnostics, *self._late))
                seconds = time.monotonic() - started
                report = make_report(result, self._report, self._shown, seconds)
                if not report.has_errors:
                    self._shown = report.styles
                return report
        raise RuntimeError("the cache was damaged again and again")

    def _on_plan(self, plan: Plan, edited: tuple[str, ...]) -> None:
        early = make_early(plan, edited, self._shown)
        if early is not None:
            self._shown = (*self._shown, *style_sheets(plan.jobs))
            self._tell(early)

    def _open(self, options: BuildOptions) -> Session:
        # Somebody may have cleared the cache meanwhile.
        self._output.open()
        if self._session is None:
            self._session = self._stack.enter_context(open_session(options))
        return self._session

    def _start_over(self, options: BuildOptions) -> None:
        self._stack.close()
        self._session = None
        forget_memory(cache_path(options.root, options.output))
