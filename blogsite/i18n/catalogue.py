"""Gettext catalogues: found in the site and in the program, read without a compile step."""

import gettext
import io
from collections.abc import Iterable
from dataclasses import dataclass

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from blogsite import codec
from blogsite.tree import Tree

Translations = gettext.NullTranslations


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The ``.po`` files of a language, the nearest first; the words of nearer ones win."""

    language: str
    files: tuple[bytes, ...]

    @property
    def digest(self) -> str:
        """A digest of all the words."""
        return codec.digest(*self.files)


def find_catalogue(language: str, trees: Iterable[Tree]) -> Catalogue:
    """Return the catalogue of a BCP 47 tag; without files where there is none."""
    path = f"i18n/{language}/LC_MESSAGES/blogsite.po"
    return Catalogue(language, tuple(tree.read(path) for tree in trees if path in tree))


def open_catalogue(catalogue: Catalogue) -> Translations:
    """Return the words of a catalogue; English ones stand for those that are missing."""
    found: Translations | None = None
    for data in reversed(catalogue.files):
        translations = gettext.GNUTranslations(_compile(data, catalogue.language))
        if found is not None:
            translations.add_fallback(found)
        found = translations
    return found or Translations()


def _compile(data: bytes, language: str) -> io.BytesIO:
    catalogue = read_po(io.BytesIO(data), locale=language.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return compiled
