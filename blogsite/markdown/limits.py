"""Limits that keep a hostile text from holding up a build."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from blogsite.diagnostics import Problems
from blogsite.model.characters import UNPRINTABLE

MAX_LINE = 20_000  # characters
MAX_BODY = 512 * 1024  # bytes in UTF-8
MAX_CPU = 10.0  # seconds


class TooSlowError(BaseException):
    """Parsing took too much CPU time; no library may catch this by ``except Exception``."""


def within_limits(text: str, path: str, first_line: int, problems: Problems) -> bool:
    """Record a diagnostic for a text that is too large to be parsed."""
    if len(text) > MAX_BODY or len(text) * 4 > MAX_BODY < len(text.encode(errors="replace")):
        problems.error(
            "body-too-large",
            f"the text is larger than {MAX_BODY // 1024} KiB",
            path,
            hint="split the post in several parts",
        )
        return False
    if len(text) > MAX_LINE:
        for number, line in enumerate(text.split("\n")):
            if len(line) > MAX_LINE:
                problems.error(
                    "line-too-long",
                    f"a line is longer than {MAX_LINE} characters",
                    path,
                    first_line + number,
                    hint="break the line",
                )
                return False
    return True


def without_bad_characters(text: str, path: str, first_line: int, problems: Problems) -> str:
    """Remove characters that may not be published, with a diagnostic for the first on each line."""
    if not UNPRINTABLE.search(text):
        return text
    for number, line in enumerate(text.split("\n")):
        if found := UNPRINTABLE.search(line):
            problems.error(
                "bad-character",
                f"the character `U+{ord(found[0]):04X}` is not allowed",
                path,
                first_line + number,
                found.start() + 1,
                hint="remove it; it is a control character or a noncharacter of Unicode",
            )
    return UNPRINTABLE.sub("", text)


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlowError after so much CPU time, where the system can tell."""
    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or not hasattr(signal, "setitimer"):
        yield
        return
    old_handler = signal.signal(signal.SIGVTALRM, _stop)
    # Again each second: the first signal is lost where a callback of a library swallows it.
    old_timer = signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, *old_timer)
        signal.signal(signal.SIGVTALRM, old_handler)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError
