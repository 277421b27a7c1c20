"""Gettext catalogues: found in the site and in the program, read without a compile step."""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from dataclasses import dataclass

from blogsite import codec

Translations = gettext.NullTranslations
Mark = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The ``.po`` files of a language, the nearest first; the words of nearer ones win.

    Each comes with the tag that it is written for, see `nearest`. What they lack is looked up in
    ``fallback``.
    """

    language: str
    files: tuple[tuple[str, bytes], ...]
    fallback: Catalogue | None = None

    @property
    def digest(self) -> str:
        """A digest of all the words, and of those that stand for missing ones."""
        below = self.fallback.digest if self.fallback else ""
        return codec.digest(self.language, below, *(part for file in self.files for part in file))


def open_catalogue(catalogue: Catalogue, mark: Mark | None = None) -> Translations:
    """Return the words of a catalogue; those of its fallback stand for missing ones, or English.

    ``mark`` gets each word that stands for a missing one, and its language, and returns what is
    shown.
    """
    below = catalogue.fallback
    found = open_catalogue(below, mark) if below else Translations()
    if mark is not None:
        found = _Marked(found, below.language if below else "en", mark)
    for language, data in reversed(catalogue.files):
        translations = gettext.GNUTranslations(_compile(data, language))
        translations.add_fallback(found)
        found = translations
    return found


class _Marked(Translations):
    """Words of another catalogue, each marked."""

    def __init__(self, translations: Translations, language: str, mark: Mark) -> None:
        super().__init__()
        self._words = translations
        self._language = language
        self._mark_word = mark

    def _mark(self, word: str) -> str:
        return self._mark_word(word, self._language)

    def gettext(self, message: str) -> str:
        return self._mark(self._words.gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._mark(self._words.ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self._mark(self._words.pgettext(context, message))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self._mark(self._words.npgettext(context, msgid1, msgid2, n))


def _compile(data: bytes, language: str) -> io.BytesIO:
    # Imported here because only rendering needs Babel.
    from babel.messages.mofile import write_mo  # noqa: PLC0415

    from blogsite.i18n.po import is_shown, parse_words, words_of  # noqa: PLC0415

    catalogue = parse_words(data, language)
    for message in list(words_of(catalogue)):
        # Half a plural would be filled with English words, and with nothing of the fallback.
        if not is_shown(message):
            catalogue.delete(message.id, message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return compiled
