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


@pytest.mark.parametrize("peer", ["hugo", "eleventy"])
def test_a_peer_makes_the_pages_that_blogsite_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, peer: str
) -> None:
    """Of every kind of page both make as many, so that times are those of the same work."""
    monkeypatch.setattr(bench, "SETTLE_SECONDS", 0)
    try:
        builders = make_builders(["blogsite", peer], {}, jobs=1)
    except LookupError:
        pytest.skip(f"`{peer}` is not installed")
    contestants = [Contestant(each, Places(tmp_path / each.name)) for each in builders]
    figures = run_rounds(contestants, make_corpus(100), ["cold"], 1)
    assert set(other_pages(figures)[peer]) <= ALLOWED
