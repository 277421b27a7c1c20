"""Reads the part of ``content/site.yaml`` that is for social cards."""

import re
from dataclasses import replace

from blogsite.fields import Fields
from blogsite.model.cards import SocialCards
from blogsite.model.text import Ref

_COLOUR = re.compile("#[0-9a-f]{6}")


def read_cards(fields: Fields) -> SocialCards:
    """Return the settings below the key ``cards``, which may be but ``false``."""
    usual = SocialCards()
    found = next(iter(fields.mixed("cards")), None)
    if isinstance(found, Fields):
        return _read(found, usual)
    if found is None or found.id == "true":
        return usual
    if found.id != "false":
        message = f"`{found.id}` says nothing about cards"
        hint = "write `false`, or what they look like: `{accent: '#0a55c4'}`"
        fields.error("wrong-value", message, found, hint)
    return replace(usual, are_wanted=False)


def _read(fields: Fields, usual: SocialCards) -> SocialCards:
    cards = SocialCards(
        background=_colour(fields, "background", usual.background),
        text=_colour(fields, "text", usual.text),
        accent=_colour(fields, "accent", usual.accent),
        accent_end=_colour(fields, "accent_end", usual.accent_end),
        logo=fields.ref("logo"),
        fonts=fields.refs("fonts"),
    )
    fields.finish()
    return cards


def _colour(fields: Fields, name: str, usual: str) -> str:
    colour = fields.text(name, usual, "put it in quotes: `'#0a55c4'`").lower()
    if _COLOUR.fullmatch(colour):
        return colour
    place: Ref = fields.place(name)
    hint = "write `'#0a55c4'`, with the quotes"
    fields.error("wrong-value", f"`{colour}` is no colour", place, hint)
    return usual
