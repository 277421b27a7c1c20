"""Reads WXR as a stream: one record after the other, nothing of it kept."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

# Comments are counted; who wrote them is nobody's business here.
_UNREAD = frozenset(
    f"wp:comment_{name}"
    for name in ("content", "author", "author_email", "author_url", "author_IP")
)
_MARK = re.compile(r"xmlns:wp\Z")
_RECORD = 2  # elements around a record: the feed and its channel
_MOST_ELEMENTS = 200_000  # of one record
_LARGEST = 64 << 20  # characters of one element
_DEEPEST = 50


class BrokenExportError(Exception):
    """An export that can't be read from some line on, or another file altogether."""

    def __init__(
        self, message: str, line: int = 0, hint: str = "", *, is_other: bool = False
    ) -> None:
        super().__init__(message)
        self.line, self.hint, self.is_other = line, hint, is_other


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a record, with the line on which it begins."""

    name: str
    text: str
    line: int
    attributes: Mapping[str, str]
    children: tuple["Element", ...] = ()

    def child(self, name: str) -> str:
        """Return the text of an element within."""
        return next((each.text for each in self.children if each.name == name), "")


@dataclass(slots=True)
class _Open:
    name: str
    line: int
    attributes: Mapping[str, str]
    texts: list[str] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    def close(self) -> Element:
        if self.children:
            return Element(self.name, "", self.line, self.attributes, tuple(self.children))
        return Element(self.name, "".join(self.texts), self.line, self.attributes)


class _Reader:
    """What the parser calls."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.buffer_size = 1 << 16
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.root, self.is_wxr, self.done = "", False, []  # type: str, bool, list[Element]
        self._path: list[_Open] = []
        self._size = self._count = 0

    def _entity(self, name: str, *_declared: object) -> None:
        line = self.parser.CurrentLineNumber
        message = f"the export declares an entity `{name[:40]}`, which no export needs"
        raise BrokenExportError(message, line, "get a new export from WordPress")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path:
            self.root = name
            self.is_wxr = any(map(_MARK.match, attributes))
        depth = len(self._path)
        if depth >= _DEEPEST:
            raise BrokenExportError("elements are nested too deeply", self.parser.CurrentLineNumber)
        self.is_wxr |= name == "wp:wxr_version"
        self._count = 0 if depth == _RECORD else self._count + 1
        self._size = 0
        if self._count > _MOST_ELEMENTS:
            raise BrokenExportError("an item has too many parts", self.parser.CurrentLineNumber)
        self._path.append(_Open(name, self.parser.CurrentLineNumber, attributes))

    def _text(self, text: str) -> None:
        if len(self._path) <= _RECORD:
            return
        here = self._path[-1]
        if here.name in _UNREAD:
            return
        self._size += len(text)
        if self._size > _LARGEST:
            raise BrokenExportError("a text is too large", self.parser.CurrentLineNumber)
        here.texts.append(text)

    def _end(self, _name: str) -> None:
        closed, depth = self._path.pop(), len(self._path)
        if depth == _RECORD:
            self.done.append(closed.close())
        elif depth > _RECORD:
            self._path[-1].children.append(closed.close())
            self._path[-1].texts.clear()


def records(pieces: Iterable[bytes]) -> Iterator[Element]:
    """Yield what a channel holds; raises BrokenExportError."""
    reader, is_empty = _Reader(), True
    try:
        for piece in pieces:
            # Nothing may stand before the declaration, yet many a plugin writes a blank line.
            shown = piece.lstrip() if is_empty else piece
            is_empty = is_empty and not shown
            reader.parser.Parse(shown)
            _require_wxr(reader, is_sure=False)
            yield from reader.done
            reader.done.clear()
        if is_empty:
            raise BrokenExportError("the file is empty", 0, _HINT)
        reader.parser.Parse(b"", True)  # noqa: FBT003 (it takes no names)
    except expat.ExpatError as fault:
        raise _explained(fault, reader) from None
    _require_wxr(reader, is_sure=True)
    yield from reader.done


_HINT = "export the site again: Tools, Export, All content"


def _require_wxr(reader: _Reader, *, is_sure: bool) -> None:
    """Refuse a file that is something else, as soon as that is sure."""
    if not reader.root or reader.is_wxr:
        return
    if reader.root.lower() == "html":
        raise BrokenExportError(
            "the file is a web page, no export of WordPress", 1, _HINT, is_other=True
        )
    if reader.root != "rss":
        message = f"the file is XML of another kind: `<{reader.root[:60]}>`, no export of WordPress"
        raise BrokenExportError(message, 1, _HINT, is_other=True)
    if is_sure or any(each.name == "item" for each in reader.done):
        raise BrokenExportError(
            "the file is a feed, no export of WordPress", 1, _HINT, is_other=True
        )


def _explained(fault: expat.ExpatError, reader: _Reader) -> BrokenExportError:
    if not reader.root:
        return BrokenExportError("the file is no XML", fault.lineno, _HINT, is_other=True)
    if reader.root.lower() == "html":
        return BrokenExportError(
            "the file is a web page, no export of WordPress", 1, _HINT, is_other=True
        )
    message = expat.errors.messages[fault.code]
    if fault.code in _CUT_OFF:
        return BrokenExportError("the export is cut off here", fault.lineno, _HINT)
    return BrokenExportError(f"the export can't be read from here: {message}", fault.lineno, _HINT)


_CUT_OFF = {
    expat.errors.codes[name]
    for name in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
