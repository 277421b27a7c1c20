"""The building process, seen from the serving one."""

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Literal

from blogsite.serve.builds import Answer, Task
from blogsite.serve.change import EVERYTHING, Change, Question
from blogsite.serve.report import Early, Report, merge
from blogsite.workers import START_METHOD

Main = Callable[[Connection], None]


class BuilderDiedError(Exception):
    """The building process ended by itself; its own words are on the terminal."""


class Builder:
    """Starts the building process, and again should it die. Of its methods one runs at a time, but for `overtake`.

    The first process starts with this value, so that a fork takes along no threads and sockets;
    later ones are spawned.
    """

    def __init__(self, main: Main) -> None:
        self._main = main
        self._task: Task | None = None
        self._asked = 0
        self._is_answered = True
        # A question may come in the very instant in which the one before is answered.
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._start(START_METHOD)

    def begin(self, task: Task) -> None:
        """Say what is to be built."""
        self._task = task
        self._send(task)

    def build(self, on_early: Callable[[Early], None], change: Change = EVERYTHING) -> Report:
        """Build once; raises BuilderDiedError."""
        if self._process is None or not self._process.is_alive():
            self.stop()
            self._start("spawn")
            self._send(self._task)
        with self._lock:
            self._ask(change)
        before: Report | None = None
        try:
            while True:
                found = self._receive()
                if isinstance(found, Early):
                    on_early(found)
                    continue
                report = merge(before, found.report) if before else found.report
                if self._is_last(found):
                    return report
                # It was under way already when the build was overtaken.
                before = report
        except (EOFError, OSError):
            with self._lock:
                self._is_answered = True
            raise BuilderDiedError from None

    def overtake(self, change: Change) -> bool:
        """Let the build that is under way begin anew; false where it has just come to its end."""
        with self._lock:
            if not self._is_answered:
                self._ask(change)
            return not self._is_answered

    def stop(self) -> None:
        """End the process at once; the next build completes what it leaves undone."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _start(self, method: Literal["fork", "spawn"]) -> None:
        get_context = multiprocessing.get_context
        context = get_context("fork") if method == "fork" else get_context("spawn")
        self._connection, theirs = context.Pipe()
        # A forked process holds this end too, and would never hear it hang up.
        ours = self._connection if method == "fork" else None
        self._process = context.Process(target=_run, args=(self._main, theirs, ours))
        self._process.start()
        theirs.close()

    def _is_last(self, answer: Answer) -> bool:
        """Whether an answer is to the last question: one was under way when a build was overtaken."""
        with self._lock:
            self._is_answered = answer.number == self._asked
            return self._is_answered

    def _ask(self, change: Change) -> None:
        self._asked += 1
        self._is_answered = False
        self._send(Question(self._asked, change))

    def _receive(self) -> Early | Answer:
        if self._connection is None:
            raise EOFError
        found: Early | Answer = self._connection.recv()
        return found

    def _send(self, word: Task | Question | None) -> None:
        if self._connection is None:
            return
        with contextlib.suppress(OSError):  # what it died of shows when it is asked
            self._connection.send(word)


def _run(main: Main, connection: Connection, other_end: Connection | None) -> None:
    if other_end is not None:
        other_end.close()
    main(connection)
