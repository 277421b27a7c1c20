"""A site's logo: a picture below ``content/`` that stands in the head of all pages."""

import re
import struct
from dataclasses import dataclass
from xml.parsers import expat

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.config import CONFIG_PATH
from blogsite.model.text import Ref
from blogsite.model.theme import LogoFile
from blogsite.tree import Tree

_ENDINGS = (".svg", ".png")
_MAX_BYTES = 256 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">8x4x4sII")
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*\Z")
_BETWEEN = re.compile(r"[\s,]+")
# What a picture that is opened by its own address could run, load or show of others.
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "image", "use", "a", "animate", "set"})
_LARGEST = 20_000


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo's files, that for dark pages may be the same, and its size in pixels."""

    path: str
    dark_path: str
    width: int
    height: int
    is_wordmark: bool


class _RefusedError(Exception):
    """Says why a picture can't be a logo."""


def find_logo(chosen: LogoFile | None, tree: Tree, problems: Problems) -> Logo | None:
    """Return the logo that the settings name; a file that can't be one is an error."""
    if chosen is None:
        return None
    files = (chosen.file, chosen.dark) if chosen.dark else (chosen.file,)
    pairs = zip(files, chosen.paths, strict=True)
    sizes = [_size(file, path, tree, problems) for file, path in pairs]
    if sizes[0] is None:
        return None
    return Logo(chosen.paths[0], chosen.paths[-1], *sizes[0], chosen.is_wordmark)


def _size(file: Ref, path: str, tree: Tree, problems: Problems) -> tuple[int, int] | None:
    """Return a picture's width and height; None with a diagnostic if there is none."""
    hint = ""
    if path in tree:
        try:
            return _measure(path, tree.read(path))
        except _RefusedError as refusal:
            fault = f"`{path}` can't be the logo: {refusal}"
    else:
        pictures = [each for each in tree.below("content") if each.endswith(_ENDINGS)]
        names = [each.removeprefix("content/") for each in pictures]
        hint = did_you_mean(file.id, names) or "the path begins in the folder `content`"
        fault = f"there is no file `{path}`"
    problems.error("bad-logo", fault, CONFIG_PATH, file.line, file.column, hint)
    return None


def _measure(path: str, data: bytes) -> tuple[int, int]:
    """Return width and height; raises _RefusedError."""
    if len(data) > _MAX_BYTES:
        raise _RefusedError(f"it is larger than {_MAX_BYTES // 1024} KiB")
    if path.endswith(".svg"):
        width, height = _size_of_svg(data)
    elif path.endswith(".png"):
        width, height = _size_of_png(data)
    else:
        raise _RefusedError("it is no SVG or PNG file")
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise _RefusedError("it has no size")
    return max(1, round(width)), max(1, round(height))


def _size_of_png(data: bytes) -> tuple[float, float]:
    if not data.startswith(_PNG) or len(data) < _HEADER.size:
        raise _RefusedError("it is no PNG file")
    kind, width, height = _HEADER.unpack_from(data)
    if kind != b"IHDR":
        raise _RefusedError("it is no PNG file")
    return width, height


def _size_of_svg(data: bytes) -> tuple[float, float]:
    elements = _elements(data)
    name, root = elements[0]
    if name != "svg":
        raise _RefusedError("it is no SVG file")
    for name, attributes in elements:
        _refuse_active(name, attributes)
    numbers = [_NUMBER.match(root.get(each, "")) for each in ("width", "height")]
    if all(numbers):
        return float(numbers[0][1]), float(numbers[1][1])  # type: ignore[index]
    box = _BETWEEN.split(root.get("viewbox", "").strip())
    if len(box) == 4 and all(map(_NUMBER.match, box[2:])):  # noqa: PLR2004  (x, y, width, height)
        return float(box[2]), float(box[3])
    raise _RefusedError("it has neither `width` and `height` nor a `viewBox`")


def _elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return the elements with their attributes, names in lower case and without prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        short = {key.rpartition(":")[2].lower(): value for key, value in attributes.items()}
        found.append((name.rpartition(":")[2].lower(), short))

    def refuse(*_: object) -> None:
        raise _RefusedError("it declares entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EntityDeclHandler = start, refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003  (takes no name)
    except expat.ExpatError as fault:
        raise _RefusedError(f"it is broken in line {fault.lineno}") from None
    return found


def _refuse_active(name: str, attributes: dict[str, str]) -> None:
    if name in _ACTIVE:
        raise _RefusedError(f"it has an element `{name}`")
    for key, value in attributes.items():
        if key.startswith("on") or (key == "href" and not value.startswith("#")):
            raise _RefusedError(f"it has an attribute `{key}`")
