"""Turns texts into glyphs: each stretch in the first font that has it, shaped in its direction."""

from __future__ import annotations

import functools
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from blogsite.cards.bidi import levels, visual_order
from blogsite.cards.fonts import FontFile, east_asian, fonts_for, sized
from blogsite.cards.letters import clusters, holds

if TYPE_CHECKING:
    import uharfbuzz as hb

# Signs that Chinese and Japanese write as wide as a letter, and other scripts narrow.
_WIDE_SIGNS = frozenset("“”‘’…—·")
_UNIT = 64
_MEASURE = 100


class Style(NamedTuple):
    """How a text is set: its language and direction, its weight, and fonts of the site."""

    language: str
    direction: str
    weight: int
    own: tuple[str, ...] = ()


class Glyph(NamedTuple):
    """A glyph at its place in a line, in 1/64 pixels; ``number`` is the font's for it."""

    font: hb.Font
    number: int
    x: int
    y: int


class Line(NamedTuple):
    """A line of glyphs from left to right, and its width in pixels."""

    glyphs: tuple[Glyph, ...]
    width: float

    @property
    def middle(self) -> float:
        """How far the middle of the first glyph is above the base line, in pixels."""
        if not self.glyphs:
            return 0.0
        extents = self.glyphs[0].font.get_glyph_extents(self.glyphs[0].number)
        return (extents.y_bearing + extents.height / 2) / _UNIT if extents else 0.0


def set_line(text: str, style: Style, size: int) -> Line:
    """Return a line, its stretches in the order in which they are seen."""
    runs = _runs(text, style)
    glyphs: list[Glyph] = []
    x = 0
    for level, (font, part) in visual_order(runs):
        x = _shape(part, level, sized(font, size, style.weight), style.language, x, glyphs)
    return Line(tuple(glyphs), x / _UNIT)


@functools.lru_cache(maxsize=4096)
def width_of(text: str, style: Style) -> float:
    """Return the width of a text, as a multiple of its size."""
    return set_line(text, style, _MEASURE).width / _MEASURE


def _runs(text: str, style: Style) -> list[tuple[int, tuple[FontFile, str]]]:
    """Return stretches of one level, font and script, in the order in which they are read."""
    first = fonts_for(style.language, style.own)[0]
    if text and style.direction == "ltr" and text.isascii() and holds(first, text):
        return [(0, (first, text))]  # most texts; HarfBuzz has no glyphs, not even none, of nothing
    parts = clusters(text)
    fonts = _choose(parts, style)
    found = levels(text, 1 if style.direction == "rtl" else 0)
    at, script, rows = 0, "", []
    for part, font in zip(parts, fonts, strict=True):
        script = _script(part[0]) or script
        if font is not None:
            rows.append((found[at], font, script, part))
        at += len(part)
    return [
        (level, (font, "".join(row[-1] for row in group)))
        for (level, font, _), group in groupby(rows, lambda row: row[:3])
    ]


@functools.lru_cache(maxsize=16_384)
def _script(sign: str) -> str:
    """Return the script of a letter, whose rules shape a stretch; empty for what all share."""
    import uharfbuzz as hb  # noqa: PLC0415  (only where there are cards)

    buffer = hb.Buffer()
    buffer.add_str(sign)
    buffer.guess_segment_properties()
    return buffer.script or ""


def _choose(parts: list[str], style: Style) -> list[FontFile | None]:
    """Return a font for each cluster, none where no font has it: that one is left out."""
    fonts, wide = fonts_for(style.language, style.own), east_asian(style.language)
    chosen: list[FontFile | None] = []
    last: FontFile | None = None
    for part in parts:
        if wide is not None and part in _WIDE_SIGNS:
            last = wide
        # Spaces and signs stay in the font of the words that they stand between.
        elif last is None or not _is_shared(part) or not holds(last, part):
            last = next((font for font in fonts if holds(font, part)), None)
        chosen.append(last)
    return chosen


def _is_shared(part: str) -> bool:
    return unicodedata.category(part[0])[0] in "ZPS"


def _shape(text: str, level: int, font: hb.Font, language: str, x: int, glyphs: list[Glyph]) -> int:
    """Add a run's glyphs from ``x`` on, and return where it ends."""
    import uharfbuzz as hb  # noqa: PLC0415  (only where there are cards)

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.language = language
    hb.shape(font, buffer)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(Glyph(font, info.codepoint, x + place.x_offset, place.y_offset))
        x += place.x_advance
    return x
