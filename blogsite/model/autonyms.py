"""What a language calls itself, and which way it is written."""

import functools

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from blogsite.model.languages import PSEUDO, PSEUDO_NAME

# Languages that write an `i` with a dot as a capital too.
_DOTTED = ("az", "tr")


@functools.cache
def autonym(tag: str) -> str:
    """Return a language's own name for itself, or the tag where CLDR has none.

    Readers know it by its dialect or script where these have a name: 简体中文, British English. What a
    script's likeliest territory is goes without saying (CLDR, "likely subtags").
    """
    locale = find_locale(tag)
    if tag == PSEUDO or locale is None:
        return PSEUDO_NAME if tag == PSEUDO else tag
    dialect = locale.languages.get(f"{locale.language}_{locale.territory}", "")
    name = dialect or _by_script(locale) or locale.get_display_name(locale) or tag
    return capitalized(name, locale.language)


def _by_script(locale: Locale) -> str:
    """Return the name of a language with its script, empty where CLDR has none."""
    written = f"{locale.language}_{locale.script}"
    name: str = locale.languages.get(written, "")
    likely = get_global("likely_subtags")
    home = likely.get(written) or likely.get(locale.language)
    if name and locale.territory and home != f"{written}_{locale.territory}":
        name += f" ({locale.territories.get(locale.territory, locale.territory)})"
    return name


@functools.cache
def direction(tag: str) -> str:
    """Return ``ltr`` or ``rtl``; texts of an unknown language are taken for ``ltr``."""
    locale = find_locale(tag)
    return locale.text_direction if locale else "ltr"


def find_locale(tag: str) -> Locale | None:
    """Return the locale of a BCP 47 tag, or its language's own where CLDR doesn't know the rest."""
    for name in (tag.replace("-", "_"), tag.partition("-")[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def capitalized(text: str, language: str) -> str:
    """Return a text as a heading or an entry of a list begins, where the script has capitals."""
    first = "İ" if text[:1] == "i" and language in _DOTTED else text[:1].title()
    return first + text[1:]
