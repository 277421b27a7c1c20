"""The letters that stand for a name where there is no portrait."""

import functools
import re
import unicodedata

# The longest name that fits a portrait whole.
_ACRONYM = 4
# What a name adds in brackets is no part of it: an organization, or the name in another script.
_ADDED = re.compile(r"[(（].*?[)）]")
# Scripts whose names begin with that of the family, often without a space after it.
_FAMILY_FIRST = re.compile("[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_JOINED = re.compile("[\u0600-\u07bf]")
_ARTICLE = "\u0627\u0644"
_NON_JOINER = "\u200c"
_VIRAMA = 9  # canonical combining class


@functools.cache
def initials(name: str) -> str:
    """Return the letters that stand for a name: a short acronym whole, else first and last.

    Of Chinese, Japanese and Korean names it is the first letter alone; those of joined scripts
    are kept apart.
    """
    words = ["".join(filter(_is_letter, word)) for word in _ADDED.sub("", name).split()]
    words = [word for word in words if word] or [""]
    if len(words) == 1 and len(name) <= _ACRONYM and name.isascii() and name.isupper():
        return words[0]
    if _FAMILY_FIRST.match(words[0]):
        words = words[:1]
    letters = [_first(word) for word in words[:1] + words[1:][-1:]]
    return (_NON_JOINER if _JOINED.match(letters[0]) else "").join(letters)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")


def _first(word: str) -> str:
    """Return a word's first letter with the marks on it, and what is joined to it below."""
    word = word.removeprefix(_ARTICLE) or word
    end = 1
    while end < len(word) and (
        unicodedata.category(word[end]).startswith("M")
        or unicodedata.combining(word[end - 1]) == _VIRAMA
    ):
        end += 1
    return unicodedata.normalize("NFC", word[:end]).upper()
