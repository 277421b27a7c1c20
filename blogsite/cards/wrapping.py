"""Breaks a text into lines that fit, at the largest size that it can have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from blogsite.cards.letters import clusters
from blogsite.cards.shaping import Style, width_of

ELLIPSIS = "…"
# No line begins, and none ends, with one of these.
_NEVER_FIRST = frozenset(
    "、。，．：；！？）］｝」』】〉》〕〗’”…‥ー々ゝゞ゛゜・·〜～％%)]}!?,.:;"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("（［｛「『【〈《〔〖‘“([{＄￥$#")
_AFTER_HYPHENS = frozenset("-–—/")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_KATAKANA = re.compile("[\u30a1-\u30fc]")
# Nothing of this stands before an ellipsis.
_LOOSE = " ,.;:،、，。"
# How exactly lines are made alike, as a part of a letter's height.
_EXACT = 0.05


class Fitted(NamedTuple):
    """Lines, and the size in pixels that all of them have."""

    lines: tuple[str, ...]
    size: int


def fit(text: str, style: Style, sizes: Sequence[tuple[int, int]], width: int) -> Fitted:
    """Return a text at the first of the sizes, each given with its number of lines, that it fits in.

    At the last one words may be broken, and what is too much is cut off.
    """
    parts = pieces(text)
    widths = [width_of(part.rstrip(), style) for part in parts]
    for size, most in sizes:
        limit = width / size
        if max(widths, default=0) <= limit:
            lines = _wrap(parts, style, limit)
            if len(lines) <= most:
                return Fitted(_balanced(parts, style, limit, lines), size)
    size, most = sizes[-1]
    limit = width / size
    lines = _wrap(_broken(parts, style, limit), style, limit)
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(lines[most - 1] + lines[most], style, limit)]
    return Fitted(tuple(line.strip() for line in lines), size)


def shortened(text: str, style: Style, limit: float) -> str:
    """Return as much of a text as fits in a width, a multiple of its size, with an ellipsis.

    It ends with a word, unless that would leave the line half empty.
    """
    whole = _shortened(pieces(text), style, limit)
    is_short = width_of(whole, style) < limit / 2
    return _shortened(clusters(text), style, limit) if is_short else whole


def _shortened(parts: list[str], style: Style, limit: float) -> str:
    kept = list(parts)
    while kept and width_of("".join(kept).rstrip(_LOOSE) + ELLIPSIS, style) > limit:
        del kept[-1]
    return "".join(kept).rstrip(_LOOSE) + ELLIPSIS


def pieces(text: str) -> list[str]:
    """Return what stays on one line, each with the space after it."""
    found: list[str] = []
    before = ""
    for cluster in clusters(text):
        if found and not _may_break(before, cluster):
            found[-1] += cluster
        else:
            found.append(cluster)
        before = cluster
    return found


def _may_break(before: str, after: str) -> bool:
    if after.isspace():
        return False
    if before.isspace():
        return True
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return False
    if before in _AFTER_HYPHENS:
        return after[0].isalpha()
    if _KATAKANA.match(before) and _KATAKANA.match(after):
        return False  # a word from elsewhere
    return _stands_alone(before) or _stands_alone(after)


def _stands_alone(cluster: str) -> bool:
    """Whether lines may end at any letter: Chinese and Japanese; Korean has spaces."""
    is_wide = unicodedata.east_asian_width(cluster[0]) in {"W", "F"}
    return is_wide and not _HANGUL.match(cluster)


def _wrap(parts: Sequence[str], style: Style, limit: float) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for part in parts:
        width, bare = width_of(part, style), width_of(part.rstrip(), style)
        if lines and used + bare <= limit:
            lines[-1] += part
            used += width
        else:
            lines.append(part)
            used = width
    return lines


def _balanced(
    parts: Sequence[str], style: Style, limit: float, lines: Sequence[str]
) -> tuple[str, ...]:
    """Return as many lines, as narrow as they can be: then they are about alike."""
    best, low, high = list(lines), limit / 2, limit
    while len(lines) > 1 and high - low > _EXACT:
        middle = (low + high) / 2
        tried = _wrap(parts, style, middle)
        if len(tried) == len(lines) and all(width_of(each, style) <= limit for each in tried):
            best, high = tried, middle
        else:
            low = middle
    return tuple(line.strip() for line in best)


def _broken(parts: Sequence[str], style: Style, limit: float) -> list[str]:
    """Return pieces none of which is wider than a line."""
    found: list[str] = []
    for part in parts:
        whole = width_of(part.rstrip(), style) <= limit
        found.extend([part] if whole else _wrap(clusters(part), style, limit))
    return found
