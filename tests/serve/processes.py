"""Processes as Linux lists them."""

from __future__ import annotations

import contextlib
import os
import select
import signal
from pathlib import Path


def descendants(mark: str, but: int) -> list[int]:
    """Return the living processes that have a text in their environment, but for one."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and int(entry.name) != but and _has(entry, mark)
    ]


def _has(entry: Path, mark: str) -> bool:
    with contextlib.suppress(OSError):
        # Of a process that has ended, and wasn't waited for yet, the environment is empty.
        return mark.encode() in (entry / "environ").read_bytes()
    return False


def builder_of(pid: int) -> int:
    """Return the process that builds for a server."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[0])


def open_files(pid: int) -> int:
    """Return how many files a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def threads(pid: int) -> int:
    """Return how many threads a process has."""
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


def end(pids: list[int]) -> None:
    """Kill processes."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def survivors(pids: list[int], seconds: float) -> list[int]:
    """Wait for processes to end; return those that don't."""
    return [pid for pid in pids if not _ends(pid, seconds)]


def _ends(pid: int, seconds: float) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    finally:
        os.close(handle)
