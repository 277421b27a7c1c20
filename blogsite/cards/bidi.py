"""The Unicode Bidirectional Algorithm (UAX 9) for one line without explicit controls.

HarfBuzz shapes runs of one direction; which runs there are, and in which order they stand, is said
here. Controls are taken out of all texts before, so rules X1 to X10 have nothing to do.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

Item = TypeVar("Item")

_STRONG = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}
_SIGNS = re.compile(r"(?<=[A-Za-z0-9])[+#*®™]{1,3}(?!\w)|(?<!\w)[.#@$~/-]{1,3}(?=[A-Za-z])")
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "BN"})
_BRACKETS = {
    "(": ")",
    "[": "]",
    "{": "}",
    "\u3008": "\u3009",
    "\u300a": "\u300b",
    "\u300c": "\u300d",
}


def levels(text: str, base: int) -> list[int]:
    """Return the level of each sign; odd ones run from right to left. ``base`` is the line's."""
    if base == 0 and text.isascii():
        return [0] * len(text)
    classes = [unicodedata.bidirectional(sign) or "L" for sign in text]
    if base:
        _keep_signs(text, classes)
    side = "R" if base else "L"
    _resolve_weak(classes, side)
    _resolve_brackets(text, classes, side)
    _resolve_neutral(classes, side)
    found = [_level(each, base) for each in classes]
    # L1: spaces at the end of a line stand at its end.
    for at in range(len(text) - 1, -1, -1):
        if not text[at].isspace():
            break
        found[at] = base
    return found


def visual_order(runs: Sequence[tuple[int, Item]]) -> list[tuple[int, Item]]:
    """Return runs with their levels as they stand from left to right (L2)."""
    ordered = list(runs)
    highest = max((level for level, _ in runs), default=0)
    for level in range(highest, 0, -1):
        made: list[tuple[int, Item]] = []
        for is_turned, group in groupby(ordered, functools.partial(_is_at_least, level)):
            stretch = list(group)
            made.extend(reversed(stretch) if is_turned else stretch)
        ordered = made
    return ordered


def _keep_signs(text: str, classes: list[str]) -> None:
    """Let signs stay at the names that they belong to, C++ and .NET, as on pages (HL3)."""
    for found in _SIGNS.finditer(text):
        classes[found.start() : found.end()] = ["L"] * (found.end() - found.start())


def _is_at_least(level: int, run: tuple[int, object]) -> bool:
    return run[0] >= level


def _level(kind: str, base: int) -> int:
    if kind == "R":
        return base | 1
    if kind in {"EN", "AN"}:
        return base + (1 if base else 2)
    return base + (base & 1)


def _resolve_weak(classes: list[str], side: str) -> None:
    """Apply W1 to W7: marks, numbers, and the signs that belong to numbers."""
    before, strong = side, side
    for at, kind in enumerate(classes):
        if kind == "NSM":
            classes[at] = before
        elif kind == "EN" and strong == "AL":
            classes[at] = "AN"
        if classes[at] in {"L", "R", "AL"}:
            strong = classes[at]
        before = classes[at]
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]
    _join_separators(classes)
    _join_terminators(classes)
    strong = side
    for at, kind in enumerate(classes):
        if kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            classes[at] = "L"


def _join_separators(classes: list[str]) -> None:
    for at in range(1, len(classes) - 1):
        around = {classes[at - 1], classes[at + 1]}
        if around == {"EN"} and classes[at] in {"ES", "CS"}:
            classes[at] = "EN"
        elif around == {"AN"} and classes[at] == "CS":
            classes[at] = "AN"


def _join_terminators(classes: list[str]) -> None:
    for start, end in _stretches(classes, {"ET", "BN"}):
        near = {classes[start - 1] if start else "", classes[end] if end < len(classes) else ""}
        classes[start:end] = ["EN" if "EN" in near else "ON"] * (end - start)
    classes[:] = ["ON" if kind in {"ES", "CS"} else kind for kind in classes]


def _resolve_brackets(text: str, classes: list[str], side: str) -> None:
    """Apply N0: a pair of brackets has the direction of what it holds, or of what it stands in."""
    for opening, closing in sorted(_pairs(text, classes)):
        inside = {_STRONG[kind] for kind in classes[opening + 1 : closing] if kind in _STRONG}
        if not inside:
            continue
        before = (_STRONG[kind] for kind in reversed(classes[:opening]) if kind in _STRONG)
        kind = side if side in inside or next(before, side) == side else min(inside)
        classes[opening] = classes[closing] = kind


def _pairs(text: str, classes: list[str]) -> Iterable[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    for at, sign in enumerate(text):
        if classes[at] != "ON":
            continue
        if sign in _BRACKETS:
            waiting.append((_BRACKETS[sign], at))
        elif any(sign == closing for closing, _ in waiting):
            while waiting:
                closing, opening = waiting.pop()
                if closing == sign:
                    yield opening, at
                    break


def _resolve_neutral(classes: list[str], side: str) -> None:
    """Apply N1 and N2: what stands between two of a direction has it too, the rest the line's."""
    for start, end in _stretches(classes, _NEUTRAL):
        left = _STRONG[classes[start - 1]] if start else side
        right = _STRONG[classes[end]] if end < len(classes) else side
        classes[start:end] = [left if left == right else side] * (end - start)


def _stretches(classes: list[str], kinds: Iterable[str]) -> list[tuple[int, int]]:
    found, at = [], 0
    for is_one, group in groupby(classes, frozenset(kinds).__contains__):
        length = len(list(group))
        if is_one:
            found.append((at, at + length))
        at += length
    return found
