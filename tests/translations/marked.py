"""Notes in translations what they were made from, as if some were older than their originals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.model.document import Place
from blogsite.parse.places import find_place
from blogsite.translations.marking import mark_translation

from .corpus import Post, Text

_TITLE = re.compile(r"(?<=^title: ).*", re.MULTILINE)


def mark_some(root: Path, posts: Sequence[Post]) -> dict[str, str]:
    """Return path to state of each translation: every third is current, stale or unmarked.

    A stale one was made when its original had another title and a paragraph more at its end.
    """
    states = ("current", "stale", "unmarked")
    pairs = [(post, text) for post in posts for text in post.texts if text is not post.original]
    found = {}
    for number, (post, text) in enumerate(pairs):
        state = states[number % len(states)]
        original, translation = (_place(post, each) for each in (post.original, text))
        if state == "current":
            mark_translation(root, original, translation, writes=True)
        elif state == "stale":
            _mark_older(root, original, translation)
        found[translation.path] = state
    return found


def _mark_older(root: Path, original: Place, translation: Place) -> None:
    path = root / original.path
    now = path.read_text("utf-8")
    path.write_text(_TITLE.sub("As it was", now, count=1) + "\n\nNo longer said.\n", "utf-8")
    mark_translation(root, original, translation, writes=True)
    path.write_text(now, "utf-8")


def _place(post: Post, text: Text) -> Place:
    path = f"content/posts/{post.file(text.language)}"
    place = find_place(path, ("en", text.language), Problems())
    assert place is not None, path
    return place
