"""SVG: a document that may hold scripts, made one that holds none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.parsers import expat

import tinycss2  # type: ignore[import-untyped]  # comes without types

from blogsite.pictures.model import UnreadableError

_MOST_BYTES = 1_000_000
# The sanitiser writes each element on a line of its own, indented: deep ones make a text of any
# length. It walks through all namespaces for each element.
_MOST_INDENTATION = 2_000_000
_MOST_NAMESPACES = 50
# Functions of CSS that fetch a file named by a text, which the sanitiser lets pass.
_FETCHING = {"image-set", "-webkit-image-set", "src"}
# What SVG has of images is made of pixels; another SVG in it would not be looked into.
_EMBEDDED = {"image": ["gif", "jpeg", "png", "webp"]}

_LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*(px|pt|pc|in|cm|mm|Q)?\s*")
# CSS has 96 pixels to the inch.
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
_PIXELS["Q"] = _PIXELS["mm"] / 4
_NUMBER = r"[-+]?[0-9]{1,9}(?:\.[0-9]{1,9})?"
_VIEW_BOX = re.compile(rf"\s*{_NUMBER}[\s,]+{_NUMBER}[\s,]+({_NUMBER})[\s,]+({_NUMBER})\s*")
# What a browser takes for a drawing that gives no size.
_DEFAULT = (300, 150)


@dataclass(slots=True)
class _Reading:
    """What expat sees, up to the bounds."""

    depth: int = 0
    indentation: int = 0
    namespaces: int = 0
    root: dict[str, str] = field(default_factory=dict)
    styles: list[str] = field(default_factory=list)
    is_style: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.depth:
            if name.rpartition(":")[2] != "svg":
                raise UnreadableError(f"its outermost element is `{name[:40]}`, not `svg`")
            self.root = attributes
        self.depth += 1
        self.indentation += 2 * self.depth
        self.namespaces += sum(each.startswith("xmlns") for each in attributes)
        if self.indentation > _MOST_INDENTATION:
            raise UnreadableError("it has too many elements within elements")
        if self.namespaces > _MOST_NAMESPACES:
            raise UnreadableError(f"it declares more than {_MOST_NAMESPACES} namespaces")
        self.is_style = name.rpartition(":")[2] == "style"
        self.styles.extend(value for value in attributes.values() if "(" in value)

    def text(self, text: str) -> None:
        if self.is_style:
            self.styles.append(text)

    def end(self, _name: str) -> None:
        self.depth -= 1
        self.is_style = False

    def entity(self, *_: object) -> None:
        raise UnreadableError("it declares entities")


def clean(data: bytes) -> bytes:
    """Return a drawing without scripts, and without anything from elsewhere; raises UnreadableError."""
    measure(data)
    import py_svg_hush  # noqa: PLC0415  (few sites have drawings)

    try:
        made: bytes = py_svg_hush.filter_svg(data, _EMBEDDED)
    except ValueError as fault:
        raise UnreadableError(f"it can't be read ({str(fault).lower()})") from None
    return made + b"\n"


def measure(data: bytes) -> tuple[int, int]:
    """Return a drawing's width and height in pixels; raises UnreadableError."""
    root = _read(data).root
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    box = _VIEW_BOX.fullmatch(root.get("viewBox", ""))
    across, down = (float(box[1]), float(box[2])) if box else (0.0, 0.0)
    if across <= 0 or down <= 0:
        across, down = _DEFAULT if not (width and height) else (width, height)
    if width and not height:
        height = width * down / across
    elif height and not width:
        width = height * across / down
    elif not width:
        width, height = across, down
    return max(1, round(min(width, 1e5))), max(1, round(min(height, 1e5)))


def _read(data: bytes) -> _Reading:
    if len(data) > _MOST_BYTES:
        raise UnreadableError(f"it has more than {_MOST_BYTES:,} bytes")
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = reading.entity
    try:
        parser.Parse(data, True)  # noqa: FBT003  (the last part; it takes no names)
    except expat.ExpatError as fault:
        reason = expat.ErrorString(fault.code)
        raise UnreadableError(f"it is no XML ({reason}, line {fault.lineno})") from None
    _refuse_fetching(reading.styles)
    return reading


def _refuse_fetching(styles: Iterable[str]) -> None:
    """Raise UnreadableError where styles would fetch what the sanitiser doesn't know of."""
    waiting = [tinycss2.parse_component_value_list("\n".join(styles))]
    while waiting:
        for node in waiting.pop():
            if node.type == "function" and node.lower_name in _FETCHING:
                raise UnreadableError(f"its styles fetch files by `{node.lower_name}`")
            waiting.append(getattr(node, "content", None) or getattr(node, "arguments", None) or [])


def _pixels(length: str) -> float:
    """Return a length in pixels, 0 for one that depends on something else."""
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _PIXELS[found[2] or ""] if found else 0.0
