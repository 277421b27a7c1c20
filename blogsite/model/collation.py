"""The order of names in a language: what comes first in its dictionaries.

The three levels of the Unicode Collation Algorithm (UTS 10): letters, then marks on them, then
capitals. What languages have of their own follows CLDR, as `model/alphabets.py` has it.
"""

import functools
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from blogsite.model.alphabets import SIGNS, SMALL_KANA, Alphabet, alphabet, script_of
from blogsite.model.hanja import reading

# From the first to the last: what is no letter, the language's own scripts, and the others.
_SPACE, _MARK, _SYMBOL, _DIGIT, _OWN, _OTHER, _HANGUL, _KANA, _HAN = range(9)
_LATER = {"Hang": _HANGUL, "Kana": _KANA, "Hani": _HAN}
_KINDS = {"Z": _SPACE, "C": _SPACE, "P": _MARK, "S": _SYMBOL, "N": _DIGIT}
# Canonical combining classes of signs that are letters: vowels of Indian scripts, and what joins.
_LETTERS = (0, 9)
# The Arabic line that stretches a word, signs that join or part letters, and how Hebrew is chanted.
_IGNORED = frozenset("ـ\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u05bd\u05c4\u05c5")
_CHANT = range(0x0591, 0x05B0)
# Of kana, from the lowest: the mark of length, small ones, marks of repetition, and the others.
_LONG, _SMALL, _REPEATED, _LARGE = range(4)
_VOWELS = {"A": "あ", "I": "い", "U": "う", "E": "え", "O": "お"}
_REPETITION = {"ゝ": "", "ヽ": "", "ゞ": "\u3099", "ヾ": "\u3099"}
_AGAIN = frozenset(("ー", *_REPETITION))
# No letters, whatever Unicode calls them.
_SIGNS_OF_KANA = _AGAIN | {"々"}


class SortKey(NamedTuple):
    """What names are compared by; the text itself comes last, so that equal keys are equal texts."""

    letters: tuple[tuple[int, int, int], ...]
    marks: tuple[str, ...]
    cases: tuple[int, ...]
    text: str


class _Element(NamedTuple):
    """A letter with its own mark, or a mark on the letter before it."""

    letter: tuple[int, int, int] | None
    mark: str
    case: int


@functools.lru_cache(maxsize=65536)
def sort_key(text: str, language: str) -> SortKey:
    """Return the key by which a name is sorted for readers of a language (a BCP 47 tag)."""
    order = alphabet(language)
    letters: list[tuple[int, int, int]] = []
    marks: list[str] = []
    cases: list[int] = []
    last: _Element | None = None
    for sign in _signs(unicodedata.normalize("NFC", text), order):
        again = _again(last, sign) if last and sign in _AGAIN else ()
        for element in again or _elements(sign, language):
            if element.letter:
                letters.append(element.letter)
                last = element
            if element.letter or element.mark:
                marks.append(element.mark)
            if element.letter or element.case:
                cases.append(element.case)
    return SortKey(tuple(letters), tuple(marks), tuple(cases), text)


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
        case = _SMALL if sign in SMALL_KANA else _LARGE
    for piece in order.expansions.get(small) or _pieces(small, script, order):
        plain = order.plain.get(piece, piece)
        place = order.placed.get(plain)
        if piece in _IGNORED or ord(piece[0]) in _CHANT:
            continue
        if piece in order.light_marks:
            yield _Element(None, "", 1 + _LARGE + order.light_marks.index(piece))
            continue
        if place:
            yield _Element(_letter(place.base, order, place.rank), place.mark, case)
        elif unicodedata.combining(piece) not in _LETTERS:
            yield _Element(None, piece.translate(order.marks), 0)
        elif script_of(piece) == "Hang" or (script == "Hani" and "Hang" in order.scripts):
            yield from _korean(piece, order)
        else:
            is_form = script != "Kana" and plain != piece
            yield _Element(_letter(plain, order), "", case or int(is_form))


def _pieces(small: str, script: str, order: Alphabet) -> Iterator[str]:
    """Yield the letters and marks that a sign is made of, as the language tells them apart."""
    if small in order.placed or script in {"Hang", "Hani"}:
        yield small
        return
    letter, marks = "", ""
    for piece in _decomposed(small):
        whole = unicodedata.normalize("NFC", letter + piece)
        is_mark = unicodedata.combining(piece) not in _LETTERS
        if letter and len(whole) == 1 and (whole in order.placed or not is_mark):
            # A letter with a mark may be one of its own, and a vowel may be written with two signs.
            letter = whole
        elif letter and is_mark:
            marks += piece
        else:
            yield from (letter, *marks) if letter else ()
            letter, marks = piece, ""
    yield from (letter, *marks)


def _decomposed(sign: str) -> str:
    """Return a sign in pieces; an accent that stands alone is none on a space."""
    pieces = unicodedata.normalize("NFKD", sign)
    return sign if pieces[0] == " " else pieces


def _korean(sign: str, order: Alphabet) -> Iterator[_Element]:
    """Yield the letters of a syllable; a Chinese character follows how it is read."""
    syllable = sign if script_of(sign) == "Hang" else reading(sign)
    mark = "" if syllable == sign else str(order.han(sign))
    for letter in unicodedata.normalize("NFD", syllable or sign):
        yield _Element(_letter(letter, order), mark, 0)


def _letter(sign: str, order: Alphabet, rank: int = 0) -> tuple[int, int, int]:
    """Return where a letter stands: its group, its place there, and its place after that."""
    kind = _SYMBOL if sign in _SIGNS_OF_KANA else _KINDS.get(unicodedata.category(sign)[0])
    if kind == _DIGIT:
        return kind, int(unicodedata.numeric(sign, 0)), rank
    if kind is not None:
        is_money = unicodedata.category(sign) == "Sc"
        late = (sign in _SIGNS_OF_KANA) << 23 | is_money << 24
        return kind, SIGNS.get(sign, len(SIGNS) + late + ord(sign)), rank
    script = script_of(sign)
    group = _OWN if script in order.scripts else _LATER.get(script, _OTHER)
    place = order.han(sign) if script == "Hani" else ord(sign)
    own = order.scripts.index(script) << 24 if group == _OWN else 0
    return group, own + place, rank


def _again(before: _Element, sign: str) -> tuple[_Element, ...]:
    """Return the kana that a mark of length or of repetition stands for; nothing behind no kana."""
    group, place, _ = before.letter or (0, 0, 0)
    kana = chr(place & 0xFFFF)
    if group < _OWN or script_of(kana) != "Kana":
        return ()
    if sign in _REPETITION:
        marks = (_Element(None, mark, 0) for mark in _REPETITION[sign])
        return (_Element(before.letter, "", _REPEATED), *marks)
    vowel = _VOWELS.get(unicodedata.name(kana)[-1])
    if not vowel:
        return ()
    return (_Element((group, place - ord(kana) + ord(vowel), 0), "", _LONG),)
