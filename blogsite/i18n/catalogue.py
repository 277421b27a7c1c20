"""Gettext catalogues: found in the site and in the program, read without a compile step."""

import gettext
import io
from dataclasses import dataclass

from blogsite import codec

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
    # Imported here because only rendering needs Babel.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    catalogue = read_po(io.BytesIO(data), locale=language.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return compiled
