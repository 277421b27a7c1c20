"""What Goldmark writes in another way than this program: attributes, options of code, emoji."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from blogsite.importing.prose import code_spans, replace_outside_code
from blogsite.importing.sources.hugo.shortcodes.fences import fence_info

_LEAD = r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*+"
_FENCE = re.compile(rf"({_LEAD}(?:`{{3,}}|~{{3,}})[ \t]*)([^\s{{}}`]*)[ \t]*([^`]*)")
_BRACES = re.compile(r"\{([^{}]*)\}")
_LINE = re.compile(r"([ \t>]*)\{:?([ \t]*[#.\w][^{}]*)\}[ \t]*")
_HEADING = re.compile(r"([ \t>]{0,20}#{1,6}[ \t][^{}]*)\{([^{}]*)\}([ \t]*#*[ \t]*)")
_ATTRIBUTE = re.compile(
    r"""(?P<id>\#[\w\-:.]+)|(?P<class>\.[\w\-:/]+)
    |(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))""",
    re.VERBOSE,
)
# Longer blocks are no paragraphs or tables that anybody wrote.
_MOST_LINES = 1_000
_KEPT = frozenset({"id", "title", "lang", "dir"})
_NOTE_IN_PLACE = re.compile(r"(?<!\\)\^\[")
_EMOJI = re.compile(r"(?<![\w:]):[a-z0-9_+-]{1,60}:(?![\w:])")
# Told what goes, and from which line, counted from 0.
Drop = Callable[[str, int], None]


def translate(text: str, drop: Drop) -> str:
    """Return a text with as many lines."""
    if "{" not in text and "```" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    blocks = dict(_code_lines(text))
    inside = {number for first, last in blocks.items() for number in range(first, last)}
    for number, line in enumerate(lines):
        told = partial(_told, drop, number)
        if number in blocks and (found := _FENCE.fullmatch(line)):
            lines[number] = f"{found[1]}{_info(found[2], found[3], told)}"
        elif number not in inside and (found := _HEADING.fullmatch(line)):
            lines[number] = _heading(found, told)
    _set_lines(lines, blocks, inside, drop)
    return "\n".join(lines)


def _told(drop: Drop, number: int, what: str) -> None:
    drop(what, number)


def without_notes_in_place(text: str) -> str:
    """Keep `^[`, which means nothing to Goldmark, from being a note in place."""
    return replace_outside_code(_NOTE_IN_PLACE, lambda _: "\\^[", text)


def with_emoji(text: str) -> str:
    """Write the letters that names such as `:tada:` stand for."""
    if not _EMOJI.search(text):
        return text
    from emoji import emojize  # noqa: PLC0415  (slow to load, and few sites need it)

    return replace_outside_code(_EMOJI, lambda found: emojize(found[0], language="alias"), text)


def _code_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block of code, and the one behind its last."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    for start, end in code_spans(text):
        first = bisect_right(starts, start) - 1
        if start == starts[first] and "\n" in text[start:end]:
            yield first, bisect_right(starts, end - 1)


def _info(language: str, rest: str, drop: Callable[[str], None]) -> str:
    """Write what stands behind a fence; what Hugo takes no notice of is left out."""
    braces = _BRACES.search(rest)
    if ignored := _BRACES.sub("", rest, count=1).strip():
        drop(f"`{ignored[:80]}` behind the language of code")
    return fence_info(language, braces[1] if braces else "")


def _heading(found: re.Match[str], drop: Callable[[str], None]) -> str:
    braces = kept_attributes(found[2], drop)
    if braces is None:
        return found[0]
    return f"{found[1]}{braces}{found[3]}" if braces else f"{found[1].rstrip()}{found[3]}"


def kept_attributes(written: str, drop: Callable[[str], None]) -> str | None:
    """Return attributes in braces as far as they may stay, None where these are none."""
    if _ATTRIBUTE.sub("", written).strip(" \t,"):
        return None
    kept: list[str] = []
    for found in _ATTRIBUTE.finditer(written):
        value = found["double"] or found["single"] or found["bare"] or ""
        name = (found["name"] or "").lower()
        if not name or name in _KEPT:
            kept.append(found[0])
        elif name == "class":
            kept.extend(f".{each}" for each in value.split())
        else:
            drop(f"the attribute `{name}`")
    return f"{{{' '.join(kept)}}}" if kept else ""


def _set_lines(lines: list[str], blocks: dict[int, int], inside: set[int], drop: Drop) -> None:
    """Set lines of attributes before the blocks that they follow."""
    ends = {last: first for first, last in blocks.items()}
    for number, line in enumerate(lines):
        found = _LINE.fullmatch(line) if "{" in line and number not in inside else None
        if not found or not number or not lines[number - 1].strip(" \t>"):
            continue
        braces = kept_attributes(found[2], partial(_told, drop, number))
        if braces is None:
            continue
        first = ends.get(number, _first_line(lines, number))
        del lines[number]
        lines.insert(
            first if braces else number, found[1] + braces if braces else found[1].rstrip()
        )


def _first_line(lines: Sequence[str], number: int) -> int:
    """Return the number of the line in which the block begins that ends before a line."""
    first = max(0, number - _MOST_LINES)
    while number > first and lines[number - 1].strip(" \t>"):
        number -= 1
    return number
