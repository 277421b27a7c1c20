"""The archive beside the checkout is input, and stays as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .folders import ARCHIVE, fingerprint
from .pages import pages_of
from .running import Run


def test_archive_builds_untouched(build: Callable[..., Run]) -> None:
    """The archive builds without a diagnostic, and nothing in its folder changes."""
    if not ARCHIVE.is_dir():
        pytest.skip("no archive beside the checkout")
    before = fingerprint(ARCHIVE)
    done = build(ARCHIVE)
    assert (done.code, done.errors) == (0, [])
    assert done.report["posts"] == len(list((ARCHIVE / "content/posts").rglob("*.md")))
    assert fingerprint(ARCHIVE) == before


def test_archive_has_a_page_for_each_post(archive: Run) -> None:
    """Each file of the archive has a page with its title, in its language."""
    titles = {
        (page.values("/html/@lang")[0], heading)
        for page in pages_of(archive.files).values()
        for heading in page.values("//article//h1/text()")
    }
    posts = list((ARCHIVE / "content/posts").rglob("*.md"))
    assert len(titles) == len(posts)
    assert sum(language == "zh-CN" for language, _ in titles) == 1
