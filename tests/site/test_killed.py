"""A build that is killed does no harm: the next one completes it."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from .folders import RICH, difference, snapshot
from .pictures import add_pictures
from .running import build_here, environment, run_build

DRIVER = Path(__file__).with_name("interrupted.py")
OPTIONS = ("--drafts", "--future")
# Seconds that the workers of a killed build have to notice.
SOON = 10
STAGE = ".blogsite-stage/"
# A moment, how often it passes by before the kill, and whether the output is still the old one.
MOMENTS = [
    ("Reading", 0, True),
    ("Reading", 10, True),
    ("Rendering", 0, True),
    ("Rendering", 60, True),
    ("removing", 0, True),
    ("placing", 0, False),
    ("placing", 25, False),
    ("remembering", 0, False),
]


def _edit(site: Path) -> None:
    """Change what shows on many pages, and take some away."""
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("Features", "Changes"), "utf-8")
    shutil.rmtree(site / "content/posts/2019/arabic")
    for path in (site / "content").rglob("*.md"):
        path.write_text(path.read_text("utf-8") + "\nOne more line.\n", "utf-8")


def _edit_of_same_length(site: Path) -> None:
    """Change a word of every page, so that no file's size tells old from new."""
    settings = site / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("Features", "Specials"), "utf-8")


def _kill_at(site: Path, output: Path, cache: Path, moment: str, count: int) -> list[int]:
    """Kill a build at a moment; return the workers that it had."""
    process = subprocess.Popen(
        [sys.executable, str(DRIVER), str(site), str(output), moment, str(count)],
        env=environment(cache),
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        workers = _children(process.pid)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return workers


def _children(pid: int) -> list[int]:
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listing.read_text().split()] if listing.exists() else []


def _survivors(pids: list[int], seconds: int) -> list[int]:
    """Wait for processes to end; end those that don't, and return them."""
    with ExitStack() as stack:
        waiting = {}
        for pid in pids:
            try:
                handle = os.pidfd_open(pid)
            except ProcessLookupError:
                continue
            stack.callback(os.close, handle)
            waiting[handle] = pid
        poll = select.poll()
        for handle in waiting:
            poll.register(handle, select.POLLIN)
        left = dict(waiting)
        while left and (ended := poll.poll(seconds * 1000)):
            for handle, _ in ended:
                poll.unregister(handle)
                del left[handle]
        for handle in left:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        return list(left.values())


class Bench:
    """A built site, and what it published."""

    def __init__(self, folder: Path) -> None:
        self.site = add_pictures(RICH, folder / "site")
        self.output = folder / "out"
        self._cache = folder / "cache"
        self.old = self.build()

    def build(self) -> dict[str, bytes]:
        """Build, and return the output."""
        assert not build_here(self.site, self.output, drafts=True, future=True).diagnostics
        return snapshot(self.output)

    def kill(self, moment: str, count: int) -> None:
        """Kill a build at a moment, and what is left of it."""
        _survivors(_kill_at(self.site, self.output, self._cache, moment, count), 0)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    return Bench(tmp_path)


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The edited site's clean build."""
    folder = tmp_path_factory.mktemp("edited")
    site = add_pictures(RICH, folder / "site")
    _edit(site)
    return run_build(site, folder / "out", *OPTIONS, cache=folder / "cache").files


@pytest.mark.parametrize(("moment", "count", "is_old"), MOMENTS)
def test_next_build_completes(
    bench: Bench, edited: dict[str, bytes], moment: str, count: int, *, is_old: bool
) -> None:
    """After a kill each file is whole, and the next build gives a clean one's bytes."""
    assert difference(bench.old, edited)
    _edit(bench.site)
    bench.kill(moment, count)
    found = snapshot(bench.output)
    left = {path: data for path, data in found.items() if not path.startswith(STAGE)}
    assert [p for p in left if left[p] not in (bench.old.get(p), edited.get(p))] == []
    assert not is_old or difference(left, bench.old) == ""
    assert difference(bench.build(), edited) == ""


@pytest.mark.parametrize("count", [0, 25, 50])
def test_edit_taken_back_after_a_kill(bench: Bench, tmp_path: Path, count: int) -> None:
    """Where the edits of a killed build are taken back, its pages go too."""
    shutil.copytree(bench.site, tmp_path / "kept")
    _edit_of_same_length(bench.site)
    bench.kill("placing", count)
    shutil.rmtree(bench.site)
    (tmp_path / "kept").rename(bench.site)
    assert difference(bench.build(), bench.old) == ""


def test_first_build_killed(bench: Bench) -> None:
    """A site whose very first builds were killed is built by the next."""
    shutil.rmtree(bench.output)
    shutil.rmtree(bench.output.parent / "cache")
    bench.kill("Reading", 3)
    bench.kill("placing", 40)
    assert difference(bench.build(), bench.old) == ""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when a process ends")
@pytest.mark.parametrize("moment", ["Reading", "Rendering", "placing"])
def test_workers_end_with_their_parent(tmp_path: Path, moment: str) -> None:
    """The workers of a killed build end by themselves."""
    site = add_pictures(RICH, tmp_path / "site")
    for number in range(30):
        text = f"---\ntitle: Post {number}\ndate: 2019-01-01\n---\n\nText.\n"
        (site / f"content/posts/2019/more-{number}.md").write_text(text)
    workers = _kill_at(site, tmp_path / "out", tmp_path / "cache", moment, 1)
    assert workers, "the build had no workers, so there is nothing to see"
    assert _survivors(workers, SOON) == []
