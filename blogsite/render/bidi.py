"""Keeps texts of both directions apart: by an element in HTML, by characters in plain text."""

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import Protocol

from markupsafe import Markup, escape

from blogsite.model import autonyms

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
# Everything before it is strong from left to right, or weak: most texts end the search here.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


class Bdi(Protocol):
    """Isolates a text within a sentence."""

    def __call__(self, text: str, language: str = "") -> Markup:
        """Return the text; ``language`` is its own where that isn't the page's."""


def bdi_of(direction: str) -> Bdi:
    """Return what isolates a text within a sentence of a direction, escaped; empty where it is.

    Where all letters run from left to right nothing is added: an isolate would take away the room
    that browsers leave between Latin and Chinese letters.
    """

    def bdi(text: str, language: str = "") -> Markup:
        if text and language:
            return Markup("<bdi%s>%s</bdi>") % (lang(language), text)
        is_plain = direction == "ltr" and not _RIGHT_TO_LEFT.search(text)
        return escape(text) if is_plain or not text else Markup("<bdi>%s</bdi>") % text

    return bdi


@functools.cache
def lang(tag: str) -> Markup:
    """Return the attributes of an element in another language than the page's; none for no tag."""
    return Markup(' lang="%s" dir="%s"') % (tag, autonyms.direction(tag)) if tag else Markup()


def isolator(direction: str) -> Callable[[str], str]:
    """Return what isolates texts within plain text of a direction, such as a page's title.

    Where all letters run in the direction nothing is added: programs that show titles may
    know no isolates, and searches would not find the text.
    """

    def isolate(text: str) -> str:
        if direction == "ltr" and not _RIGHT_TO_LEFT.search(text):
            return text
        strong = {_STRONG.get(unicodedata.bidirectional(sign), direction) for sign in str(text)}
        # A sum, as it stays markup where the text is.
        return _FIRST_STRONG + text + _POP if strong - {direction} else text

    return isolate
