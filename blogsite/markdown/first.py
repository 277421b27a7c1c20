"""What a match of a regular expression may begin with, so that most needn't be tried.

The set that comes out may be too large, never too small: it is read off the expression's own
parse, and what isn't understood there may begin with anything.
"""

import functools
import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterable
from typing import Any

# A set of characters has a bit for each of ASCII, one for all others, and one for the text's end.
_OTHER = 1 << 128
_END = 1 << 129
_ASCII = _OTHER - 1
ANYTHING = _ASCII | _OTHER | _END
_NEWLINE = 1 << ord("\n")
_LETTERS = sum(
    1 << ord(letter) for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
# The shift from a small letter to the other.
_CASE = ord("a") - ord("A")
_SMALL = _LETTERS >> ord("a") << ord("a")

# What a part may begin with, and whether it may be empty, so that what follows counts too.
_First = tuple[int, bool]
_EMPTY: _First = (0, True)


def bit_of(character: str) -> int:
    """Return the bit of a character, or of the end of the text for none."""
    return 1 << min(ord(character), 128) if character else _END


@functools.cache
def first_set(expression: str, flags: int) -> int:
    """Return the bits of what a match of an expression may begin with."""
    tree = parser.parse(expression, flags)
    flags = tree.state.flags
    # Of ASCII alone are other spaces, which a set that is turned around would miss.
    found, is_optional = (0, True) if flags & re.ASCII else _sequence(tree, flags)
    return ANYTHING if is_optional else found


def _sequence(parts: Iterable[tuple[Any, Any]], flags: int) -> _First:
    found = 0
    for kind, value in parts:
        more, is_optional = _PARTS.get(kind, _unknown)(value, flags)
        found |= more
        if not is_optional:
            return found, False
    return found, True


def _unknown(_value: object, _flags: int) -> _First:
    return ANYTHING, True


def _zero_width(_value: object, _flags: int) -> _First:
    return _EMPTY


def _at(value: object, _flags: int) -> _First:
    """Return what the end of a line is before."""
    return (_NEWLINE | _END, False) if value in {op.AT_END, op.AT_END_STRING} else _EMPTY


def _literal(value: int, flags: int) -> _First:
    return _any_case(1 << min(value, 128), flags), False


def _not_literal(value: int, flags: int) -> _First:
    return _any_case((_ASCII & ~(1 << min(value, 128))) | _OTHER, flags), False


def _any(_value: object, flags: int) -> _First:
    return (_ASCII if flags & re.DOTALL else _ASCII & ~_NEWLINE) | _OTHER, False


def _in(items: list[tuple[Any, Any]], flags: int) -> _First:
    is_negated, found = False, 0
    for kind, value in items:
        if kind is op.NEGATE:
            is_negated = True
        elif kind is op.LITERAL:
            found |= 1 << min(value, 128)
        elif kind is op.RANGE:
            found |= (2 << min(value[1], 128)) - (1 << min(value[0], 128))
        elif kind is op.CATEGORY and value in _CATEGORIES:
            found |= _category(value)
        else:
            return _unknown(value, flags)
    return _any_case(_ASCII & ~found | _OTHER if is_negated else found, flags), False


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


@functools.cache
def _category(name: object) -> int:
    """Return the bits of a category; each has members outside of ASCII."""
    found = re.findall(_CATEGORIES[name], "".join(map(chr, range(128))))
    return sum(map(bit_of, found)) | _OTHER


def _any_case(found: int, flags: int) -> int:
    """Add what is the same letter to `re.IGNORECASE`; some outside of ASCII are, as `K` is."""
    if not flags & re.IGNORECASE:
        return found
    letters = _LETTERS if found & _OTHER else found & _LETTERS
    small, capital = letters & _SMALL, letters & ~_SMALL
    return found | letters | small >> _CASE | capital << _CASE | _OTHER


def _branch(value: tuple[object, list[Any]], flags: int) -> _First:
    found, is_optional = 0, False
    for branch in value[1]:
        more, is_empty = _sequence(branch, flags)
        found, is_optional = found | more, is_optional or is_empty
    return found, is_optional


def _group(value: tuple[object, int, int, Any], flags: int) -> _First:
    _, added, removed, parts = value
    return (
        _unknown(value, flags) if added & re.ASCII else _sequence(parts, (flags | added) & ~removed)
    )


def _repeat(value: tuple[int, object, Any], flags: int) -> _First:
    found, is_optional = _sequence(value[2], flags)
    return found, is_optional or not value[0]


def _look(value: tuple[int, Any], flags: int) -> _First:
    """Return what stands ahead: it is there that the match begins, though it may take none."""
    direction, parts = value
    return _sequence(parts, flags) if direction > 0 else _EMPTY


_PARTS: dict[object, Callable[[Any, int], _First]] = {
    op.LITERAL: _literal,
    op.NOT_LITERAL: _not_literal,
    op.ANY: _any,
    op.IN: _in,
    op.AT: _at,
    op.BRANCH: _branch,
    op.SUBPATTERN: _group,
    op.ATOMIC_GROUP: _sequence,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    op.ASSERT: _look,
    op.ASSERT_NOT: _zero_width,
}
