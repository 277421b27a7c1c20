"""A picture of numbered colours, onto which shapes and lines of letters are laid."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import uharfbuzz as hb
from PIL import Image, ImageDraw

from blogsite.cards.colours import BAND, Ramp
from blogsite.views.machine import CARD_HEIGHT as HEIGHT
from blogsite.views.machine import CARD_WIDTH as WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from blogsite.cards.shaping import Line

    Placed = tuple[Line, float, float]

_UNIT = 64
# Shapes are drawn so many times larger, then made smaller: that smooths their edges.
_FINE = 4


@functools.cache
def _shades(ramp: Ramp) -> tuple[list[int], list[int]]:
    """Return the number of a shade for each value of a mask, and where there is any."""
    shades = [ramp.first + round(value * (ramp.shades - 1) / 255) for value in range(256)]
    return shades, [0 if shade == ramp.first else 255 for shade in shades]


class Canvas:
    """A card in the making. Letters and shapes may not overlap but with the ground."""

    def __init__(self, ground: Image.Image | None = None) -> None:
        self.image = ground.copy() if ground else Image.new("L", (WIDTH, HEIGHT), 0)

    def lay(self, mask: Image.Image, at: tuple[int, int], ramp: Ramp) -> None:
        """Lay a shape, black where there is none, onto the ground in the shades of a ramp."""
        shades, seen = _shades(ramp)
        self.image.paste(mask.point(shades), at, mask.point(seen))

    def shape(
        self,
        box: tuple[int, int, int, int],
        ramp: Ramp,
        draw: Callable[[ImageDraw.ImageDraw, int], None],
    ) -> None:
        """Draw into a box, given what draws and how many of its pixels are one of the card's."""
        left, top, right, bottom = box
        size = (right - left, bottom - top)
        large = Image.new("L", (size[0] * _FINE, size[1] * _FINE), 0)
        draw(ImageDraw.Draw(large), _FINE)
        self.lay(large.resize(size, Image.Resampling.BOX), (left, top), ramp)

    def band(self, top: int, *, is_mirrored: bool) -> None:
        """Draw the band from one edge to the other, down to the bottom."""
        draw = ImageDraw.Draw(self.image)
        for at in range(WIDTH):
            x = WIDTH - 1 - at if is_mirrored else at
            draw.line((x, top, x, HEIGHT), BAND.first + at * BAND.shades // WIDTH)

    def write(self, lines: Iterable[Placed], ramp: Ramp) -> None:
        """Write lines, each given with its left end and its base line."""
        raster = hb.RasterDraw()
        raster.scale_factor = (_UNIT, _UNIT)
        for line, left, base in lines:
            for glyph in line.glyphs:
                x, y = left * _UNIT + glyph.x, (HEIGHT - base) * _UNIT + glyph.y
                raster.transform = (1, 0, 0, 1, x, y)
                raster.draw_glyph(glyph.font, glyph.number)
        drawn = raster.render()
        if drawn is None or not drawn.extents.width or not drawn.extents.height:
            return
        extents = drawn.extents
        size = (extents.width, extents.height)
        # Its lowest row comes first.
        mask = Image.frombytes("L", size, drawn.buffer, "raw", "L", extents.stride, -1)
        self.lay(mask, (extents.x_origin, HEIGHT - extents.y_origin - extents.height), ramp)
