"""Values that may stand in a style sheet: read by a parser of CSS, and written anew.

So nothing that a site gives can end its declaration, and what browsers wouldn't take is found.
"""

from __future__ import annotations

import re

import tinycss2  # type: ignore[import-untyped]  # comes without types
from tinycss2 import color4

from blogsite.model.theme import PropertyKind

# What fonts are called: no quote, brace, backslash or angle bracket among them.
_FAMILY = re.compile(r"[^\W_][\w .&+\-]*", re.UNICODE)
_GENERIC = frozenset(
    [
        "serif",
        "sans-serif",
        "monospace",
        "cursive",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-monospace",
        "ui-rounded",
        "math",
    ]
)
_UNITS = frozenset(
    [
        "rem",
        "em",
        "px",
        "ch",
        "ex",
        "lh",
        "rlh",
        "vi",
        "vb",
        "vw",
        "vh",
        "vmin",
        "vmax",
        "pt",
        "cqi",
    ]
)
_FUNCTIONS = frozenset({"calc", "clamp", "max", "min"})
_OPERATORS = frozenset("+-*/,")
_LONGEST = 200
_HINTS = {
    PropertyKind.COLOR: "write `#b3261e`, `rgb(179 38 30)` or another colour of CSS, in quotes",
    PropertyKind.FONT: "write names of fonts with commas between them: `Inter, Noto Sans`",
    PropertyKind.LENGTH: "write a length of CSS, such as `36rem` or `clamp(1rem, 4vi, 2rem)`",
}
# Relative luminance and contrast as in WCAG 2.2.
_LINEAR_BELOW = 0.04045
_STEPS = 20


def as_css(kind: PropertyKind, text: str) -> str:
    """Return a value as a style sheet has it; empty for one that can't be of this kind."""
    if len(text) > _LONGEST:
        return ""
    return {
        PropertyKind.COLOR: _color,
        PropertyKind.FONT: _font,
        PropertyKind.LENGTH: _length,
    }[kind](text)


def hint_for(kind: PropertyKind) -> str:
    """Say how a value of a kind is written."""
    return _HINTS[kind]


def _color(text: str) -> str:
    token = tinycss2.parse_one_component_value(text, skip_comments=True)
    parsed = None if token.type == "error" else color4.parse_color(token)
    return "" if parsed is None or parsed == "currentcolor" else str(token.serialize())


def _font(text: str) -> str:
    """Return families in quotes, but for those that CSS has words for."""
    names = [name.strip().strip("\"'").strip() for name in text.split(",")]
    if not all(_FAMILY.fullmatch(name) for name in names):
        return ""
    return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)


def _length(text: str) -> str:
    token = tinycss2.parse_one_component_value(text, skip_comments=True)
    return str(token.serialize()) if _is_length(token, is_inside=False) else ""


def _is_length(token: tinycss2.ast.Node, *, is_inside: bool) -> bool:
    match token.type:
        case "dimension":
            return token.lower_unit in _UNITS
        case "percentage" | "whitespace":
            return True
        case "number":
            return is_inside or token.value == 0
        case "literal":
            return is_inside and token.value in _OPERATORS
        case "function" if token.lower_name in _FUNCTIONS:
            return all(_is_length(each, is_inside=True) for each in token.arguments)
        case "() block":
            return is_inside and all(_is_length(each, is_inside=True) for each in token.content)
    return False


def contrast(one: str, other: str) -> float | None:
    """Return the contrast of two colours, from 1 to 21; None where that isn't known."""
    parts = [_parts(each) for each in (one, other)]
    if None in parts:
        return None
    low, high = sorted(_luminance(each) for each in parts if each is not None)
    return (high + 0.05) / (low + 0.05)


def readable(color: str, ground: str, least: float) -> str:
    """Return a colour with as much white or black in it as its contrast to a ground asks for."""
    parts, below = _parts(color), _parts(ground)
    if parts is None or below is None:
        return color
    end = 1.0 if _luminance(below) < _luminance((0.5, 0.5, 0.5)) else 0.0
    for step in range(_STEPS + 1):
        mixed = tuple(part + (end - part) * step / _STEPS for part in parts)
        shown = "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
        if (contrast(shown, ground) or 0) >= least:
            return shown if step else color
    return shown


def _parts(color: str) -> tuple[float, ...] | None:
    """Return red, green and blue, from 0 to 1; None for spaces that the parser can't convert."""
    try:
        found = color4.parse_color(color).to("srgb").coordinates
    except NotImplementedError:
        return None
    return tuple(min(1.0, max(0.0, part)) for part in found)


def _luminance(parts: tuple[float, ...]) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
