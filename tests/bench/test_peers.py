"""The peers that are installed make the set of pages that blogsite makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import bench
from .bench import Contestant, run_rounds
from .builders import Places, make_builders
from .corpus import make_corpus
from .report import other_pages

# Hugo's sitemap is an index and one for each language; other files are assets and the host's.
ALLOWED = {"other", "sitemap"}


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "SETTLE_SECONDS", 0)


def _contestants(folder: Path, peer: str, *, minimal: bool = False) -> list[Contestant]:
    try:
        builders = make_builders(["blogsite", peer], {}, minimal=minimal, jobs=1)
    except LookupError:
        pytest.skip(f"`{peer}` is not installed")
    return [Contestant(each, Places(folder / each.name)) for each in builders]


@pytest.mark.parametrize("peer", ["hugo", "eleventy"])
def test_a_peer_makes_the_pages_that_blogsite_makes(tmp_path: Path, peer: str) -> None:
    """Of every kind of page both make as many, so that times are those of the same work."""
    contestants = _contestants(tmp_path, peer)
    figures = run_rounds(contestants, make_corpus(100), ["cold"], 1)
    assert set(other_pages(figures)[peer]) <= ALLOWED


@pytest.mark.parametrize("peer", ["hugo", "pelican", "eleventy"])
def test_the_minimal_set_is_posts_and_home(tmp_path: Path, peer: str) -> None:
    """A peer's minimal project makes a page for each post and front pages, and nothing else."""
    contestants = _contestants(tmp_path, peer, minimal=True)[1:]
    (figures,) = run_rounds(contestants, make_corpus(10), ["cold"], 1)
    assert set(figures.pages) == {"post", "home"}
