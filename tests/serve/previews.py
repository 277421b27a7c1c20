"""A running `blogsite serve`, the site in front of it, and what it says."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from ..site.folders import write_files  # noqa: TID252  (tests are no installed package)
from ..site.running import NOW, environment  # noqa: TID252  (tests are no installed package)
from .processes import descendants, end
from .sites import BEACON
from .talking import Stream, ask

# Seconds that nothing here takes: they only keep what hangs from holding up the run.
PATIENCE = 40
_ADDRESS = re.compile(r"http://[^\s\x1b]+?:(\d+)(/[^\s\x1b]*)")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Preview:
    """A server as a user starts it, in a process of its own, with a site that can be edited."""

    def __init__(
        self,
        folder: Path,
        files: Mapping[str, bytes],
        *options: str,
        port: int = 0,
        now: str = NOW,
        before: Sequence[str] = (),
        has_search: bool = False,
        **environ: str,
    ) -> None:
        self.folder, self.root = folder, folder / "site"
        for path in (self.root, folder / "tmp"):
            path.mkdir(parents=True, exist_ok=True)
        self._written: dict[str, bytes] = {}
        self._beacons = 0
        self.write(files)
        self._said: list[str] = []
        self._news = threading.Condition()
        # The folder's name is in the environment of all processes of this server.
        given = environment(folder / "cache", TMPDIR=str(folder / "tmp"), **environ)
        wanted = ["--root", str(self.root), "--port", str(port), "--now", now, *options]
        if not has_search:
            wanted.append("--no-search")
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", "blogsite", "serve", *wanted],
            env=given,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.port, self.base = 0, "/"

    def __enter__(self) -> Self:
        try:
            found = self.says(_ADDRESS)
            self.says("Ctrl-C ends it")
        except BaseException:
            self.close()
            raise
        self.port, self.base = int(found[1]), found[2]
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def address(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.port}{self.base}"

    @property
    def output(self) -> Path:
        """The folder that is served."""
        markers = [
            *(self.folder / "tmp").glob("blogsite-preview-*/.blogsite"),
            *(self.folder / "cache/previews").glob("*/.blogsite"),
        ]
        assert len(markers) == 1
        return markers[0].parent

    @property
    def said(self) -> str:
        """All that the terminal shows, without colours."""
        with self._news:
            return _COLOURS.sub("", "".join(self._said))

    def says(self, pattern: str | re.Pattern[str], after: int = 0) -> re.Match[str]:
        """Wait until the terminal shows something."""
        found: list[re.Match[str]] = []

        def shows() -> bool:
            text = _COLOURS.sub("", "".join(self._said))
            found.extend(re.compile(pattern).finditer(text, after))
            return bool(found) or not self._reader.is_alive()

        with self._news:
            self._news.wait_for(shows, PATIENCE)
        assert found, f"no {pattern!r} in: {self.said}"
        return found[0]

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Bring the site in line with ``files``, touching only what differs."""
        wanted = {p: c if isinstance(c, bytes) else c.encode() for p, c in files.items()}
        for path in self._written.keys() - wanted.keys():
            (self.root / path).unlink(missing_ok=True)
        changed = {p: c for p, c in wanted.items() if self._written.get(p) != c}
        write_files(self.root, changed)
        self._written = wanted

    def edit(self, **changes: str | bytes | None) -> None:
        """Write, or with None remove, single files: paths come as `**{path: text}`."""
        files: dict[str, str | bytes] = dict(self._written)
        for path, text in changes.items():
            files.pop(path, None)
            if text is not None:
                files[path] = text
        self.write(files)

    def knows(self, path: str, content: str) -> None:
        """Take note of a file that was written behind the back of `write`."""
        self._written[path] = content.encode()

    def moved(self, source: str, target: str) -> None:
        """Take note of a file that was renamed."""
        self._written[target] = self._written.pop(source)

    def settle(self, files: Mapping[str, str | bytes]) -> None:
        """Bring the site in line with files that build, and wait until that is what is served."""
        self._beacons += 1
        word = f"beacon {self._beacons}.".encode()
        with self.stream() as stream:
            self.write({path: content for path, content in files.items() if path != BEACON})
            # Written last, so a build that has it has all the rest.
            self.edit(**{BEACON: word})
            self.settled_in(stream, self.base + "beacon.txt", word)

    def settled_in(self, stream: Stream, path: str, words: bytes) -> None:
        """Wait until there are some words in what is served at a path."""
        while words not in self.get(path):
            stream.next()

    def stream(self) -> Stream:
        """Listen to the builds, as a page does."""
        return Stream(self.port, PATIENCE)

    def get(self, path: str, **headers: str) -> bytes:
        """Return what the server has at a path."""
        return ask(self.port, path, headers=headers).body

    def processes(self) -> list[int]:
        """Return the processes that this server has besides itself."""
        return descendants(str(self.folder / "cache"), self.process.pid)

    def interrupt(self) -> int:
        """Press Ctrl-C, as the terminal tells it to the whole group; return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """End the server, by force where it must be, and what is left of it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        end(self.processes())
        self._reader.join(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self._said.append(line)
                self._news.notify_all()
        with self._news:
            self._news.notify_all()


def until(condition: Any, what: str) -> Any:
    """Look again and again, where nothing tells of a change, until there is something to see."""
    limit = time.monotonic() + PATIENCE
    while not (found := condition()):
        assert time.monotonic() < limit, what
        time.sleep(0.002)
    return found
