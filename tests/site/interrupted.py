"""A build that stops at a given moment and waits there, to be killed.

Run as a program: root, output, moment, and how often the moment passes by before it stops.
"""

from __future__ import annotations

import itertools
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from blogsite.cache import Cache
from blogsite.once import build
from blogsite.options import BuildOptions
from blogsite.publish.output import Arrivals, Output

MOMENTS: dict[str, tuple[type, str]] = {
    "removing": (Output, "remove"),
    "placing": (Arrivals, "place"),
    "remembering": (Cache, "save_build"),
    "forgetting": (Cache, "forget_parsed"),
}


class Stop:
    """Counts how often the moment comes; when it is time, says so and waits for the end."""

    def __init__(self, count: int) -> None:
        self._left = itertools.count(count, -1)

    def here(self) -> None:
        if next(self._left) == 0:
            sys.stdout.write("here\n")
            sys.stdout.flush()
            signal.pause()


def _stop_before(owner: Any, name: str, stop: Stop) -> None:
    method: Callable[..., Any] = getattr(owner, name)

    def stopping(*args: Any, **options: Any) -> Any:
        stop.here()
        return method(*args, **options)

    setattr(owner, name, stopping)


def main() -> None:
    root, output, moment, count = sys.argv[1:]
    stop = Stop(int(count))
    if moment in MOMENTS:
        _stop_before(*MOMENTS[moment], stop)

    def progress(stage: str, _done: int, _total: int) -> None:
        if stage == moment:
            stop.here()

    now = datetime(2019, 7, 1, tzinfo=UTC)
    options = BuildOptions(
        Path(root), Path(output), now, drafts=True, future=True, search=False, jobs=2
    )
    build(options, progress)


if __name__ == "__main__":
    main()
