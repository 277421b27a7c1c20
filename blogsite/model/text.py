"""Values that come straight from YAML, with their places."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A word that must mean something elsewhere (an id, a slug, a path), and where it stands."""

    id: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as written; ``instant`` is set (with its zone) where a time was given."""

    day: dt.date
    instant: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text with its variants: pairs of BCP 47 tag and text. The tag is empty for any language."""

    variants: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return any(text for _, text in self.variants)

    def get(self, language: str, default_language: str) -> str:
        """Return the variant for ``language``, else for the default language, else for any."""
        return self._find(language, default_language)[1]

    def language_of_name(self, language: str, default_language: str) -> str:
        """Return the language of a name as `get` gives it; empty where it is ``language``.

        A name that is only given once is everybody's, such as that of a program.
        """
        if len(self.variants) == 1 and not self.variants[0][0]:
            return ""
        return self.language_of_prose(language, default_language)

    def language_of_prose(self, language: str, default_language: str) -> str:
        """Return the same of sentences: given once, they are in the default language."""
        tag, text = self._find(language, default_language)
        tag = tag or default_language
        return tag if text and tag != language else ""

    def _find(self, language: str, default_language: str) -> tuple[str, str]:
        if len(self.variants) == 1:
            return self.variants[0]
        known = dict(self.variants)
        for tag in (language, default_language, ""):
            if known.get(tag):
                return tag, known[tag]
        return next(iter(known.items()), ("", ""))
