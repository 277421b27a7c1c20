"""The parts of the page about translations."""

from dataclasses import dataclass

from blogsite.views.parts import LanguageLink


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """A text in a list of translations; ``changes`` counts what its original says anew."""

    title: str
    url: str
    language: str
    changes: int = 0


@dataclass(frozen=True, slots=True)
class TranslationGroup:
    """The texts that stand alike: ``current``, ``stale``, ``unmarked``, ``untranslated``, ``orphaned``.

    ``texts`` are the first of ``count``.
    """

    state: str
    count: int
    texts: tuple[TranslatedText, ...]


@dataclass(frozen=True, slots=True)
class Translated:
    """A language with what is translated into it: ``translated`` of ``total`` texts that could be."""

    language: str
    name: str
    translated: int
    total: int
    groups: tuple[TranslationGroup, ...]


@dataclass(frozen=True, slots=True)
class Translator:
    """Somebody with what they translated; ``texts`` are the first of ``count``.

    ``pages`` are about them, one in each language that they translated into.
    """

    name: str
    pages: tuple[LanguageLink, ...]
    count: int
    texts: tuple[TranslatedText, ...]
    name_language: str = ""
