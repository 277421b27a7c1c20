"""What the tests of whole sites share: sites built once, browsers and validators found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from blogsite.search import find_program

from .folders import ARCHIVE, REPOSITORY, RICH
from .pictures import add_pictures
from .running import Run, run_build
from .sixteen import make_fifteen


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Run]:
    """Build a site as a user does, with one cache for all builds of the test."""

    def run(root: Path | str, output: Path | str = "out", *options: str, **more: str) -> Run:
        return run_build(root, tmp_path / output, *options, cache=tmp_path / "cache", **more)

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The site in `content/`, built."""
    return _built(REPOSITORY, tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A site with all features below a path prefix, built."""
    folder = tmp_path_factory.mktemp("rich")
    return _built(add_pictures(RICH, folder / "site"), folder, "--drafts", "--future")


@pytest.fixture(scope="session")
def fifteen(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A site in all languages of the interface, built with its search where that can be had."""
    folder = tmp_path_factory.mktemp("fifteen")
    has_search = find_program() is not None
    return _built(make_fifteen(folder / "site"), folder, has_search=has_search)


@pytest.fixture(scope="session")
def sites_beside(tmp_path_factory: pytest.TempPathFactory) -> list[Run]:
    """The archive that lies beside the checkout, built; nothing where there is none."""
    if not ARCHIVE.is_dir():
        return []
    return [_built(ARCHIVE, tmp_path_factory.mktemp("archive"))]


@pytest.fixture(scope="session")
def archive(sites_beside: list[Run]) -> Run:
    """The archive that lies beside the checkout, built."""
    if not sites_beside:
        pytest.skip("no archive beside the checkout")
    return sites_beside[0]


def _built(root: Path, folder: Path, *options: str, has_search: bool = False) -> Run:
    cache = folder / "cache"
    done = run_build(root, folder / "out", *options, cache=cache, has_search=has_search)
    assert done.code == 0, done.stdout + done.stderr
    return done
