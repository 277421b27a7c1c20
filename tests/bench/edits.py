"""The edits of the scenarios: each takes an archive and gives the edited one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from .model import DEFAULT_LANGUAGE, Corpus, Post, Tag

# The second argument makes the texts of one round differ from those of the last.
Edit: TypeAlias = Callable[[Corpus, int], Corpus]

RENAMED_IN = 300


def edit_body(corpus: Corpus, turn: int) -> Corpus:
    """Add a paragraph to the post in the middle of the archive."""
    post = _middle(corpus)
    return _with_post(corpus, replace(post, body=f"{post.body}\nAdded in turn {turn}.\n"))


def edit_title(corpus: Corpus, turn: int) -> Corpus:
    """Give that post another title; its address stays."""
    return _with_post(corpus, replace(_middle(corpus), title=f"A better title {turn}"))


def rename_tag(corpus: Corpus, turn: int) -> Corpus:
    """Rename the tag that comes nearest to 300 posts, in every language."""
    uses = Counter(tag for post in corpus.posts for tag in post.tags)
    chosen = min(corpus.tags, key=lambda tag: (abs(uses[tag.id] - RENAMED_IN), tag.id))
    names = tuple((language, f"{name} {turn}") for language, name in chosen.names)
    renamed = Tag(chosen.id, f"{chosen.name} {turn}", names)
    return replace(
        corpus, tags=tuple(renamed if tag.id == chosen.id else tag for tag in corpus.tags)
    )


def _middle(corpus: Corpus) -> Post:
    originals = [post for post in corpus.posts if post.language == DEFAULT_LANGUAGE]
    return sorted(originals, key=lambda post: (post.date, post.slug))[len(originals) // 2]


def _with_post(corpus: Corpus, edited: Post) -> Corpus:
    key = (edited.slug, edited.language)
    posts = tuple(edited if (post.slug, post.language) == key else post for post in corpus.posts)
    return replace(corpus, posts=posts)


EDITS: dict[str, Edit] = {"body": edit_body, "title": edit_title, "tag": rename_tag}
