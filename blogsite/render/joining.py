"""Lists of names in a sentence: A, B and C."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Protocol

from babel import Locale
from babel.lists import format_list
from markupsafe import Markup, escape

from blogsite.render.bidi import Bdi, bdi_of

_SEPARATOR = "\ufdd0"
_HEBREW = re.compile("[\u0590-\u05ff]")
# No line is broken here.
_WORD_JOINER = "\u2060"
# Languages in which an "and" may be said otherwise before a name.
_CHANGING = frozenset({"ar", "es", "he"})
_SPANISH_I = re.compile(r"h?i(?![ae])|i", re.IGNORECASE)


class Named(Protocol):
    """A part of a view that has a name, and its language where that isn't the page's."""

    @property
    def name(self) -> str:
        """The name."""

    @property
    def name_language(self) -> str:
        """The tag of its language, or empty."""


def joiner(locale: Locale) -> Callable[[Iterable[str | Named]], Markup]:
    """Return what makes a list of names, safe for HTML, each isolated from the direction of the others."""
    bdi = bdi_of(locale.text_direction)
    return functools.partial(_join_names, locale, bdi)


def _join_names(locale: Locale, bdi: Bdi, names: Iterable[str | Named]) -> Markup:
    pairs = [
        (each, "") if isinstance(each, str) else (each.name, each.name_language) for each in names
    ]
    parts = [escape(name) for name, _ in pairs]
    shown = [bdi(part, language) for part, (_, language) in zip(parts, pairs, strict=True)]
    if len(parts) == 1:
        return shown[0]
    pieces = list(_list_marks(locale, len(parts)))
    for at in range(1, len(parts) if locale.language in _CHANGING else 0):
        pieces[2 * at] = _before(locale.language, pieces[2 * at], parts[at].striptags())
    pieces[1::2] = [shown[int(at)] for at in pieces[1::2]]
    return Markup("".join(pieces))  # noqa: S704  (all of them are escaped)


def _before(language: str, mark: str, name: str) -> str:
    """Return an "and" as it is said before a name; CLDR leaves that to programs, as ICU does.

    Spanish says "e" before the sound of an i, Hebrew sets a hyphen before other scripts. The Arabic
    one is a part of the next word, and lines may end before any Chinese letter.
    """
    if language == "es" and mark == " y " and _SPANISH_I.match(name):
        return " e "
    if language == "he" and mark.endswith("ו") and not _HEBREW.match(name):
        return mark + "-"
    is_wide = unicodedata.east_asian_width(name[:1] or " ") in {"F", "W"}
    if language == "ar" and mark.endswith("و") and is_wide:
        return mark + _WORD_JOINER
    return mark


@functools.lru_cache(maxsize=512)
def _list_marks(locale: Locale, count: int) -> tuple[str, ...]:
    """Return what stands around the members of a list, and between these their numbers.

    The locale's words are plain text, escaped here; the names may be markup.
    """
    numbers = [f"{_SEPARATOR}{at}{_SEPARATOR}" for at in range(count)]
    pattern = format_list(numbers, "standard", locale=locale)
    return tuple(str(escape(pattern)).split(_SEPARATOR))
