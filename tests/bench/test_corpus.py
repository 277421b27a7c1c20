"""The made archive: the same each time, of the sizes and sorts that the benchmark promises."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from .corpus import BODY_BYTES, make_corpus
from .edits import EDITS
from .files import Files, sync
from .layout_blogsite import blogsite_files
from .layout_eleventy import eleventy_files
from .layout_hugo import hugo_files
from .layout_pelican import pelican_files
from .model import Corpus
from .snippets import CODE_LANGUAGES

Layout: TypeAlias = Callable[[Corpus], Files]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(50)


def test_same_seed_same_archive(corpus: Corpus) -> None:
    """The seed and the number of posts alone decide every text."""
    assert make_corpus(50) == corpus
    assert make_corpus(50, seed=2) != corpus


def test_bodies_have_about_nine_kilobytes(corpus: Corpus) -> None:
    """Every body is between 60 and 140 per cent of the size promised, the mean within 10."""
    sizes = [len(post.body.encode()) for post in corpus.posts]
    assert min(sizes) > 0.6 * BODY_BYTES
    assert max(sizes) < 1.4 * BODY_BYTES
    assert sum(sizes) / len(sizes) == pytest.approx(BODY_BYTES, rel=0.1)


def test_a_fifth_are_translations(corpus: Corpus) -> None:
    """Ten of fifty posts are translations, into both other languages, each of an original."""
    languages = Counter(post.language for post in corpus.posts)
    assert languages == {"en": 40, "zh-CN": 6, "fr": 4}
    originals = {post.slug: post for post in corpus.posts if not post.is_translation}
    for post in corpus.posts:
        assert post.date == originals[post.slug].date
        assert post.tags == originals[post.slug].tags


def test_chinese_posts_are_chinese(corpus: Corpus) -> None:
    """Outside of code, a Chinese body has more Chinese characters than Latin letters."""
    for post in corpus.posts:
        if post.language == "zh-CN":
            prose = re.sub(r"```.*?```|\(\S*\)", "", post.body, flags=re.DOTALL)
            assert len(re.findall(r"[\u4e00-\u9fff]", prose)) > len(re.findall(r"[a-z]", prose))


def test_snippets_differ(corpus: Corpus) -> None:
    """No two code blocks of the archive are equal, so that no cache can flatter a builder."""
    blocks = [
        block
        for post in corpus.posts
        for block in re.findall(r"```([a-z]+)\n(.*?)```", post.body, re.DOTALL)
    ]
    assert {language for language, _ in blocks} == set(CODE_LANGUAGES)
    assert len(set(blocks)) == len(blocks)


@pytest.mark.parametrize("feature", ["\n### ", "\n| ", "\n> ", "\n    - ", "[^1]", "**", "](post:"])
def test_markdown_features_occur(corpus: Corpus, feature: str) -> None:
    """Each kind of block and inline markup stands in at least a tenth of the posts."""
    assert sum(feature in post.body for post in corpus.posts) >= 5


@pytest.mark.parametrize("layout", [blogsite_files, hugo_files, pelican_files, eleventy_files])
def test_layouts_have_a_file_for_each_post(corpus: Corpus, layout: Layout) -> None:
    """Every layout writes each post once, with links to posts in its own form."""
    files = dict(layout(corpus))
    posts = [path for path in files if path.endswith(".md") and "_index" not in path]
    assert len(posts) == 50
    assert not any("(post:" in files[path] for path in posts)


@pytest.mark.parametrize("edit", EDITS)
def test_edits_change_one_file_of_blogsite(corpus: Corpus, tmp_path: Path, edit: str) -> None:
    """An edit of a body, a title or a tag's name reaches exactly one file of the site."""
    sync(tmp_path, blogsite_files(corpus))
    assert sync(tmp_path, blogsite_files(corpus)) == 0
    assert sync(tmp_path, blogsite_files(EDITS[edit](corpus, 1))) == 1
