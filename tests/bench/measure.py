"""Run one command and tell what it took, as a line of JSON.

A script of its own, with the standard library alone: a process inherits the
peak memory of the one that starts it, so that one has to be small.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from pathlib import Path

SAMPLE_SECONDS = 0.02
# Reading a process's memory walks its page tables; at most this share of time goes there.
SAMPLE_SHARE = 0.05


def main(report: str, *command: str) -> int:
    """Run the command; write seconds and KiB to the file ``report``."""
    started = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ, setpgroup=0)
    sampler = _Sampler(pid)
    sampler.start()
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    sampler.stop()
    figures = {
        "seconds": seconds,
        "cpu": usage.ru_utime + usage.ru_stime,
        "largest_kib": usage.ru_maxrss,
        "together_kib": max(sampler.peak, usage.ru_maxrss if sampler.alone else 0),
        "exit": os.waitstatus_to_exitcode(status),
    }
    Path(report).write_text(json.dumps(figures), encoding="utf-8")
    return 0


class _Sampler(threading.Thread):
    """Watch the memory of a process group: the sum of its proportional set sizes.

    Pages that forked processes share count once, unlike in a sum of resident sizes.
    """

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self._group = group
        self._done = threading.Event()
        self.peak = 0
        self.alone = True

    def run(self) -> None:
        pause = SAMPLE_SECONDS
        while not self._done.wait(pause):
            started = time.perf_counter()
            members = _members(self._group)
            self.alone = self.alone and len(members) <= 1
            self.peak = max(self.peak, sum(map(_proportional_kib, members)))
            pause = max(SAMPLE_SECONDS, (time.perf_counter() - started) / SAMPLE_SHARE)

    def stop(self) -> None:
        self._done.set()
        self.join()


def _members(group: int) -> list[str]:
    """Return the ids of the group's living processes."""
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):  # noqa: PTH208 - fifty times a second
        with contextlib.suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
            # The name in parentheses may hold spaces: count from its end.
            if int(stat.rpartition(")")[2].split()[2]) == group:
                found.append(pid)
    return found


def _proportional_kib(pid: str) -> int:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
