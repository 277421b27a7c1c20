"""Two versions of a block with the words marked that differ, each as it is written."""

import re
from collections.abc import Iterable, Iterator, Sequence

from blogsite.align import Budget, align
from blogsite.model.characters import UNPRINTABLE

Words = tuple[tuple[str, str], ...]
"""Pieces of a text, each with its mark: `del`, `ins`, or empty for what stayed."""

# A sign, or one letter of a script that has no spaces between words.
_LETTER = (
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)
_WORD = re.compile(rf"{_LETTER}|\w+\s*|[^\w\s]\s*|\s+")
_WORD_OR_SPACE = re.compile(rf"{_LETTER}|\w+|[^\w\s]|\s")
# Where spaces are a part of what is said.
_EXACT = frozenset({"code", "html"})
# Spaces that aren't the usual one, and what takes no room.
_UNSEEN = re.compile(
    "[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]"
)


def mark_words(then: str, now: str, kind: str) -> tuple[Words, Words]:
    """Return both versions of a block; spaces are marked where nothing else differs, and in code."""
    if kind not in _EXACT:
        marked = _compared(_WORD.findall(then), _WORD.findall(now), exact=False)
        if then == now or any(mark for side in marked for mark, _ in side):
            return marked
    return _compared(_WORD_OR_SPACE.findall(then), _WORD_OR_SPACE.findall(now), exact=True)


def visible(text: str) -> str:
    """Return a text that differs, with the characters named that nobody sees."""
    named = _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
    return UNPRINTABLE.sub("\ufffd", named)


def _compared(old: Sequence[str], new: Sequence[str], *, exact: bool) -> tuple[Words, Words]:
    keys = [[each if exact else each.strip() for each in side] for side in (old, new)]
    then: list[tuple[str, str]] = []
    now: list[tuple[str, str]] = []
    for run in align(keys[0], keys[1], Budget()):
        marks = ("", "") if run.is_same else ("del", "ins")
        then += _pieces(marks[0], old[run.before], exact=exact)
        now += _pieces(marks[1], new[run.after], exact=exact)
    return tuple(then), tuple(now)


def _pieces(mark: str, words: Iterable[str], *, exact: bool) -> Iterator[tuple[str, str]]:
    """Yield a run of words; a space behind the last one isn't marked with it."""
    text = "".join(words)
    marked = text if exact or not mark else text.rstrip() or text
    yield from (
        (each, piece) for each, piece in ((mark, marked), ("", text[len(marked) :])) if piece
    )
