"""Makes texts of posts fit for drawing: no sign that no font has, nothing hidden, no end of letters."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import NamedTuple

from blogsite.cards.fonts import FontFile, fonts_for, letters_of

# More than any card has room for.
_LONGEST = 300
# Vowel signs, accents and points on one letter; what has more is meant to spoil a page.
_MOST_MARKS = 4
_JOINERS = "\u200c\u200d"
# Without these a title couldn't be read; pictures and ornaments can be left out.
_NEEDED = frozenset("LMN")
_SPACES = re.compile(r"\s+")
_ELLIPSIS = "…"


class Fit(NamedTuple):
    """A text that can be drawn, and the letters that no font has."""

    text: str
    missing: str = ""


def fit_for_drawing(text: str, language: str, own: tuple[str, ...]) -> Fit:
    """Return a text without what can't be drawn; ``own`` are fonts of the site."""
    if not (text.isascii() and text.isprintable()):
        return _fit(text, fonts_for(language, own))
    return Fit(_shortened(_SPACES.sub(" ", text).strip()))


def clusters(text: str) -> list[str]:
    """Split a text into letters with the marks on them, which stay in one font and on one line."""
    found: list[str] = []
    for sign in text:
        joins = found and (_is_mark(sign) or sign in _JOINERS or found[-1][-1] in _JOINERS)
        if joins:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def holds(font: FontFile, cluster: str) -> bool:
    """Whether a font has all of a cluster; joiners need no picture."""
    letters = letters_of(font)
    return all(ord(sign) in letters for sign in cluster if sign not in _JOINERS)


def _fit(text: str, fonts: tuple[FontFile, ...]) -> Fit:
    # Twice the length leaves room for what is dropped.
    seen = unicodedata.normalize("NFC", text[: 2 * _LONGEST])
    if all(_is_plain(sign, fonts) for sign in set(seen)):
        return Fit(_shortened(_SPACES.sub(" ", seen).strip()))
    signs = "".join(sign for sign in _SPACES.sub(" ", seen) if _is_shown(sign))
    kept, missing = [], []
    for cluster in map(_with_few_marks, clusters(signs)):
        if any(holds(font, cluster) for font in fonts):
            kept.append(cluster)
        elif unicodedata.category(cluster[0])[0] in _NEEDED:
            missing.append(cluster)
    whole = _SPACES.sub(" ", "".join(kept)).strip()
    return Fit(_shortened(whole), "".join(missing))


@functools.lru_cache(maxsize=65_536)
def _is_plain(sign: str, fonts: tuple[FontFile, ...]) -> bool:
    """Whether a sign is a cluster of its own that can be drawn: all those of most titles are."""
    kind = unicodedata.category(sign)[0]
    return kind not in "CM" and any(holds(font, sign) for font in fonts)


def _is_shown(sign: str) -> bool:
    # Among formats are the signs that turn the direction of what follows.
    return sign in _JOINERS or unicodedata.category(sign)[0] != "C"


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _with_few_marks(cluster: str) -> str:
    is_spoilt = sum(map(_is_mark, cluster)) > _MOST_MARKS
    return cluster[: 1 + _MOST_MARKS] if is_spoilt else cluster


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return "".join(clusters(text[:_LONGEST])[:-1]).rstrip() + _ELLIPSIS
