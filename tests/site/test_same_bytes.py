"""The law of determinism: the same site gives the same bytes, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .folders import INPUTS, RICH, copy_site, difference
from .pictures import add_pictures
from .running import Run

OPTIONS = ("--drafts", "--future")
SURROUNDINGS = {
    "zone": {"TZ": "Pacific/Kiritimati"},
    "language": {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    "encoding": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    "hashes": {"PYTHONHASHSEED": "1"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return add_pictures(RICH, tmp_path / "site")


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_number_of_processes(site: Path, rich: Run, build: Callable[..., Run], jobs: str) -> None:
    """Any number of processes writes the same bytes."""
    built = build(site, "out", *OPTIONS, "--jobs", jobs)
    assert built.code == 0, built.stderr
    assert difference(built.files, rich.files) == ""


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_environment(site: Path, rich: Run, build: Callable[..., Run], name: str) -> None:
    """Time zone, language, encoding, hash seed and optimisation of the machine don't show."""
    built = build(site, "out", *OPTIONS, **SURROUNDINGS[name])
    assert built.code == 0, built.stderr
    assert difference(built.files, rich.files) == ""


def test_place(site: Path, rich: Run, build: Callable[..., Run], tmp_path: Path) -> None:
    """The folder that a site lies in, and the one it is built from, don't show."""
    moved = tmp_path / "ein Ordner" / "网站"
    moved.parent.mkdir()
    site.rename(moved)
    (moved / "tmp").mkdir()
    built = build("..", "out", *OPTIONS, cwd=moved / "tmp", HOME=str(tmp_path))
    assert built.code == 0, built.stderr
    assert difference(built.files, rich.files) == ""


def test_order_and_times_of_files(
    site: Path, rich: Run, build: Callable[..., Run], tmp_path: Path
) -> None:
    """The order in which files were made, their dates and permissions don't show."""
    other = tmp_path / "other"
    paths = [path for name in INPUTS for path in (site / name).rglob("*") if path.is_file()]
    for path in sorted(paths, reverse=True):
        target = other / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        target.chmod(0o700)
        os.utime(target, (0, 0))
    assert difference(build(other, "out", *OPTIONS).files, rich.files) == ""


def test_inside_the_site(site: Path, rich: Run, build: Callable[..., Run]) -> None:
    """An output folder within the site doesn't become input of the next build."""
    for _ in range(2):
        built = build(site, site / "public", *OPTIONS)
        assert built.code == 0, built.stderr
        assert difference(built.files, rich.files) == ""


def test_later(site: Path, rich: Run, build: Callable[..., Run], tmp_path: Path) -> None:
    """A copy of a site, built a second time, is not written again."""
    built = build(copy_site(site, tmp_path / "copy"), "out", *OPTIONS)
    again = build(tmp_path / "copy", "out", *OPTIONS)
    assert (again.report["rendered"], again.report["removed"]) == (0, 0)
    assert again.report["kept"] == built.report["rendered"]
    assert difference(again.files, rich.files) == ""
