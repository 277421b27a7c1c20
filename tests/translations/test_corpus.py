"""Real blogs in many languages: what their readers get, and what is known of their translations."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from blogsite.cli.main import group
from blogsite.once import build
from blogsite.options import BuildOptions
from blogsite.parse.places import slug_fault
from blogsite.result import Result

from .corpus import BLOGS, CORPUS, Post, bring
from .foreign import native_id
from .marked import mark_some

BASE = "http://localhost:8000"
NOW = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
LANGUAGES = {"glossary": 16, "helm": 3, "kubevela": 2, "opentelemetry": 6}
# Blogs with posts that never were in English.
WITH_OWN_ORIGINALS = {"glossary", "kubevela"}
_ALTERNATE = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">')
_NOTICE = re.compile(r'<p class="notice notice-translation.*?</p>', re.DOTALL)
_ORIGINAL = re.compile(r'<a href="([^"]+)" rel="alternate" hreflang="([^"]+)">')
_ROOT = re.compile(r'<html lang="([^"]+)" dir="([^"]+)">')


@dataclass(frozen=True, slots=True)
class Built:
    """A blog as a site, with the state of each translation by its path, and what was built."""

    name: str
    root: Path
    posts: tuple[Post, ...]
    states: dict[str, str]
    result: Result

    def page(self, post: Post, language: str) -> str:
        path = post.address(language).removeprefix("/") + "index.html"
        return (self.root / "public" / path).read_text("utf-8")


@pytest.fixture(scope="module", params=sorted(BLOGS))
def blog(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    missing: Callable[[str], NoReturn],
) -> Built:
    """One blog after the other, whole."""
    name = request.param
    if not (CORPUS / name).is_dir():
        missing(f"no corpus with {name} beside the checkout")
    root = tmp_path_factory.mktemp(name)
    posts = bring(name, root)
    states = mark_some(root, posts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BLOGSITE_CACHE_DIR", str(root / "cache"))
        options = BuildOptions(root=root, output=root / "public", now=NOW)
        return Built(name, root, posts, states, build(options, lambda *_: None))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("क्लाउड नेटिव", "क्लाउड-नेटिव"),
        ("কন্টেইনার", "কন্টেইনার"),
        ("Cloud_native  & more!", "cloud-native-more"),
        ("⚙\ufe0f Tools", "tools"),
    ],
)
def test_ids_keep_vowels(name: str, expected: str) -> None:
    """An id keeps the vowel signs of Indian scripts, and no mark without a letter before it."""
    assert native_id(name) == expected
    assert not slug_fault(expected)


def test_blogs_build(blog: Built) -> None:
    """No blog has an error, and each of its texts is published."""
    assert not blog.result.has_errors, blog.result.diagnostics
    assert blog.result.posts == sum(len(post.texts) for post in blog.posts)
    assert (
        len({text.language for post in blog.posts for text in post.texts}) == LANGUAGES[blog.name]
    )


def test_alternates(blog: Built) -> None:
    """The texts of a post name each other, themselves and the original, and nothing else."""
    for post in blog.posts:
        addresses = {text.language: BASE + post.address(text.language) for text in post.texts}
        if len(addresses) > 1:
            addresses["x-default"] = addresses[post.original.language]
        else:
            addresses = {}
        for text in post.texts:
            found = _ALTERNATE.findall(blog.page(post, text.language))
            assert dict(found) == addresses, text.path
            assert len(found) == len(addresses), text.path


def test_originals(blog: Built) -> None:
    """A translation leads to its original; the first text of a post is one, in any language."""
    own = [post for post in blog.posts if post.original.language != "en"]
    assert bool(own) == (blog.name in WITH_OWN_ORIGINALS)
    for post in blog.posts:
        original = post.original.language
        for text in post.texts:
            notices = "".join(_NOTICE.findall(blog.page(post, text.language)))
            found = _ORIGINAL.findall(notices)
            wanted = [] if text is post.original else [(post.address(original), original)]
            assert found == wanted, text.path


def test_directions(blog: Built) -> None:
    """Each page says its language and how that is written: Urdu from right to left."""
    for post in blog.posts:
        for text in post.texts:
            direction = "rtl" if text.language == "ur" else "ltr"
            found = _ROOT.search(blog.page(post, text.language))
            assert found
            assert found.groups() == (text.language, direction), text.path


def test_status(blog: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each language has each post once, and each translation stands as it was marked."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(blog.root / "cache"))
    command = ["translations", "status", "--format", "json", "--now", "2027-01-01"]
    done = CliRunner().invoke(group, [*command, "--root", str(blog.root)])
    assert done.exit_code == 0, done.output
    entries = json.loads(done.stdout)
    languages = {text.language for post in blog.posts for text in post.texts}
    assert Counter(each["language"] for each in entries) == Counter(
        {tag: sum(post.original.language != tag for post in blog.posts) for tag in languages}
    )
    translated = [each for each in entries if each["state"] != "untranslated"]
    assert {each["path"]: each["state"] for each in translated} == blog.states
    changes = {
        (each["changed"], each["added"], each["removed"])
        for each in translated
        if each["state"] == "stale"
    }
    assert changes == {(1, 0, 1)}
