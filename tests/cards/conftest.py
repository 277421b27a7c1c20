"""What the tests of social cards share."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from blogsite.cards.letters import fit_for_drawing
from blogsite.render.social import render_social_card
from blogsite.views.machine import SocialCardLook, SocialCardView

LOOK = SocialCardLook("#0b1626", "#ffffff", "#8bb9ff", "#2dd4bf")
RIGHT_TO_LEFT = ("ar", "he")


@pytest.fixture
def card() -> Callable[..., SocialCardView]:
    """Return the view of a card."""

    def make(title: str = "Linkerd Benchmarks", **changes: Any) -> SocialCardView:
        tag = changes.get("language", "en")
        given = {
            "title": fit_for_drawing(title, tag, ()).text,
            "kind": "Guest post",
            "authors": ("Michael Raposa",),
            "date": dt.date(2019, 6, 18),
            "site": "CNCF blog archive",
            "language": tag,
            "locale": tag.replace("-", "_"),
            "direction": "rtl" if tag in RIGHT_TO_LEFT else "ltr",
            "look": LOOK,
        }
        return SocialCardView(**{**given, **changes})

    return make


@pytest.fixture
def draw(tmp_path: Path) -> Callable[[SocialCardView], bytes]:
    """Draw a card."""
    return lambda view: render_social_card(view, tmp_path)


@pytest.fixture
def pixels(draw: Callable[[SocialCardView], bytes]) -> Callable[[SocialCardView], Image.Image]:
    """Draw a card, and read it as a network does."""

    def read(view: SocialCardView) -> Image.Image:
        image = Image.open(io.BytesIO(draw(view)))
        image.load()
        return image

    return read


def picture(name: str) -> bytes:
    """Return a picture of 40 x 30 in the format that a name says."""
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, name.rpartition(".")[2].upper())
    return file.getvalue()


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """Return where the brightest colours are within a box: letters of the title and of names."""
    bright = image.convert("L").crop(box).point(lambda value: 255 if value > 200 else 0)
    return bright.getbbox()
