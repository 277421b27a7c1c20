"""What Goldmark writes in another way than this program: attributes, options of code, marks of summaries."""

import re
from bisect import bisect_right
from collections.abc import Callable

from blogsite.importing.prose import code_spans, replace_outside_code
from blogsite.importing.sources.hugo.shortcodes.fences import fence_info

MORE = re.compile(r"<!--[ \t]*more[ \t]*-->", re.IGNORECASE)
_FENCE = re.compile(
    r"^([ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[ \t]*)([\w+#.-]*)[ \t]*\{([^{}\n]*)\}[ \t]*$",
    re.MULTILINE,
)
_FENCE_START = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:`{3}|~{3})")
_LINE = re.compile(r"^([ \t>]*)\{:?([ \t]*[#.\w][^{}\n]*)\}[ \t]*$", re.MULTILINE)
_HEADING = re.compile(
    r"^([ \t>]{0,20}#{1,6}[ \t][^\n{}]*)\{([^{}\n]*)\}([ \t]*#*[ \t]*)$", re.MULTILINE
)
_ATTRIBUTE = re.compile(
    r"""(?P<id>\#[\w\-:.]+)|(?P<class>\.[\w\-:/]+)
    |(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))""",
    re.VERBOSE,
)
_KEPT = frozenset({"id", "title", "lang", "dir"})
_NOTE_IN_PLACE = re.compile(r"(?<!\\)\^\[")
Drop = Callable[[str, int], None]


def translate(text: str, drop: Drop) -> str:
    """Return a text with as many lines; ``drop`` is told what goes, and in which place."""
    text = _FENCE.sub(_fence, text)
    text = _HEADING.sub(lambda found: _heading(found, drop), text)
    return _lines(text, drop)


def without_marks(text: str) -> str:
    """Take the marks of summaries out, and keep what is no note in place from being one."""
    text = replace_outside_code(MORE, lambda _: "", text)
    return replace_outside_code(_NOTE_IN_PLACE, lambda _: "\\^[", text)


def _fence(found: re.Match[str]) -> str:
    info = fence_info(found[2], found[3])
    return f"{found[1]}{info}"


def _heading(found: re.Match[str], drop: Drop) -> str:
    braces = kept_attributes(found[2], lambda what: drop(what, found.start()))
    if braces is None:
        return found[0]
    return f"{found[1]}{braces}{found[3]}" if braces else f"{found[1].rstrip()}{found[3]}"


def kept_attributes(written: str, drop: Callable[[str], None]) -> str | None:
    """Return attributes in braces as far as they may stay, None where these are none."""
    if _ATTRIBUTE.sub("", written).strip(" \t,"):
        return None
    kept: list[str] = []
    for found in _ATTRIBUTE.finditer(written):
        if found["id"] or found["class"]:
            kept.append(found[0])
        elif found["name"].lower() == "class":
            kept.extend(
                f".{each}" for each in (found["double"] or found["single"] or found["bare"]).split()
            )
        elif found["name"].lower() in _KEPT:
            kept.append(found[0])
        else:
            drop(found["name"])
    return f"{{{' '.join(kept)}}}" if kept else ""


def _lines(text: str, drop: Drop) -> str:
    """Set lines of attributes before the blocks that they follow."""
    if not _LINE.search(text):
        return text
    spans = code_spans(text)
    starts = [start for start, _ in spans]
    lines = text.split("\n")
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    for number, line in enumerate(lines):
        found = _LINE.fullmatch(line)
        at = bisect_right(starts, offsets[number]) - 1
        is_code = at >= 0 and offsets[number] < spans[at][1]
        if found and not is_code and number and lines[number - 1].strip(" \t>"):
            _move(
                lines,
                number,
                found,
                _first_line(lines, number, spans, offsets),
                drop,
                offsets[number],
            )
    return "\n".join(lines)


def _first_line(
    lines: list[str], number: int, spans: tuple[tuple[int, int], ...], offsets: list[int]
) -> int:
    """Return the number of the line in which the block begins that ends before a line."""
    before = offsets[number]
    for start, end in reversed(spans):
        if end == before and "\n" in "\n".join(lines)[start:end]:
            return bisect_right(offsets, start) - 1
        if end < before:
            break
    first = number
    while first > 0 and lines[first - 1].strip(" \t>"):
        first -= 1
    return first


def _move(
    lines: list[str], number: int, found: re.Match[str], first: int, drop: Drop, offset: int
) -> None:
    braces = kept_attributes(found[2], lambda what: drop(what, offset))
    if braces is None:
        return
    del lines[number]
    indent = found[1]
    if braces:
        lines.insert(first, f"{indent}{braces}")
    else:
        lines.insert(number, indent.rstrip())
