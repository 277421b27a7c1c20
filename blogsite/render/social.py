"""Renders social cards: the files that they need, and their day in the reader's words."""

import functools
from pathlib import Path

from blogsite.cards.draw import draw_card, draw_ground
from blogsite.cards.faults import UndrawnError
from blogsite.codec import digest_of
from blogsite.render.formats import Formats
from blogsite.tree import ChangedFileError
from blogsite.views.machine import CopyView, SocialCardView


def render_social_card(view: SocialCardView, root: Path) -> bytes:
    """Return the PNG of a card; ``root`` is the site's folder. Raises UndrawnError."""
    for file in (view.look.logo, *view.look.fonts):
        if file is not None:
            _check(file, root)
    try:
        return draw_card(view, _formats(view.locale).date(view.date), root)
    except Exception as reason:
        # Titles are any text in any script: what one of them breaks must not stop all others.
        raise UndrawnError(reason, draw_ground(view)) from reason


@functools.lru_cache(maxsize=64)
def _check(file: CopyView, root: Path) -> None:
    if digest_of((root / file.path).read_bytes()) != file.digest:
        raise ChangedFileError(file.path)


@functools.lru_cache(maxsize=32)
def _formats(locale: str) -> Formats:
    return Formats(locale)
