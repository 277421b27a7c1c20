"""The order of names in a language: what comes first in its dictionaries.

The three levels of the Unicode Collation Algorithm (UTS 10): letters, then marks on them, then
capitals. What languages have of their own follows CLDR, as `model/alphabets.py` has it.
"""

import functools
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from blogsite.model.alphabets import MARKS, SIGNS, SMALL_KANA, Alphabet, alphabet, script_of

# From the first to the last: what is no letter, the language's own scripts, and the others.
_SPACE, _MARK, _SYMBOL, _DIGIT, _OWN, _OTHER, _HANGUL, _KANA, _HAN = range(9)
_LATER = {"Hang": _HANGUL, "Kana": _KANA, "Hani": _HAN}
_KINDS = {"Z": _SPACE, "C": _SPACE, "P": _MARK, "S": _SYMBOL, "N": _DIGIT}
# Canonical combining classes of signs that are letters: vowels of Indian scripts, and what joins.
_LETTERS = (0, 9)
_NO_LETTER = (_SPACE, 0, -1)
# The Arabic line that stretches a word, and signs that join or part letters.
_IGNORED = frozenset("ـ\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_VOWEL_MARK = "ー"
_VOWELS = {"A": "あ", "I": "い", "U": "う", "E": "え", "O": "お"}


class SortKey(NamedTuple):
    """What names are compared by; the text itself comes last, so that equal keys are equal texts."""

    letters: tuple[tuple[int, int, int], ...]
    marks: tuple[str, ...]
    cases: tuple[int, ...]
    text: str


class _Element(NamedTuple):
    letter: tuple[int, int, int]
    mark: str
    case: int


@functools.lru_cache(maxsize=65536)
def sort_key(text: str, language: str) -> SortKey:
    """Return the key by which a name is sorted for readers of a language (a BCP 47 tag)."""
    order = alphabet(language)
    elements: list[_Element] = []
    for sign in _signs(unicodedata.normalize("NFC", text), order):
        if sign == _VOWEL_MARK and elements:
            elements.append(_lengthened(elements[-1]))
            continue
        for element in _elements(sign, language):
            if element.letter == _NO_LETTER and elements:
                last = elements[-1]
                elements[-1] = last._replace(mark=last.mark + element.mark)
            else:
                elements.append(element)
    letters, marks, cases = zip(*elements, strict=True) if elements else ((), (), ())
    return SortKey(letters, marks, cases, text)


def _signs(text: str, order: Alphabet) -> Iterator[str]:
    """Yield the signs of a text; two that are one letter of the language together."""
    at = 0
    while at < len(text):
        length = 2 if order.pairs and order.lower(text[at : at + 2]) in order.pairs else 1
        yield text[at : at + length]
        at += length


@functools.lru_cache(maxsize=8192)
def _elements(sign: str, language: str) -> tuple[_Element, ...]:
    """Return what a sign counts as: letters, and marks on the letter before them."""
    return tuple(_split(sign, alphabet(language)))


def _split(sign: str, order: Alphabet) -> Iterator[_Element]:
    small = order.lower(sign)
    case = int(small != sign)
    script = script_of(sign[0])
    if script == "Kana":
        case = int(sign not in SMALL_KANA)
    whole = small in order.placed or script in {"Hang", "Hani"}
    pieces = (small,) if whole else unicodedata.normalize("NFKD", small)
    for piece in order.expansions.get(small, pieces):
        plain = order.plain.get(piece, piece)
        place = order.placed.get(plain)
        if place:
            yield _Element(_letter(place.base, order, place.rank), place.mark, case)
        elif unicodedata.combining(piece) not in _LETTERS:
            yield _Element(_NO_LETTER, piece.translate(MARKS), 0)
        elif piece not in _IGNORED:
            is_form = script != "Kana" and plain != piece
            yield _Element(_letter(plain, order), "", case or int(is_form))


def _letter(sign: str, order: Alphabet, rank: int = 0) -> tuple[int, int, int]:
    """Return where a letter stands: its group, its place there, and its place after that."""
    kind = _KINDS.get(unicodedata.category(sign)[0])
    if kind == _DIGIT:
        return kind, int(unicodedata.numeric(sign, 0)), rank
    if kind is not None:
        is_money = unicodedata.category(sign) == "Sc"
        return kind, SIGNS.get(sign, len(SIGNS) + (is_money << 24) + ord(sign)), rank
    script = script_of(sign)
    group = _OWN if script in order.scripts else _LATER.get(script, _OTHER)
    place = order.han(sign) if script == "Hani" else ord(sign)
    own = order.scripts.index(script) << 24 if group == _OWN else 0
    return group, own + place, rank


def _lengthened(before: _Element) -> _Element:
    """Return the vowel that a Japanese mark of length stands for."""
    group, place, _ = before.letter
    kana = chr(place & 0xFFFF)
    vowel = _VOWELS.get(unicodedata.name(kana, " ")[-1]) if script_of(kana) == "Kana" else None
    return _Element((group, place - ord(kana) + ord(vowel) if vowel else place, 0), "", -1)
