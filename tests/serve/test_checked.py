"""What a build is told to look at is only where it begins: in the end all files count."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogsite.options import BuildOptions
from blogsite.serve.builds import Builds, Task
from blogsite.serve.change import EVERYTHING, Change
from blogsite.serve.report import Report

ONE, TWO = "content/posts/one.md", "content/posts/two.md"
POST = "---\ntitle: {0}\ndate: 2019-06-24\nauthors: [ada]\n---\n\n{0}.\n"
SITE = {
    "content/site.yaml": "title: A\nbase_url: https://example.org/\n",
    "content/authors/ada.yaml": "name: Ada\n",
    ONE: POST.format("First"),
    TWO: POST.format("Second"),
}
CHECK = Change(is_check=True)


@contextlib.contextmanager
def _quiet() -> Iterator[object]:
    yield lambda *_: None


class Bench(Builds):
    """Builds of a site that is at hand."""

    def __init__(self, options: BuildOptions) -> None:
        task = Task(options, is_fixed=True, show_progress=_quiet)
        super().__init__(task, lambda _: None, lambda: self.is_overtaken)
        self.is_overtaken = False
        self.root, self.shown = options.root, options.output

    def ask(self, change: Change) -> Report:
        report = self.build(change)
        assert report is not None
        return report

    def page(self, name: str) -> str:
        (page,) = self.shown.rglob(f"{name}/index.html")
        return page.read_text()


@pytest.fixture
def bench(make_site, tmp_path: Path) -> Iterator[Bench]:
    root = make_site(SITE)
    now = dt.datetime(2019, 7, 1, tzinfo=dt.UTC)
    options = BuildOptions(root=root, output=tmp_path / "shown", now=now, search=False)
    with Bench(options) as made:
        assert made.ask(EVERYTHING).rendered
        yield made


def test_named_files(bench: Bench) -> None:
    """A build shows the files that it was told of, and the check after it all others."""
    (bench.root / ONE).write_text(POST.format("Third"))
    (bench.root / TWO).write_text(POST.format("Fourth"))
    assert bench.ask(Change(frozenset({ONE}))).edited == (ONE,)
    assert "Third." in bench.page("one")
    assert "Second." in bench.page("two")
    assert bench.ask(CHECK).edited == (TWO,)
    assert "Third." in bench.page("one")
    assert "Fourth." in bench.page("two")


def test_nothing_missed(bench: Bench) -> None:
    """A check that finds all as it was builds nothing, and its report is that of a repeat."""
    (bench.root / ONE).write_text(POST.format("Third"))
    before = bench.ask(Change(frozenset({ONE})))
    report = bench.ask(CHECK)
    assert (report.is_repeat, report.rendered, report.edited) == (True, 0, ())
    assert (report.number, report.diagnostics) == (before.number, before.diagnostics)


def test_given_up(bench: Bench) -> None:
    """What a build was told of that another one has overtaken is not taken for built by the check."""
    (bench.root / ONE).write_text(POST.format("Third"))
    bench.is_overtaken = True
    assert bench.build(Change(frozenset({ONE}))) is None
    bench.is_overtaken = False
    assert bench.ask(CHECK).edited == (ONE,)
    assert "Third." in bench.page("one")


@pytest.mark.parametrize("path", ["content/posts/three.md", TWO])
def test_files_that_come_and_go(bench: Bench, path: str) -> None:
    """A build that is told of a new file, or of one that is gone, looks at all of them."""
    file = bench.root / path
    if file.exists():
        file.unlink()
    else:
        file.write_text(POST.format("Third"))
    (bench.root / ONE).write_text(POST.format("Fourth"))
    assert bench.ask(Change(frozenset({path}))).edited == tuple(sorted((ONE, path)))
    assert "Fourth." in bench.page("one")


def test_changes_are_joined() -> None:
    """Of two changes both are looked at; with one that isn't known in full, everything."""
    one, two = Change(frozenset({ONE})), Change(frozenset({TWO}))
    assert one.joined(two) == Change(frozenset({ONE, TWO}))
    assert one.joined(EVERYTHING) == EVERYTHING.joined(two) == EVERYTHING
    assert CHECK.joined(one) == one.joined(CHECK) == EVERYTHING
    assert CHECK.joined(CHECK) == CHECK
