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

_LATIN = "A-Za-z\u00c0-\u024f"
# A Latin name with the signs around it, and what isn't text in markup. All repetition is bounded or
# of signs that nothing else in the pattern takes, so that a search is linear.
_NAME = re.compile(
    rf"<[^<>]*>|&#?\w+;|(?P<before>(?<!\w)[.#@$~/\-]{{1,3}})?"
    rf"[{_LATIN}0-9](?:[._/:@+#*\-]{{0,3}}[{_LATIN}0-9])*(?P<after>[+#*\u00ae\u2120\u2122]{{1,3}})?"
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
        is_plain = not _RIGHT_TO_LEFT.search(text)
        shown = escape(text) if is_plain else _with_names(text)
        if text and language:
            return Markup("<bdi%s>%s</bdi>") % (lang(language), shown)
        if not text or (is_plain and direction == "ltr"):
            return shown
        # A title in the page's language may begin with a Latin name, which would turn it.
        turns = direction == "rtl" and not is_plain and _first_strong(text) == "ltr"
        return Markup("<bdi%s>%s</bdi>") % (Markup(' dir="rtl"') if turns else "", shown)

    return bdi


def _first_strong(text: str) -> str:
    said = text.striptags() if isinstance(text, Markup) else text
    found = (_STRONG.get(unicodedata.bidirectional(sign)) for sign in said)
    return next(filter(None, found), "")


def _with_names(text: str) -> Markup:
    """Return a text from right to left, escaped, where Latin names have their signs: C++, .NET.

    A sign between such a name and a letter of the text would go to the other side of the name.
    """
    return Markup(_NAME.sub(_isolated, escape(text)))  # noqa: S704  (escaped before)


def _isolated(found: re.Match[str]) -> str:
    name = found[0]
    has_signs = (found["before"] or found["after"]) and re.search(f"[{_LATIN}]", name)
    return f"<bdi>{name}</bdi>" if has_signs else name


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
