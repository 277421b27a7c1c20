"""The server's processes: they end when they are told to, leave nothing behind, and don't grow."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blogsite.workers import available_cores

from .previews import Preview, until
from .processes import builder_of, end, open_files, survivors, threads
from .sites import POST, POST_URL, SLOW, TEMPLATE, site, text
from .talking import ask
from .test_life import STAGE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists processes so")

# Seconds that processes have to end: they need a fraction of one.
SOON = 10
BUILDS = 30
FEW = 5
STREAMS = 5
MANY = {
    f"content/posts/2018/{number}.md": text(date="2018-01-01").encode() for number in range(200)
}


@pytest.fixture
def streams() -> Iterator[contextlib.ExitStack]:
    """Open streams that are closed after the test."""
    with contextlib.ExitStack() as stack:
        yield stack


def _is_building(preview: Preview) -> bool:
    return (preview.output / STAGE).exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_end_with_streams(
    start: Callable[..., Preview], streams: contextlib.ExitStack, how: signal.Signals
) -> None:
    """Told to end, the server ends well and with all its processes, though pages listen to it."""
    preview = start(site())
    for _ in range(STREAMS):
        streams.enter_context(preview.stream())
    others = preview.processes()
    assert others
    preview.process.send_signal(how)
    assert preview.process.wait(SOON) == 0
    assert survivors(others, SOON) == []
    assert preview.processes() == []
    assert "Traceback" not in preview.said


def test_end_during_a_build(start: Callable[..., Preview]) -> None:
    """Ctrl-C ends the server in the middle of a build, and the workers of that too."""
    preview = start(site(**MANY, **{TEMPLATE: SLOW}))
    preview.edit(**{"content/site.yaml": "title: Another blog\ntheme: own\n"})
    least = min(available_cores(), 2)
    until(lambda: _is_building(preview) and len(preview.processes()) >= least, "no build begins")
    others = preview.processes()
    os.killpg(preview.process.pid, signal.SIGINT)
    assert preview.process.wait(SOON) == 0
    assert survivors(others, SOON) == []
    assert "Traceback" not in preview.said


def _files(folder: Path) -> dict[Path, int]:
    """Return the files in a folder, and when they were written."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_end_leaves_no_folder(start: Callable[..., Preview]) -> None:
    """Where any port would do, nothing is left of what was built for it but the site's pictures."""
    preview = start(site())
    assert preview.interrupt() == 0
    assert list((preview.folder / "tmp").iterdir()) == []
    cache = preview.folder / "cache"
    kept = _files(cache)
    assert kept
    assert kept == _files(cache / "pictures")
    again = start(site(), folder=preview.folder)
    assert again.interrupt() == 0
    assert _files(cache) == kept, "pictures were made twice, or more is left each time"


def test_killed_server(start: Callable[..., Preview]) -> None:
    """If the server is killed, even during a build, the building process ends by itself."""
    preview = start(site(**{TEMPLATE: SLOW}))
    preview.edit(**{"content/pages/about.md": "---\ntitle: Being built\n---\n"})
    until(lambda: _is_building(preview), "no build begins")
    others = preview.processes()
    assert others
    end([preview.process.pid])
    assert preview.process.wait(SOON) == -signal.SIGKILL
    assert survivors(others, SOON) == []


def test_killed_server_is_started_again(start: Callable[..., Preview], free_port: int) -> None:
    """After a server was killed the next one has its address, and all that was edited since."""
    first = start(site(), port=free_port)
    end([first.process.pid])
    first.process.wait(SOON)
    second = start(site(**{POST: text("Later.\n")}), port=free_port, folder=first.folder)
    assert b"Later." in second.get(second.base + POST_URL)


def test_killed_builder(start: Callable[..., Preview]) -> None:
    """If the building process is killed in a build, that is said, and the next save builds again."""
    preview = start(site(**{TEMPLATE: SLOW}))
    with preview.stream() as stream:
        preview.edit(**{"content/pages/about.md": "---\ntitle: Being built\n---\n"})
        until(lambda: _is_building(preview), "no build begins")
        end([builder_of(preview.process.pid)])
        fault = stream.until(lambda message: message["diagnostics"])["diagnostics"][0]
        assert (fault["rule"], fault["severity"]) == ("internal-error", "error")
        assert "save" in fault["hint"]
        preview.says(fault["message"])
        preview.edit(**{POST: text("Second words.\n")})
        preview.settled_in(stream, preview.base + POST_URL, b"Second words.")
        preview.settled_in(stream, preview.base + "about/", b"Being built")
    assert preview.interrupt() == 0
    assert survivors(preview.processes(), SOON) == []


def _work(preview: Preview, numbers: range) -> None:
    """Edit, listen and ask, for each number once."""
    for number in numbers:
        with preview.stream() as stream:
            preview.edit(**{POST: text(f"Version {number}.\n")})
            preview.settled_in(stream, preview.base + POST_URL, f"Version {number}.".encode())
        for path in ("missing/", "beacon.txt", "blog"):
            ask(preview.port, preview.base + path)


def test_nothing_grows(start: Callable[..., Preview]) -> None:
    """Builds, requests and streams leave no files and threads open, and no processes."""
    preview = start(site())
    pids = [preview.process.pid, builder_of(preview.process.pid)]
    # What is opened once and for all is open after a few builds.
    _work(preview, range(FEW))
    before = [(open_files(pid), threads(pid)) for pid in pids]
    _work(preview, range(FEW, FEW + BUILDS))

    def is_as_before() -> bool:
        """Whether there is no more than before, but for what is just being closed."""
        return all(
            open_files(pid) < files + FEW and threads(pid) < running + FEW
            for pid, (files, running) in zip(pids, before, strict=True)
        )

    until(is_as_before, f"{before} was before")
    assert preview.processes() == pids[1:]
