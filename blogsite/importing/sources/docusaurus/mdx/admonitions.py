"""Admonitions between colons, as alerts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.sources.docusaurus.mdx.fences import fences

KINDS: Mapping[str, str] = {
    "note": "NOTE",
    "info": "NOTE",
    "secondary": "NOTE",
    "tip": "TIP",
    "success": "TIP",
    "important": "IMPORTANT",
    "warning": "WARNING",
    "warn": "WARNING",
    "caution": "WARNING",
    "danger": "CAUTION",
}
_OPENING = re.compile(
    r"(?P<lead>[ \t>]{0,100})(?P<colons>:{3,40})[ \t]*(?P<kind>[A-Za-z][\w-]{0,40})(?P<rest>[^\n]*)\Z"
)
_CLOSING = re.compile(r"[ \t>]{0,100}(?P<colons>:{3,40})[ \t]*\Z")
_BRACKETS = re.compile(r"\[(?P<title>.*)\](?P<attributes>[ \t]*\{[^{}]*\})?\s*\Z")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}\s*\Z")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Opening:
    """The line that opens an admonition."""

    lead: str
    kind: str
    title: str


def opening(line: str) -> Opening | None:
    """Return what a line opens, None where it opens nothing known."""
    found = _OPENING.match(line)
    if found is None or found["kind"].lower() not in KINDS:
        return None
    rest = found["rest"].strip()
    if bracketed := _BRACKETS.match(rest):
        rest = bracketed["title"]
    return Opening(found["lead"], found["kind"].lower(), _ATTRIBUTES.sub("", rest).strip())


def is_closing(line: str) -> bool:
    """Tell whether a line closes an admonition."""
    return _CLOSING.match(line) is not None


def unknown_admonitions(text: str, path: str, first_line: int) -> Iterator[Entry]:
    """Yield an entry for each opening line of a kind that only the old site knew."""
    lines = text.split("\n") if ":::" in text else []
    code = {number for fence in fences(lines) for number in range(fence.first, fence.end)}
    for number, line in enumerate(lines):
        found = _OPENING.match(line) if ":::" in line and number not in code else None
        if found and found["kind"].lower() not in KINDS:
            name = f"{found['colons']}{found['kind']}"
            place = Place(path, first_line + number)
            yield changed(Part.SHORTCODE, name, place, "is no kind of alert; shown as written")


def translate_admonitions(text: str) -> str:
    """Write each admonition of a text as an alert."""
    if ":::" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(_translated(lines, 0))


def _translated(lines: list[str], depth: int) -> Iterator[str]:
    ends = _ends(lines) if depth < _DEEPEST else {}
    number = 0
    is_blank = True
    while number < len(lines):
        end = ends.get(number)
        box = opening(lines[number]) if end is not None else None
        if box is None or end is None:
            yield lines[number]
            is_blank = not lines[number].strip(" \t>")
            number += 1
            continue
        if not is_blank:
            yield box.lead.rstrip()
        yield from _alert(box, lines[number + 1 : end], depth)
        number = end + 1
        if number < len(lines) and lines[number].strip(" \t>"):
            yield box.lead.rstrip()
        is_blank = True


def _alert(box: Opening, inner: list[str], depth: int) -> Iterator[str]:
    label = f"[!{KINDS[box.kind]}]"
    yield f"{box.lead}> {label} {box.title}".rstrip()
    body = [_outdented(line, box.lead) for line in inner]
    while body and not body[0].strip():
        del body[0]
    while body and not body[-1].strip():
        del body[-1]
    for number, line in enumerate(_translated(body, depth + 1)):
        if number == 0 and not line[:1].isalnum():
            yield f"{box.lead}>"
        yield f"{box.lead}> {line}".rstrip()


def _outdented(line: str, lead: str) -> str:
    if line.startswith(lead):
        return line[len(lead) :]
    return line.lstrip(" \t") if not lead.strip() else line


def _ends(lines: list[str]) -> Mapping[int, int]:
    """Return the closing line of each admonition that has one, by its opening line."""
    code = {number for fence in fences(lines) for number in range(fence.first, fence.end)}
    ends: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        if ":::" not in line or number in code:
            continue
        if found := _CLOSING.match(line):
            while opened and opened[-1][1] > len(found["colons"]):
                opened.pop()
            if opened:
                ends[opened.pop()[0]] = number
        elif (found := _OPENING.match(line)) and found["kind"].lower() in KINDS:
            opened.append((number, len(found["colons"])))
    return ends
