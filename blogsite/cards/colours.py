"""The palette of a card: few colours, so that its file is small."""

from __future__ import annotations

from typing import NamedTuple

Colour = tuple[int, int, int]

# From a colour of letters to the ground in so many steps, which make their edges smooth.
SHADES = 12
_RING_SHADES = 8
_BAND_SHADES = 64
# How much of a colour is left on the ground.
_SOFT = 0.68
_FAINT = 0.075


class Ramp(NamedTuple):
    """The colours from the ground to one of letters or shapes: where they are, how many."""

    first: int
    shades: int


RINGS = Ramp(0, _RING_SHADES)
TEXT, SOFT, ACCENT, ON_ACCENT = (Ramp(_RING_SHADES + at * SHADES, SHADES) for at in range(4))
BAND = Ramp(_RING_SHADES + 4 * SHADES, _BAND_SHADES)
LOGO = Ramp(BAND.first + BAND.shades, 256 - BAND.first - BAND.shades)


def parse_colour(text: str) -> Colour:
    """Return a colour written as ``#rrggbb``."""
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def make_palette(background: str, text: str, accent: str, accent_end: str) -> list[int]:
    """Return the palette without the logo's colours, as Pillow takes it."""
    ground, ink, bright, end = map(parse_colour, (background, text, accent, accent_end))
    colours = [
        *_ramp(ground, mix(ground, bright, _FAINT), RINGS.shades),
        *_ramp(ground, ink, SHADES),
        *_ramp(ground, mix(ground, ink, _SOFT), SHADES),
        *_ramp(ground, bright, SHADES),
        *_ramp(bright, ground, SHADES),
        *_ramp(bright, end, BAND.shades),
    ]
    return [part for colour in colours for part in colour]


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Return the colour with a share of the second one."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return (red, green, blue)


def _ramp(first: Colour, last: Colour, count: int) -> list[Colour]:
    return [mix(first, last, at / (count - 1)) for at in range(count)]
