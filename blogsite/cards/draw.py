"""Draws a card: what stands where, and the file that comes of it."""

from __future__ import annotations

import functools
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from blogsite.cards.canvas import Canvas
from blogsite.cards.colours import ACCENT, LOGO, ON_ACCENT, RINGS, SOFT, TEXT, make_palette
from blogsite.cards.letters import clusters
from blogsite.cards.shaping import Line, Style, set_line, width_of
from blogsite.cards.wrapping import fit, shortened
from blogsite.views.machine import CARD_HEIGHT as HEIGHT
from blogsite.views.machine import CARD_WIDTH as WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import ImageDraw

    from blogsite.cards.canvas import Placed
    from blogsite.views.machine import SocialCardLook, SocialCardView

_MARGIN = 80
_BAND_TOP = 618
_RING_RADII = ((136, 180), (256, 300), (376, 420))
_MARK, _MARK_TOP, _MARK_CORNER, _MARK_LETTER, _MARK_GAP = 60, 68, 16, 34, 20
_SITE_BASE, _SITE_SIZE = 109, 32
_KIND_SIZE = 28
_FOOT_BASE, _AUTHOR_SIZE, _DATE_SIZE = 558, 32, 28
_FOOT_GAP = 48
_DOT_ROOM = 26
# The title and the kind above it have the room between these.
_TOP, _BOTTOM = 168, 500
_SIZES = (84, 76, 68, 60, 54, 48, 44)
_BOLD, _STRONG, _PLAIN = 720, 620, 450
# Letters with much above and below them need more room between lines.
_LEADING = {"ar": 1.42, "he": 1.24, "hi": 1.42, "zh": 1.3, "ja": 1.3, "ko": 1.3, "th": 1.45}
_USUAL_LEADING = 1.17
# More effort saves little: half of a card's time goes into its compression.
_EFFORT = 3


def draw_card(view: SocialCardView, date: str, root: Path) -> bytes:
    """Return a card as a PNG of 1200 x 630; ``date`` is in words, and paths are below ``root``."""
    return _Card(view, date, root).draw()


def draw_ground(view: SocialCardView) -> bytes:
    """Return a card with nothing but the site's colours."""
    return _encode(_ground(view.direction == "rtl"), list(_palette(view.look)))


class _Card:
    """A card being drawn: from left to right, and turned over for the other direction."""

    def __init__(self, view: SocialCardView, date: str, root: Path) -> None:
        self._view = view
        self._date = date
        self._root = root
        self._own = tuple(str(root / font.path) for font in view.look.fonts)
        self._is_mirrored = view.direction == "rtl"
        self._canvas = Canvas(_ground(self._is_mirrored))
        language = view.language.partition("-")[0]
        self._leading = _LEADING.get(language, _USUAL_LEADING)

    def draw(self) -> bytes:
        """Return the file."""
        palette = list(_palette(self._view.look))
        start = self._draw_logo(palette)
        site, foot = self._site(start), self._foot()
        kind, title = self._words()
        self._canvas.write([*site, *title, *foot[0]], TEXT)
        self._canvas.write(foot[1], SOFT)
        self._canvas.write(kind, ACCENT)
        return _encode(self._canvas.image, palette)

    def _style(self, weight: int) -> Style:
        return Style(self._view.language, self._view.direction, weight, self._own)

    def _place(self, text: str, weight: int, size: int, start: float, base: float) -> Placed:
        """Set a line that begins so far from where lines begin."""
        line = set_line(text, self._style(weight), size)
        return self._at(line, start, base)

    def _at(self, line: Line, start: float, base: float) -> Placed:
        left = WIDTH - start - line.width if self._is_mirrored else start
        return line, left, base

    def _cut(self, text: str, weight: int, size: int, width: float) -> str:
        style = self._style(weight)
        fits = width_of(text, style) * size <= width
        return text if fits else shortened(text, style, width / size)

    def _site(self, start: int) -> list[Placed]:
        text = self._cut(self._view.site, _STRONG, _SITE_SIZE, WIDTH - _MARGIN - start)
        return [self._place(text, _STRONG, _SITE_SIZE, start, _SITE_BASE)]

    def _words(self) -> tuple[list[Placed], list[Placed]]:
        """Return the kind and the title, together in the middle of their room."""
        room = _BOTTOM - _TOP - 2 * _KIND_SIZE
        sizes = [(size, max(1, int(room / (size * self._leading)))) for size in _SIZES]
        style, width = self._style(_BOLD), WIDTH - 2 * _MARGIN
        lines, size = fit(self._view.title, style, sizes, width)
        step = size * self._leading
        height = 2 * _KIND_SIZE + len(lines) * step
        top = _TOP + (_BOTTOM - _TOP - height) / 2
        kind = self._cut(self._view.kind, _STRONG, _KIND_SIZE, width)
        first = top + 2 * _KIND_SIZE + step * 0.5 + size * 0.32
        title = [
            self._place(line, _BOLD, size, _MARGIN, round(first + at * step))
            for at, line in enumerate(lines)
        ]
        above = self._place(kind, _STRONG, _KIND_SIZE, _MARGIN, round(top + _KIND_SIZE))
        return [above], title

    def _foot(self) -> tuple[list[Placed], list[Placed]]:
        """Return the authors, and what is less bright: the date, and what stands between names."""
        date = set_line(self._date, self._style(_PLAIN), _DATE_SIZE)
        end = self._at(date, WIDTH - _MARGIN - date.width, _FOOT_BASE)
        room = WIDTH - 2 * _MARGIN - date.width - _FOOT_GAP
        names, marks = self._authors(room)
        return names, [end, *marks]

    def _authors(self, room: float) -> tuple[list[Placed], list[Placed]]:
        """Return names, each set alone so that the next one doesn't turn it, and what is between."""
        names, marks = [], []
        start, end = float(_MARGIN), _MARGIN + room
        for at, name in enumerate(self._view.authors):
            left = len(self._view.authors) - at
            more = set_line(f"+{left}", self._style(_PLAIN), _DATE_SIZE)
            limit = end if left == 1 else end - _DOT_ROOM - more.width
            line = set_line(name, self._style(_STRONG), _AUTHOR_SIZE)
            if at and start + line.width > limit:
                marks.append(self._at(more, start, _FOOT_BASE))
                break
            if start + line.width > limit:
                cut = self._cut(name, _STRONG, _AUTHOR_SIZE, limit - start)
                line = set_line(cut, self._style(_STRONG), _AUTHOR_SIZE)
            names.append(self._at(line, start, _FOOT_BASE))
            start += line.width + _DOT_ROOM
            if left > 1:
                marks.append(self._dot(start - _DOT_ROOM / 2))
        return names, marks

    def _dot(self, middle: float) -> Placed:
        dot = set_line("·", Style("en", "ltr", _STRONG), _AUTHOR_SIZE)
        return self._at(dot, middle - dot.width / 2, _FOOT_BASE)

    def _draw_logo(self, palette: list[int]) -> int:
        """Draw the site's logo, else the first letter of its name; return where the name begins."""
        logo = self._view.look.logo
        if logo is not None:
            image, colours = _logo(str(self._root / logo.path), self._view.look.background)
            palette.extend(colours)
            left = WIDTH - _MARGIN - image.width if self._is_mirrored else _MARGIN
            self._canvas.image.paste(image, (left, _MARK_TOP + (_MARK - image.height) // 2))
            return _MARGIN + image.width + _MARK_GAP
        left = WIDTH - _MARGIN - _MARK if self._is_mirrored else _MARGIN
        box = (left, _MARK_TOP, left + _MARK, _MARK_TOP + _MARK)
        self._canvas.shape(box, ACCENT, _square)
        letter = set_line(self._initial(), self._style(_BOLD), _MARK_LETTER)
        middle = left + (_MARK - letter.width) / 2
        self._canvas.write([(letter, middle, _MARK_TOP + _MARK / 2 + letter.middle)], ON_ACCENT)
        return _MARGIN + _MARK + _MARK_GAP

    def _initial(self) -> str:
        return next(iter(clusters(self._view.site)), "").upper()


def _square(draw: ImageDraw.ImageDraw, scale: int) -> None:
    end = _MARK * scale - 1
    draw.rounded_rectangle((0, 0, end, end), _MARK_CORNER * scale, 255)


@functools.lru_cache(maxsize=2)
def _ground(is_mirrored: bool) -> Image.Image:  # noqa: FBT001  (the only thing that it depends on)
    """Return what all cards of a direction have: rings in the corner where no line begins."""
    canvas = Canvas()
    corner = 0 if is_mirrored else WIDTH

    def rings(draw: ImageDraw.ImageDraw, scale: int) -> None:
        for inner, outer in reversed(_RING_RADII):
            for radius, value in ((outer, 255), (inner, 0)):
                x, reach = corner * scale, radius * scale
                draw.ellipse((x - reach, -reach, x + reach, reach), value)

    canvas.shape((0, 0, WIDTH, HEIGHT), RINGS, rings)
    canvas.band(_BAND_TOP, is_mirrored=is_mirrored)
    return canvas.image


@functools.lru_cache(maxsize=8)
def _palette(look: SocialCardLook) -> Sequence[int]:
    return make_palette(look.background, look.text, look.accent, look.accent_end)


@functools.lru_cache(maxsize=8)
def _logo(path: str, background: str) -> tuple[Image.Image, list[int]]:
    """Return a logo on the ground in numbered colours, and these."""
    with Image.open(path) as file:
        file.thumbnail((320, _MARK + 12), Image.Resampling.LANCZOS)
        logo = file.convert("RGBA")
    ground = Image.new("RGBA", logo.size, background)
    seen = Image.alpha_composite(ground, logo).convert("RGB")
    few = seen.quantize(LOGO.shades)
    numbers = Image.frombytes("L", few.size, few.tobytes())
    return numbers.point([min(255, LOGO.first + at) for at in range(256)]), few.getpalette() or []


def _encode(numbers: Image.Image, palette: list[int]) -> bytes:
    image = Image.frombytes("P", numbers.size, numbers.tobytes())
    image.putpalette(palette)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=_EFFORT)
    return file.getvalue()
