"""Mends the letters of an export on their way into the parser, and counts what was mended."""

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import IO

from blogsite.importing.ledger import Entry, Part, Place, changed

_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
# What XML 1.0 forbids, but for surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
_BAD_BYTES = re.compile("[\udc80-\udcff]+")
_REFERENCE = re.compile(
    r"&(?:#(?P<number>\d{1,9}|[xX][0-9A-Fa-f]{1,8});|(?P<name>[A-Za-z]\w{1,31});)?"
)
_BORDER = re.compile(r"<!\[CDATA\[|\]\]>")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})
_HALVES = range(0xD800, 0xE000)  # of pairs, whose other half may follow
_HELD = 80  # characters that may be the beginning of something longer
_CONTROL = "control characters: XML forbids them, they are left out"
_BYTES = "bytes that are no UTF-8: read as surrogates or Windows-1252"
_HALF = "halves of characters: put together where both are there"
_AMPERSAND = "ampersands that begin nothing: taken for themselves"
_BEFORE = "text before the XML, such as a warning of PHP: left out"
_START = re.compile(rb"<\?xml[^>]{0,200}\?>|(?=<rss\b)")
_PAGE = re.compile(rb"<!doctype|<html", re.IGNORECASE)


@dataclass(slots=True)
class Mended:
    """What was mended in one file, by what was wrong: how often, and the first line."""

    path: str
    found: dict[str, tuple[int, int]] = field(default_factory=dict)
    line: int = 1

    def note(self, what: str, line: int, count: int = 1) -> None:
        """Count a fault."""
        first, before = self.found.get(what, (line, 0))
        self.found[what] = (first, before + count)

    def entries(self) -> Iterator[Entry]:
        """Yield an entry for each kind of fault."""
        for what, (line, count) in self.found.items():
            name, _, how = what.partition(": ")
            yield changed(Part.FILE, name, Place(self.path, line), how, count=count)


def mended(stream: IO[bytes], notes: Mended) -> Iterator[bytes]:
    """Yield a file's text in UTF-8, in pieces, with nothing in it that XML forbids."""
    head = stream.read(_CHUNK)
    encoding = _encoding(head)
    errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    is_cdata, kept = False, ""
    data = head
    while data:
        text = kept + decoder.decode(data)
        data = stream.read(_CHUNK)
        kept = _unfinished(text) if data else ""
        whole = text[: len(text) - len(kept)]
        piece, is_cdata = _mend(whole, notes, is_cdata=is_cdata)
        yield piece
    if rest := kept + decoder.decode(b"", final=True):
        yield _mend(rest, notes, is_cdata=is_cdata)[0]


def from_xml_on(pieces: Iterator[bytes], notes: Mended) -> Iterator[bytes]:
    """Leave out what stands before an export, such as warnings of PHP, but for its lines."""
    head = next(pieces, b"")
    start = _START.search(head, 0, _CHUNK)
    before = head[: start.start()] if start else b""
    if start and before.strip() and not _PAGE.search(before):
        notes.note(_BEFORE, 1)
        # No declaration may follow anything, and none is needed any more.
        lines = b"\n" * head.count(b"\n", 0, start.end())
        head = b"<!--" + lines + b"-->" + head[start.end() :]
    yield head
    yield from pieces


def _encoding(head: bytes) -> str:
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                       (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if head.startswith(mark):
            return name
    declared = _DECLARED.match(head.lstrip())
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError:
        return "utf-8"
    # Only these may hold every byte, and none of them runs anything.
    return name if name in {"utf-8", "iso8859-1", "cp1252", "iso8859-15", "ascii"} else "utf-8"


def _unfinished(text: str) -> str:
    """Return the end of a piece that may belong to what follows: a reference, a border, bad bytes."""
    for start in range(len(text) - 1, max(len(text) - _HELD, -1), -1):
        if text[start] in "\n >;" or (text[start].isalnum() and len(text) - start > _HELD // 2):
            return text[start + 1 :]
    return ""


def _mend(text: str, notes: Mended, *, is_cdata: bool) -> tuple[bytes, bool]:
    text = _characters(text, notes)
    parts, start = [], 0
    for border in [*_BORDER.finditer(text), None]:
        opens = border is not None and border[0] != "]]>"
        if border is not None and opens == is_cdata:
            continue
        end = border.end() if border else len(text)
        piece = text[start:end]
        parts.append(piece if is_cdata else _references(piece, notes))
        is_cdata = opens if border is not None else is_cdata
        notes.line += piece.count("\n")
        start = end
    return "".join(parts).encode("utf-8", "replace"), is_cdata


def _characters(text: str, notes: Mended) -> str:
    def read(found: re.Match[str]) -> str:
        line = notes.line + text.count("\n", 0, found.start())
        notes.note(_BYTES, line)
        return _guessed(found[0].encode("utf-8", "surrogateescape"))

    def drop(found: re.Match[str]) -> str:
        line = notes.line + text.count("\n", 0, found.start())
        notes.note(_CONTROL, line, len(found[0]))
        return ""

    if not text.isascii():
        text = _BAD_BYTES.sub(read, text)
    return _CONTROLS.sub(drop, text)


def _guessed(data: bytes) -> str:
    """Read bytes that are no UTF-8: surrogates written as such, or an old code page."""
    text = data.decode("utf-8", "surrogatepass") if _is_surrogates(data) else ""
    if text:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("\ufffd", data.decode("cp1252", "replace"))


def _is_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _references(text: str, notes: Mended) -> str:
    """Write references outside of CDATA so that a parser without any DTD knows them."""
    if "&" not in text:
        return text

    def settle(found: re.Match[str]) -> str:
        if found["name"] in _XML:
            return found[0]
        line = notes.line + text.count("\n", 0, found.start())
        if found["number"]:
            return _numbered(found["number"], found[0], line, notes)
        known = html5.get(f"{found['name']};") if found["name"] else None
        if known is None:
            notes.note(_AMPERSAND, line)
            return "&amp;" + found[0][1:]
        return "".join(f"&#{ord(character)};" for character in known)

    text = _REFERENCE.sub(settle, text)
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _numbered(number: str, written: str, line: int, notes: Mended) -> str:
    code = int(number[1:], 16) if number[0] in "xX" else int(number)
    if code in _HALVES:
        notes.note(_HALF, line)
        return chr(code)
    if code > sys.maxunicode or _CONTROLS.match(chr(code)):
        notes.note(_CONTROL, line)
        return ""
    return written
