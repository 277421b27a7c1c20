"""Links within a site lead somewhere."""

from __future__ import annotations

import pytest

from blogsite import hosting

from .pages import broken_links, pages_of
from .running import Run

BASE_URLS = {
    "demo": "https://blog.example.org/",
    "rich": "https://blog.example.org/archive/",
    "archive": "http://localhost:8000/",
}


@pytest.mark.parametrize("site", BASE_URLS)
def test_links_lead_to_files(site: str, request: pytest.FixtureRequest) -> None:
    """Every local link of every page leads to a published file, every fragment to an anchor."""
    built: Run = request.getfixturevalue(site)
    assert broken_links(built.files, BASE_URLS[site]) == []


@pytest.mark.parametrize("site", BASE_URLS)
def test_anchors_are_unique(site: str, request: pytest.FixtureRequest) -> None:
    """No page has an id twice."""
    for page in pages_of(request.getfixturevalue(site).files).values():
        found = page.values("//@id")
        assert len(found) == len(set(found)), page.path


def test_broken_links_are_seen(rich: Run) -> None:
    """A page that is taken away leaves links that this test's own search finds."""
    files = {path: data for path, data in rich.files.items() if path != "about/index.html"}
    found = broken_links(files, BASE_URLS["rich"])
    assert any(each.endswith("/archive/about/") for each in found)


def test_redirects_lead_to_pages(rich: Run, demo: Run) -> None:
    """Every rule of `_redirects` that says where it leads leads to a published file."""
    for built, start in ((demo, "/"), (rich, "/archive/")):
        rules = hosting.parse_redirects(built.files["_redirects"].decode())
        exact = [rule for rule in rules if ":" not in rule.target]
        assert len(exact) >= 4
        for rule in exact:
            assert rule.source.startswith(start)
            path = rule.target.removeprefix(start)
            assert (path + "index.html" if path.endswith("/") else path) in built.files
            assert rule.status in {301, 302, 404}
