"""Real blogs in many languages: what their readers get, and what is known of their translations."""

from __future__ import annotations

import re

from .conftest import Built
from .corpus import Post

BASE = "http://localhost:8000"
_ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
_ORIGINAL = re.compile(r'<a href="([^"]+)" rel="alternate" hreflang="([^"]+)">')
_ROOT = re.compile(r'<html lang="([^"]+)" dir="([^"]+)">')


def _page(built: Built, post: Post, language: str) -> str:
    path = post.address(language).removeprefix("/") + "index.html"
    return (built.output / path).read_text("utf-8")


def test_blogs_build(blog: Built) -> None:
    """No blog has an error, and each of its texts is published."""
    assert not blog.result.has_errors, blog.result.diagnostics
    assert blog.result.posts == sum(len(post.texts) for post in blog.posts)
    assert any(len(post.texts) > 1 for post in blog.posts)


def test_alternates(blog: Built) -> None:
    """The texts of a post name each other, themselves and the first language, and nothing else."""
    for post in blog.posts:
        addresses = {text.language: BASE + post.address(text.language) for text in post.texts}
        if len(addresses) > 1:
            addresses["x-default"] = addresses[post.original.language]
        else:
            addresses = {}
        for text in post.texts:
            found = _ALTERNATE.findall(_page(blog, post, text.language))
            assert dict(found) == addresses, text.path
            assert len(found) == len(addresses), text.path


def test_originals(blog: Built) -> None:
    """A translation leads to its original; the first text of a post is one, in any language."""
    for post in blog.posts:
        original = post.original.language
        for text in post.texts:
            found = _ORIGINAL.findall(_page(blog, post, text.language))
            wanted = [] if text is post.original else [(post.address(original), original)]
            assert found == wanted, text.path


def test_directions(blog: Built) -> None:
    """Each page says its language and how that is written: Urdu from right to left."""
    for post in blog.posts:
        for text in post.texts:
            direction = "rtl" if text.language == "ur" else "ltr"
            found = _ROOT.search(_page(blog, post, text.language))
            assert found
            assert found.groups() == (text.language, direction), text.path
