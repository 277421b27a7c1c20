"""Plural forms of a catalogue: a rule from a file by strangers, held to what its language needs."""

import gettext
import re

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural

from blogsite.model.languages import PSEUDO

MAX_FORMS = 6
# Arabic tells apart what remains of a division by 100, and no language looks farther.
_SAMPLE = range(201)
_FAR = (1000, 10**6, 10**9)
# What rules of gettext are made of; without division and products no number can fail or grow.
_EXPRESSION = re.compile(r"(?:[\sn()?:+\-]|\d{1,9}|%\s*[1-9]\d{0,8}|&&|\|\||[<>=!]=|[<>!])+")

_ENGLISH = Locale("en")

# The form of each number from 0 on.
Forms = tuple[int, ...]


def read_forms(count: int, expression: str) -> Forms:
    """Return which form each number takes; raises ValueError with what is wrong."""
    if not 1 <= count <= MAX_FORMS:
        raise ValueError(f"a language has 1 to {MAX_FORMS} plural forms, not {count}")
    if not _EXPRESSION.fullmatch(expression):
        raise ValueError(f"`{expression[:80]}` is not a rule of plural forms")
    try:
        choose = gettext.c2py(expression)
        found = tuple(choose(number) for number in (*_SAMPLE, *_FAR))
    except (ValueError, ArithmeticError, SyntaxError, MemoryError):
        raise ValueError(f"`{expression[:80]}` is not a rule of plural forms") from None
    if not 0 <= min(found) <= max(found) < count:
        raise ValueError(f"the rule of plural forms leads beyond the {count} that there are")
    return found[: len(_SAMPLE)]


def fits(forms: Forms, tag: str) -> bool:
    """Tell whether forms set apart the numbers that a language does, by CLDR or by Babel's table.

    Catalogues count in their own order, and CLDR has forms that no catalogue needs: for millions,
    for fractions. Languages that CLDR doesn't know are not judged.
    """
    locale = _locale(tag)
    if locale is None:
        return True
    by_cldr = [locale.plural_form(number) for number in _SAMPLE]
    return _parts(forms) in (_parts(by_cldr), _parts(usual_forms(tag)))


def is_language(tag: str) -> bool:
    """Tell whether catalogues of a language can be made: CLDR knows it, or it is the pseudo-locale."""
    return _locale(tag) is not None


def usual_forms(tag: str) -> Forms:
    """Return the forms that new catalogues of a language get; English ones, where none are known."""
    count, expression, *_ = get_plural(_locale(tag) or _ENGLISH)
    return read_forms(count, expression)


def usual_rule(tag: str) -> str:
    """Return the header of new catalogues of a language."""
    count, expression, *_ = get_plural(_locale(tag) or _ENGLISH)
    return f"nplurals={count}; plural={expression};"


def _locale(tag: str) -> Locale | None:
    if tag == PSEUDO:
        return _ENGLISH
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _parts(values: "list[str] | Forms") -> list[int]:
    """Return values with numbers for names, in the order in which they appear."""
    names: dict[object, int] = {}
    return [names.setdefault(value, len(names)) for value in values]
