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
    sampler = Sampler(pid)
    sampler.start()
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - started
    sampler.stop()
    figures = {
        "seconds": seconds,
        "cpu": usage.ru_utime + usage.ru_stime,
        "largest_kib": usage.ru_maxrss,
        "together_kib": max(sampler.together, usage.ru_maxrss if sampler.alone else 0),
        "worker_kib": sampler.worker,
        "worker_own_kib": sampler.worker_own,
        "exit": os.waitstatus_to_exitcode(status),
    }
    Path(report).write_text(json.dumps(figures), encoding="utf-8")
    return 0


class Sampler(threading.Thread):
    """Watch the memory of a process group: all together, and the largest worker.

    Together is the sum of proportional set sizes: pages that forked processes share count
    once, unlike in a sum of resident sizes. A worker is any process but the first; its own
    memory is what it shares with none, so what it was forked with is left out.
    """

    def __init__(self, group: int) -> None:
        super().__init__(daemon=True)
        self._group = group
        self._done = threading.Event()
        self.together = self.worker = self.worker_own = 0
        self.alone = True

    def run(self) -> None:
        pause = SAMPLE_SECONDS
        while not self._done.wait(pause):
            started = time.perf_counter()
            self.look(_members(self._group))
            pause = max(SAMPLE_SECONDS, (time.perf_counter() - started) / SAMPLE_SHARE)

    def look(self, members: list[str]) -> None:
        self.alone = self.alone and len(members) <= 1
        together = 0
        for pid in members:
            sizes = _sizes(pid)
            together += sizes.get("Pss", 0)
            if int(pid) != self._group:
                own = sizes.get("Private_Clean", 0) + sizes.get("Private_Dirty", 0)
                self.worker = max(self.worker, sizes.get("Rss", 0))
                self.worker_own = max(self.worker_own, own)
        self.together = max(self.together, together)

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


def _sizes(pid: str) -> dict[str, int]:
    """Return the process's sizes in KiB by the kernel's names; none where it is gone."""
    with contextlib.suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
        pairs = (line.split() for line in lines[1:])
        return {words[0].rstrip(":"): int(words[1]) for words in pairs}
    return {}


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
