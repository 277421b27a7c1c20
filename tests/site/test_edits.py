"""The law of incremental builds: whatever was edited, the output is that of a clean build."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blogsite import tree
from blogsite.build import build_again
from blogsite.once import build
from blogsite.options import BuildOptions
from blogsite.publish.output import Output
from blogsite.result import Result
from blogsite.session import Session, open_session

from .edited import EDITS, POSTS, Edited, small_site
from .folders import difference, snapshot
from .running import NOW

NUMBERS = st.integers(0, 15)
SEQUENCES = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS), min_size=4, max_size=10
)
# The edits to be tried of each kind, where two won't do.
WAYS = {
    "template": [(which, how) for which in range(5) for how in (1, 2)],
    "fallback": [(which, 1) for which in range(5)],
    "settings": [(which, 1) for which in range(13)],
    "themes": [(which, how) for which in range(11) for how in (1, 2)],
    "logo": [(0, 1), (1, 1)],
    "option": [(0, 0), (1, 0), (2, 0), (3, 0), (3, 2)],
    "catalogue": [(0, 0), (0, 1)],
}
IN_CI = os.environ.get("CI") == "true"


class Bench:
    """A site on disk whose builds can be compared with clean ones."""

    def __init__(self, folder: Path) -> None:
        self._root, self._out, self._clean = (folder / name for name in ("site", "out", "clean"))
        self._written: dict[str, bytes] = {}

    def write(self, site: Edited) -> None:
        """Bring the folder in line with the site, touching only files that differ."""
        files = site.files()
        for path in self._written.keys() - files.keys():
            (self._root / path).unlink()
        for path, data in files.items():
            if self._written.get(path) != data:
                (self._root / path).parent.mkdir(parents=True, exist_ok=True)
                (self._root / path).write_bytes(data)
        self._written = files

    def check(self, site: Edited) -> bool:
        """Build both ways and compare; return whether the site was published."""
        self.write(site)
        before = snapshot(self._out)
        incremental = self._build(site, self._out)
        after = snapshot(self._out)
        clean = self._build(site, self._clean, clean=True)
        wanted = snapshot(self._clean)
        shutil.rmtree(self._clean)
        assert incremental.diagnostics == clean.diagnostics
        if any(each.severity == "error" for each in clean.diagnostics):
            assert (difference(after, before), wanted) == ("", {})
            return False
        assert difference(after, wanted) == ""
        return True

    def rebuild(self, site: Edited) -> dict[str, bytes]:
        """Build incrementally and return the output."""
        self.write(site)
        assert not self._build(site, self._out).diagnostics
        return snapshot(self._out)

    def _build(self, site: Edited, output: Path, **more: bool) -> Result:
        return build(_options(site, self._root, output, **more), lambda *_: None)


class LiveBench(Bench):
    """A bench whose builds are those of one process that remembers, as the preview's are."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        super().__init__(folder)
        self._stack = stack
        self._session: Session | None = None
        self._output = Output(self._out, private=True)

    def _build(self, site: Edited, output: Path, **more: bool) -> Result:
        if more:
            return super()._build(site, output, **more)
        options = _options(site, self._root, output)
        if self._session is None:
            self._output.open()
            self._session = self._stack.enter_context(open_session(options))
        return build_again(options, self._session, self._output, lambda *_: None)


def _options(site: Edited, root: Path, output: Path, **more: bool) -> BuildOptions:
    options = dict(site.options)
    now = dt.datetime.fromisoformat(options.pop("now", NOW)).replace(tzinfo=dt.UTC)
    return BuildOptions(
        root=root, output=output, now=now, search=False, cards=True, **options, **more
    )


@pytest.fixture(scope="module")
def make_bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Bench]]:
    """Make benches that share nothing but the folder of their caches."""
    with pytest.MonkeyPatch.context() as patch, contextlib.ExitStack() as stack:
        patch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        # So that digests of files that were not touched are remembered: here no file changes
        # twice within a tick of the clock.
        patch.setattr(tree, "_RACY_NS", 20_000_000)

        def make(*, is_live: bool = False) -> Bench:
            folder = tmp_path_factory.mktemp("bench")
            return LiveBench(folder, stack) if is_live else Bench(folder)

        yield make


@pytest.fixture(scope="module", params=[False, True], ids=["builds", "live"])
def bench(make_bench: Callable[..., Bench], request: pytest.FixtureRequest) -> Bench:
    """One bench for all kinds of edits, with a process for each build or one for all."""
    return make_bench(is_live=request.param)


@pytest.mark.parametrize("is_live", [False, True], ids=["builds", "live"])
@settings(max_examples=12, derandomize=IN_CI, database=None)
@given(sequence=SEQUENCES)
# What is lent moves as texts are translated, renamed and withdrawn.
@example(sequence=[("fallback", 1, 0), ("translate", 0, 1), ("slug", 0, 0), ("draft", 1, 0)])
@example(sequence=[("fallback", 0, 0), ("series", 1, 0), ("delete", 2, 0), ("fallback", 2, 0)])
# Posts with pictures are recalled across new settings and themes.
@example(sequence=[("add", 1, 1), ("add", 2, 2), ("image", 1, 7), ("template", 0, 0)])
# A translation is added and taken away, so that its original gets blocks and loses them.
@example(sequence=[("mark", 0, 1), ("translate", 0, 1), ("mark", 1, 0), ("delete", 2, 1)])
def test_incremental_equals_clean(
    make_bench: Callable[..., Bench], is_live: bool, sequence: list[tuple[str, int, int]]
) -> None:
    """After each of a row of edits a build gives the bytes of a clean one, or leaves all as it was."""
    good, made = small_site(), make_bench(is_live=is_live)
    assert made.check(good)
    site = copy.deepcopy(good)
    for name, which, how in sequence:
        EDITS[name](site, which, how)
        if made.check(site):
            good = copy.deepcopy(site)
        elif how % 4:  # else the fault stays for a while, and other edits come on top
            site = copy.deepcopy(good)


def test_a_translation_tells_of_its_original(bench: Bench) -> None:
    """An edit of the original alone changes its translation's page, and what it says is taken back."""
    page = "zh-cn/blog/2019/06/02/two/index.html"
    site = small_site()
    assert b"notice-stale" not in bench.rebuild(site)[page]
    EDITS["mark"](site, 0, 0)
    assert b"notice-stale" not in bench.rebuild(site)[page]
    site.documents[f"{POSTS}two.md"].body = "## A heading\n\nAnd more.\n"
    assert b"notice-stale" in bench.rebuild(site)[page]
    assert bench.check(site)
    site.documents[f"{POSTS}two.zh-CN.md"].body = "第一行，\n第二行\n"
    assert b"notice-stale" in bench.rebuild(site)[page]
    site.documents[f"{POSTS}two.md"].body = "A heading\n---------\n"
    assert b"notice-stale" not in bench.rebuild(site)[page]
    assert bench.check(site)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_edit_and_back(bench: Bench, name: str) -> None:
    """Each kind of edit gives the bytes of a clean build, and taken back those from before."""
    before = bench.rebuild(small_site())
    published = 0
    for which, how in WAYS.get(name, ((3, 0), (3, 1))):
        site = small_site()
        EDITS[name](site, which, how)
        published += bench.check(site)
    assert published
    assert difference(bench.rebuild(small_site()), before) == ""
