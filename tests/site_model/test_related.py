"""What an earlier build found of related posts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from blogsite.cache import open_cache
from blogsite.recall import Recall
from blogsite.site import related
from blogsite.site.model import Site


def _found(site: Site, path: Path, engine: str = "one") -> list[Any]:
    """Return the relations as a process of its own finds them with a cache."""
    with open_cache(path) as cache:
        made = related.with_related(site, Recall(), cache, engine)
    return [edition.related for edition in made.editions]


@pytest.fixture
def sites(assemble: Any, post: Callable[..., str]) -> list[Site]:
    """Sites of the same posts, of which others are related each time."""
    tags = (["x", "x", "y"], ["x", "y", "y"], ["x", "y", "x"])
    named = [{f"posts/p{at}.md": post(tags=f"[{tag}]") for at, tag in enumerate(t)} for t in tags]
    return [assemble(files).site for files in named]


def test_what_was_found_before_changes_nothing(sites: list[Site], tmp_path: Path) -> None:
    """With whatever an earlier build left behind, the same posts are related as without."""
    clean = [_found(site, tmp_path / f"{at}.sqlite") for at, site in enumerate(sites)]
    assert clean[0] != clean[1] != clean[2]
    shared = tmp_path / "shared.sqlite"
    assert [_found(site, shared) for site in (*sites, *sites)] == [*clean, *clean]


def test_equal_terms_are_not_compared_again(
    sites: list[Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build by the same program finds what the last one found; another program asks anew."""
    asked: list[related.Terms] = []
    original = related.rank
    monkeypatch.setattr(related, "rank", lambda terms: asked.append(terms) or original(terms))
    path = tmp_path / "cache.sqlite"
    first = _found(sites[0], path)
    assert (_found(sites[0], path), len(asked)) == (first, 1)
    assert (_found(sites[0], path, engine="another"), len(asked)) == (first, 2)
