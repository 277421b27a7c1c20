"""Plural forms of a catalogue: a rule from a file by strangers, held to what its language needs."""

import gettext
import re

from babel import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from babel.plural import to_gettext

from blogsite.model.languages import PSEUDO

MAX_FORMS = 6
# Arabic tells apart what remains of a division by 100, and no language looks farther.
_SAMPLE = range(201)
_FAR = (1000, 10**6, 10**9)
# What rules of gettext are made of; without division and products no number can fail or grow.
_EXPRESSION = re.compile(r"(?:[\sn()?:+\-]|\d{1,9}|%\s*[1-9]\d{0,8}|&&|\|\||[<>=!]=|[<>!])+")

_ENGLISH = Locale("en")
# What most languages with two forms have, written as people do.
_COMMON = ("nplurals=2; plural=(n != 1);", "nplurals=2; plural=(n > 1);")
_HEADER = re.compile(r"nplurals=(\d);\s*plural=(.+?);?")

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


def fits(count: int, forms: Forms, tag: str) -> bool:
    """Tell whether forms set apart the numbers that a language does, by CLDR or by Babel's table.

    Catalogues count in their own order, and CLDR has forms that no catalogue needs: for millions,
    for fractions; so there may be room for these. Languages that CLDR doesn't know are not judged.
    """
    locale = _locale(tag)
    if locale is None:
        return True
    known = (_parts(_by_cldr(locale)), _parts(_forms_of(_rule_of_babel(locale))))
    most = max(max(forms) + 1, len(locale.plural_form.tags) + 1)
    return count <= most and _parts(forms) in known


def is_language(tag: str) -> bool:
    """Tell whether catalogues of a language can be made: CLDR knows it, or it is the pseudo-locale."""
    return _locale(tag) is not None


def usual_rule(tag: str) -> str:
    """Return the header of new catalogues of a language; the English one, where none is known.

    It is Babel's, which is the habit of gettext, but where CLDR has forms that Babel doesn't set
    apart. A language of which CLDR says nothing looks like one with a single form.
    """
    locale = _locale(tag) or _ENGLISH
    usual, wanted = _rule_of_babel(locale), _parts(_by_cldr(locale))
    if max(wanted) > 0:
        for rule in (usual, *_COMMON, to_gettext(locale.plural_form)):
            if _parts(_forms_of(rule)) == wanted:
                return rule
    return usual


def _rule_of_babel(locale: Locale) -> str:
    count, expression, *_ = get_plural(locale)
    return f"nplurals={count}; plural={expression};"


def _forms_of(rule: str) -> Forms:
    """Return the forms of a rule, none for one that catalogues can't have."""
    found = _HEADER.fullmatch(rule)
    try:
        return read_forms(int(found[1]), found[2]) if found else ()
    except ValueError:
        return ()


def _by_cldr(locale: Locale) -> list[str]:
    return [locale.plural_form(number) for number in _SAMPLE]


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
