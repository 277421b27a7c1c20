"""The law of incremental builds: whatever was edited, the output is that of a clean build."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blogsite import tree
from blogsite.build import Result

from .edited import EDITS, Edited, small_site
from .folders import difference, snapshot
from .running import NOW, build_here

NUMBERS = st.integers(0, 15)
SEQUENCES = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), NUMBERS, NUMBERS), min_size=4, max_size=8
)
BOUNDED = settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


class Bench:
    """A site on disk whose builds can be compared with clean ones."""

    def __init__(self, folder: Path) -> None:
        self._root, self._out, self._folder = folder / "site", folder / "out", folder
        self._written: dict[str, bytes] = {}
        self._clean = (folder / f"clean{number}" for number in itertools.count())

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
        place = next(self._clean)
        clean = self._build(site, place)
        wanted = snapshot(place)
        shutil.rmtree(place)
        assert incremental.diagnostics == clean.diagnostics
        if any(each.severity == "error" for each in clean.diagnostics):
            assert (difference(after, before), wanted) == ("", {})
            return False
        assert difference(after, wanted) == ""
        return True

    def _build(self, site: Edited, output: Path) -> Result:
        options = dict(site.options)
        now = dt.datetime.fromisoformat(options.pop("now", NOW)).replace(tzinfo=dt.UTC)
        return build_here(self._root, output, now=now, **options)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Bench]]:
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    # So that digests of files that were not touched are remembered: here no file changes twice
    # within a tick of the clock.
    monkeypatch.setattr(tree, "_RACY_NS", 20_000_000)
    return Bench


def _new(bench: type[Bench], tmp_path: Path) -> Bench:
    return bench(Path(tempfile.mkdtemp(dir=tmp_path)))


@BOUNDED
@given(sequence=SEQUENCES)
def test_incremental_equals_clean(
    bench: type[Bench], tmp_path: Path, sequence: list[tuple[str, int, int]]
) -> None:
    """After each of a row of edits a build gives the bytes of a clean one, or leaves all as it was."""
    site, made = small_site(), _new(bench, tmp_path)
    assert made.check(site)
    for name, which, how in sequence:
        EDITS[name](site, which, how)
        made.check(site)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_edit_and_back(bench: type[Bench], tmp_path: Path, name: str) -> None:
    """Each kind of edit, made and taken back, gives the bytes of a clean build both times."""
    made = _new(bench, tmp_path)
    assert made.check(small_site())
    published = 0
    for which, how in ((0, 1), (1, 2)):
        site = small_site()
        EDITS[name](site, which, how)
        published += made.check(site)
    assert made.check(small_site())
    assert published
