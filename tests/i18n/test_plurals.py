"""Plural forms: which ones new catalogues get, and which ones are taken for a language's own."""

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from blogsite.i18n.plurals import fits, read_forms, usual_rule

_LANGUAGES = sorted({each.partition("_")[0] for each in locale_identifiers()})

# As some editors of catalogues write it, with a fourth form for fractions.
_RUSSIAN = (
    "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4"
    " && (n%100<12 || n%100>14) ? 1 : 2);"
)


def _read(rule: str) -> tuple[int, tuple[int, ...]]:
    count, _, expression = rule.removeprefix("nplurals=").removesuffix(";").partition("; plural=")
    return int(count), read_forms(int(count), expression)


@pytest.mark.parametrize(
    ("tag", "count", "singular"),
    [
        ("tr", 2, {1}),
        ("hu", 2, {1}),
        ("fa", 2, {0, 1}),
        ("hi", 2, {0, 1}),
        ("de", 2, {1}),
        ("ja", 1, None),
        ("cy", 6, {1}),
        ("xx", 2, {1}),
    ],
)
def test_new_catalogues(tag: str, count: int, singular: set[int] | None) -> None:
    """A new catalogue has the forms that CLDR says; English ones, where it says nothing."""
    found, forms = _read(usual_rule(tag))
    assert found == count
    if singular is not None:
        assert {number for number, form in enumerate(forms) if form == forms[1]} == singular


def test_all_languages_of_cldr() -> None:
    """Whatever language a catalogue is made for, its own check finds no fault with the header."""
    for tag in _LANGUAGES:
        count, forms = _read(usual_rule(tag))
        assert fits(count, forms, tag), tag
        cldr = [Locale(tag).plural_form(number) for number in range(len(forms))]
        if len(set(cldr)) > 1:
            assert len(set(zip(forms, cldr, strict=True))) == len(set(cldr)) == len(set(forms)), tag


@pytest.mark.parametrize(
    ("tag", "rule", "is_good"),
    [
        ("de", "nplurals=5; plural=(n != 1);", False),
        ("de", "nplurals=3; plural=(n != 1);", False),
        ("de", "nplurals=1; plural=0;", False),
        ("ja", "nplurals=2; plural=0;", False),
        ("tr", "nplurals=1; plural=0;", True),
        ("es", "nplurals=3; plural=n==1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2;", True),
        ("ru", _RUSSIAN, True),
    ],
)
def test_headers(tag: str, rule: str, is_good) -> None:
    """A header has no more forms than CLDR, though some may be for what no page counts."""
    assert fits(*_read(rule), tag) is is_good
