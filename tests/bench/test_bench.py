"""The runner: it measures what a build did, and compares what it measured."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from . import bench
from .bench import BuildError, Contestant, Figures, run_rounds
from .builders import Builder, Places
from .corpus import make_corpus
from .layout_hugo import hugo_files
from .measure import Sampler
from .real import read_corpus
from .report import as_table, ratios

# Copies each post's page when its text is newer than the page, as an incremental builder does.
BUILD = """
import sys
from pathlib import Path
source, output = map(Path, sys.argv[1:])
ballast = bytearray(60_000_000)
for post in source.rglob("*.md"):
    page = output / "case-studies" / post.stem / "index.html"
    if post.name.startswith("_index"):
        continue
    if not page.exists() or page.read_bytes() != post.read_bytes():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(post.read_bytes())
"""


def _contestant(folder: Path, script: str = BUILD) -> Contestant:
    def command(places: Places) -> list[str]:
        return [sys.executable, "-c", script, str(places.project), str(places.output)]

    files = partial(hugo_files, project="hugo-minimal")
    return Contestant(Builder("copy", files, command, "layouts/page.html"), Places(folder))


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "SETTLE_SECONDS", 0)


def test_counts_only_files_that_a_build_wrote(tmp_path: Path) -> None:
    """A cold build writes all pages, one with nothing changed none, one with an edit one."""
    figures = run_rounds([_contestant(tmp_path)], make_corpus(10), ["cold", "nothing", "body"], 1)
    written = {one.scenario: (one.files, one.files_written) for one in figures}
    assert written == {"cold": (10, 10), "nothing": (10, 0), "body": (10, 1)}


def test_memory_is_that_of_the_build(tmp_path: Path) -> None:
    """A build that fills 60 MB shows at least that, and not what the runner itself holds."""
    ballast = bytearray(b"x") * 300_000_000
    (figures,) = run_rounds([_contestant(tmp_path)], make_corpus(2), ["cold"], 1)
    assert 55_000 < figures.largest_kib < len(ballast) / 1024


def test_a_failing_build_stops_the_run(tmp_path: Path) -> None:
    """A builder's error is raised with the end of its output."""
    contestant = _contestant(tmp_path, "raise SystemExit('no such theme')")
    with pytest.raises(BuildError, match="no such theme"):
        list(run_rounds([contestant], make_corpus(2), ["cold"], 1))


FORKS = """
import os
import sys
ballast = b"x" * 60_000_000
if os.fork() == 0:
    own = b"y" * 30_000_000
    print(os.getpid(), flush=True)
    sys.stdin.read()
    os._exit(0)
os.wait()
"""


def test_a_worker_s_own_memory_is_what_it_alone_has() -> None:
    """What a worker was forked with counts as seen by it, and not as its own."""
    command = [sys.executable, "-c", FORKS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        sampler = Sampler(parent.pid)
        sampler.look([str(parent.pid), parent.stdout.readline().decode().strip()])
        parent.communicate(b"")
    assert sampler.worker > 85_000
    assert 28_000 < sampler.worker_own < 50_000
    assert 85_000 < sampler.together < 120_000  # what both share counts once


def test_a_builder_that_leaves_posts_out_stops_the_run(tmp_path: Path) -> None:
    """Fewer pages of posts than there are posts is an error: its figures would flatter."""
    contestant = _contestant(tmp_path, BUILD.replace("*.md", "*0.md"))
    with pytest.raises(BuildError, match="made 1 pages of 4 posts"):
        list(run_rounds([contestant], make_corpus(4), ["cold"], 1))


def test_template_edit_reaches_the_template(tmp_path: Path) -> None:
    """The scenario `template` changes the post template and no content."""
    contestant = _contestant(tmp_path)
    contestant.write(make_corpus(2), 7)
    assert 'data-turn="7"' in (contestant.places.project / "layouts/page.html").read_text()


def test_ratio_is_our_median_by_the_peers() -> None:
    """The ratio compares medians of seconds, so one slow round doesn't decide."""
    seconds = {"blogsite": (1.0, 2.0, 50.0), "hugo": (4.0, 4.0, 4.0)}
    figures = [_figures(name, one) for name, rounds in seconds.items() for one in rounds]
    assert ratios(figures) == {"cold": {"hugo": 0.5}}
    assert "| cold | hugo | 0.500 |" in as_table(figures)


def test_real_posts_become_an_archive(tmp_path: Path) -> None:
    """Dated posts are taken with their authors; shortcodes go and local links become external."""
    text = "---\ntitle: T\ndate: 2020-02-03\nauthor: '[Name](https://x.org)'\n---\nA{{< b >}} [c](../d) <img src='./e'>\n"
    (tmp_path / "post.md").write_text(text)
    (tmp_path / "undated.md").write_text("---\ntitle: T\n---\n")
    corpus = read_corpus(tmp_path)
    (post,) = corpus.posts
    assert (post.title, post.date.isoformat(), post.authors) == ("T", "2020-02-03", ("name",))
    assert post.body == "A [c](https://example.org/d) <img src='https://example.org/e'>\n"
    assert [author.name for author in corpus.authors] == ["Name"]


def _figures(builder: str, seconds: float) -> Figures:
    return Figures(
        builder, "cold", 1, seconds, seconds, 1024, 1024, 0, 0, 1, 1, 1, 1, 1, {"post": 1}
    )
