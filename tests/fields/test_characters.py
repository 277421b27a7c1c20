"""Characters that no text may hold."""

import sys
import unicodedata

from blogsite.model.characters import UNPRINTABLE

DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF"}


def is_bad(number: int) -> bool:
    is_noncharacter = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF
    category = unicodedata.category(chr(number))
    is_control = category in {"Cc", "Cs"} and chr(number) not in "\t\n"
    return is_noncharacter or is_control or unicodedata.bidirectional(chr(number)) in DIRECTIONS


def test_control_characters_and_what_is_none_are_bad():
    """Bad are controls but tab and line feed, surrogates, noncharacters, marks that turn a text."""
    found = {number for number in range(sys.maxunicode + 1) if UNPRINTABLE.match(chr(number))}
    assert found == {number for number in range(sys.maxunicode + 1) if is_bad(number)}
