"""What a body says to the rules: its headings, links, pictures, prose and code, with their offsets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from markdown_it.token import Token

from blogsite.check.lines import Lines
from blogsite.check.markup import Mark, marks
from blogsite.markdown.inline import plain_text
from blogsite.markdown.switches import SWITCH

# How far ahead a piece of a block is looked for: what stands between two pieces is syntax.
_AHEAD = 4096  # characters


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level as written."""

    level: int
    at: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its words; those of pictures in it are their alternative texts.

    ``lacks_alt`` where it has a picture without any.
    """

    url: str
    words: str
    at: int
    is_last: bool = False
    lacks_alt: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; ``alt`` is None where raw HTML gives none, and may be empty on purpose there."""

    src: str
    alt: str | None
    at: int
    is_decoration: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a block, in one line; ``marks`` are pairs of an offset in it and in the file."""

    text: str
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, half open: offsets or lines."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A body as read. ``code`` are offsets; ``blocks`` and ``texts`` (those without parts) lines."""

    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    prose: tuple[Prose, ...] = ()
    code: tuple[Span, ...] = ()
    blocks: tuple[Span, ...] = ()
    texts: tuple[Span, ...] = ()


def read_tokens(tokens: list[Token], lines: Lines, first_line: int, language: str) -> Reading:
    """Return what the tokens of a body say; ``first_line`` is the body's in the file."""
    reader = _Reader(lines, first_line, language)
    for index, token in enumerate(tokens):
        reader.take(token, tokens[index - 1] if index else None)
    return reader.result()


@dataclass(slots=True)
class _Open:
    """A link whose end has not been seen."""

    url: str
    at: int
    words: list[str] = field(default_factory=list)
    lacks_alt: bool = False


@dataclass(slots=True)
class _Reader:
    lines: Lines
    first_line: int
    language: str
    headings: list[Heading] = field(default_factory=list)
    links: list[tuple[Link, int]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    texts: list[Span] = field(default_factory=list)
    _block: int = 0
    _is_note: bool = False
    _line: int = -1
    _cursor: int = 0
    _end: int = 0
    _open: list[_Open] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _marks: list[tuple[int, int]] = field(default_factory=list)
    _length: int = 0

    def result(self) -> Reading:
        """Return what was read."""
        links = (replace(link, is_last=block == self._block) for link, block in self.links)
        blocks = sorted(self.blocks, key=lambda span: span.first)
        return Reading(
            tuple(self.headings),
            tuple(links),
            tuple(self.images),
            tuple(self.prose),
            tuple(self.code),
            tuple(blocks),
            tuple(sorted(self.texts, key=lambda span: span.first)),
        )

    def take(self, token: Token, before: Token | None) -> None:
        """Read a block."""
        if token.type.startswith("footnote_block"):
            self._is_note = token.nesting > 0
        if token.map is None:
            return
        span = Span(token.map[0] + self.first_line, token.map[1] + self.first_line)
        is_switch = token.type == "html_block" and SWITCH.fullmatch(token.content.strip())
        if is_switch:
            return
        self.blocks.append(span)
        if token.level == 0 and token.nesting >= 0 and not self._is_note:
            self._block += 1
        if token.type in {"fence", "code_block"}:
            self.code.append(Span(self.lines.start(span.first), self.lines.start(span.last)))
        elif token.type == "html_block":
            self.texts.append(span)
            self._begin(span)
            self._html(token.content, self._cursor)
            self._finish()
        elif token.type == "inline" and before is not None:
            self.texts.append(span)
            self._inline(token, before, span)

    def _begin(self, span: Span) -> None:
        start = self.lines.start(span.first)
        # Cells of a row share its line, so the search goes on where it stopped.
        if span.first != self._line or self._cursor < start:
            self._line, self._cursor = span.first, start
        self._end = self.lines.start(span.last)

    def _inline(self, token: Token, before: Token, span: Span) -> None:
        self._begin(span)
        if before.type == "heading_open" and before.level == 0:
            self._heading(int(before.tag[1:]))
        for child in token.children or ():
            rule = self._rules.get(child.type)
            if rule is not None:
                rule(self, child)
        self._finish()

    def _heading(self, level: int) -> None:
        start = self.lines.start(self._line)
        indent = len(self.lines.line(self._line)) - len(self.lines.line(self._line).lstrip())
        self.headings.append(Heading(level, start + indent))

    def _finish(self) -> None:
        """End a block: links of raw HTML that are still open are none."""
        self._open.clear()
        text = "".join(self._parts)
        if text.strip():
            self.prose.append(Prose(text, tuple(self._marks)))
        self._parts.clear()
        self._marks.clear()
        self._length = 0

    def _find(self, written: str) -> int:
        """Return where the next piece stands, and go behind it; the cursor where it isn't found."""
        limit = min(self._end, self._cursor + _AHEAD + len(written))
        at = self.lines.text.find(written, self._cursor, limit) if written else -1
        if at < 0:
            return self._cursor
        self._cursor = at + len(written)
        return at

    def _say(self, text: str, at: int) -> None:
        self._parts.append(text)
        self._marks.append((self._length, at))
        self._length += len(text)
        for link in self._open:
            link.words.append(text)

    def _text(self, token: Token) -> None:
        self._say(token.content, self._find(token.content))

    def _special(self, token: Token) -> None:
        # An escape or a name of a character: the markup is what stands in the file.
        self._say(token.content, self._find(token.markup or token.content))

    def _break(self, _token: Token) -> None:
        self._say(" ", self._cursor)

    def _code(self, token: Token) -> None:
        at = self._find(token.content)
        self.code.append(Span(at, self._cursor))
        for link in self._open:
            link.words.append(token.content)
        # Code is no prose, but it parts words.
        self._parts.append("\n")
        self._length += 1

    def _link_open(self, token: Token) -> None:
        at = self._find("<" if token.markup == "autolink" else "[")
        self._open.append(_Open(str(token.attrs.get("href", "")), at))

    def _link_close(self, token: Token) -> None:
        if not self._open:
            return
        link = self._open.pop()
        self._add(link)
        if token.markup != "autolink":
            self._find("]")
            if self.lines.text[self._cursor : self._cursor + 1] == "(":
                self._find(link.url)

    def _add(self, link: _Open) -> None:
        block = -1 if self._is_note else self._block
        words = " ".join("".join(link.words).split())
        made = Link(link.url, words, link.at, lacks_alt=link.lacks_alt)
        self.links.append((made, block))

    def _image(self, token: Token) -> None:
        at = self._find("![")
        alt = " ".join(plain_text(token.children or (), self.language).split())
        src = str(token.attrs.get("src", ""))
        self._add_image(Image(src, alt, at))
        self._find("]")
        self._find(src)

    def _add_image(self, image: Image) -> None:
        self.images.append(image)
        for link in self._open:
            link.words.append(f" {image.alt or ''} ")
            link.lacks_alt |= not image.alt and not image.is_decoration

    def _html_inline(self, token: Token) -> None:
        self._html(token.content, self._find(token.content))

    def _html(self, html: str, at: int) -> None:
        for mark in marks(html):
            self._mark(mark, at + mark.at)

    def _mark(self, mark: Mark, at: int) -> None:
        if mark.name == "":
            self._say(mark.text, at)
        elif mark.name == "img":
            alt = mark.value("alt")
            self._add_image(Image(mark.value("src") or "", alt, at, is_decoration=alt == ""))
        elif mark.name == "a" and mark.is_end:
            if self._open:
                self._add(self._open.pop())
        elif mark.name == "a":
            # No link is in a link: the next one ends the one before (HTML, "in body").
            if self._open:
                self._add(self._open.pop())
            if (url := mark.value("href")) is not None:
                self._open.append(_Open(url, at))
        elif not mark.is_end:
            self.headings.append(Heading(int(mark.name[1]), at))

    _rules: ClassVar[Mapping[str, Callable[["_Reader", Token], None]]] = {
        "text": _text,
        "text_special": _special,
        "softbreak": _break,
        "hardbreak": _break,
        "code_inline": _code,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "html_inline": _html_inline,
    }
