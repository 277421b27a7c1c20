"""Finds the tags and expressions of JSX in a text. Nothing of them is run."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

_START = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.-]{0,80})?(?=[\s/>])|[{]")
_ATTRIBUTE = re.compile(r"\s*(?P<name>[A-Za-z_@:][\w:.@-]{0,80})(?:\s*=\s*)?")
_QUOTED = re.compile(r"\"[^\"]{0,8000}\"|'[^']{0,8000}'")
_CLOSE = re.compile(r"\s*(?P<slash>/?)>")
_SPREAD = re.compile(r"\s*(?=\{)")
_MOST_ATTRIBUTES = 100
_STRING = re.compile(
    r"""\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`$\\]*)`)\s*;?\s*\Z"""
)
_NUMBER = re.compile(r"\s*(-?\d{1,15}(?:\.\d{1,15})?)\s*;?\s*\Z")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag; values of attributes are texts, or expressions with their braces."""

    start: int
    end: int
    name: str
    is_end: bool
    is_closed: bool
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expression:
    """What stands between braces."""

    start: int
    end: int
    code: str


Piece = Tag | Expression


def scan(text: str, code_end: Callable[[int], int]) -> Iterator[Piece]:
    """Yield what is JSX in a text, outside of code; ``code_end`` says where code ends."""
    braces = _braces(text, code_end)
    place = 0
    while found := _START.search(text, place):
        if end := code_end(found.start()):
            place = max(end, found.start() + 1)
            continue
        is_tag = found[0] != "{"
        piece = _tag(text, found, braces) if is_tag else _expression(text, found.start(), braces)
        if piece is None or _is_escaped(text, found.start()):
            place = found.start() + 1
            continue
        yield piece
        place = piece.end


def _is_escaped(text: str, place: int) -> bool:
    return text[place - 1 : place] == "\\" and text[place - 2 : place - 1] != "\\"


def _braces(text: str, code_end: Callable[[int], int]) -> Mapping[int, int]:
    """Return where each pair of braces outside of code ends, by where it starts."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for found in re.finditer(r"[{}]", text):
        place = found.start()
        if code_end(place) or _is_escaped(text, place):
            continue
        if found[0] == "{":
            opened.append(place)
        elif opened:
            pairs[opened.pop()] = place + 1
    return pairs


def _expression(text: str, start: int, braces: Mapping[int, int]) -> Piece | None:
    end = braces.get(start)
    return Expression(start, end, text[start + 1 : end - 1]) if end else None


def _tag(text: str, found: re.Match[str], braces: Mapping[int, int]) -> Piece | None:
    place = found.end()
    attributes: dict[str, str] = {}
    for _ in range(_MOST_ATTRIBUTES):
        if close := _CLOSE.match(text, place):
            is_end = bool(found["end"])
            return Tag(
                found.start(),
                close.end(),
                found["name"] or "",
                is_end,
                bool(close["slash"]),
                attributes,
            )
        if spread := _SPREAD.match(text, place):
            if spread.end() not in braces:
                return None
            place = braces[spread.end()]
            continue
        name = _ATTRIBUTE.match(text, place)
        if name is None:
            return None
        value, place = _value(text, name, braces)
        if place < 0:
            return None
        attributes.setdefault(name["name"], value)
    return None


def _value(text: str, name: re.Match[str], braces: Mapping[int, int]) -> tuple[str, int]:
    """Return an attribute's value and where it ends; a negative place where it is none."""
    place = name.end()
    if not name[0].rstrip().endswith("="):
        return "", place
    if text[place : place + 1] == "{":
        end = braces.get(place, -1)
        return text[place:end], end
    if quoted := _QUOTED.match(text, place):
        return quoted[0][1:-1], quoted.end()
    # HTML allows values without quotes, JSX doesn't.
    bare = re.compile(r"[^\s\"'<>={}`]{1,2000}").match(text, place)
    return (bare[0], bare.end()) if bare else ("", -1)


def literal(code: str) -> str | None:
    """Return the text or number that an expression is; None for all that would have to be run."""
    if found := _STRING.match(code):
        said = next(group for group in found.groups() if group is not None)
        return _ESCAPED.sub(_unescaped, said)
    found = _NUMBER.match(code)
    return found[1] if found else None


def _unescaped(found: re.Match[str]) -> str:
    try:
        return str(json.loads(f'"\\{found[1]}"'))
    except ValueError:
        return found[1]
