"""Blocks of JSX set apart, as Markdown wants its HTML: blank lines around, nothing set in."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt

from blogsite.importing.sources.docusaurus.mdx.fences import fences
from blogsite.importing.sources.docusaurus.mdx.spans import code_spans_of_mdx
from blogsite.importing.sources.spans import within

# They stand where a component began or ended of which nothing is left.
OPEN, CLOSE = "\ue000", "\ue001"
_BLOCKS = (
    "address|article|aside|blockquote|caption|center|details|div|dl|dt|dd|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
    "|video|audio"
)
_BLOCK = re.compile(
    rf"<(?P<end>/?)(?P<name>{_BLOCKS})(?=[\s/>])(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*?(?P<closed>/?)>"
    rf"|[{OPEN}{CLOSE}]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>")
_INLINE_MARKS = re.compile(r"[*_`\[\]~\\&]")
_BLOCK_MARKS = re.compile(r"(?:[-+*#>]|\d+[.)])\s|[`~]{3}|\|")
_OPAQUE = re.compile(r"<(?P<name>pre|script|style|svg|iframe)\b", re.IGNORECASE)
# Elements that hold words and no blocks.
_PHRASES = frozenset(["p", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"])
# More of them in front of a line would make it code.
_MOST_SPACES = 3


def set_apart(text: str) -> str:
    """Return a text whose blocks of HTML are read as MDX reads them."""
    if not _BLOCK.search(text) and not _OPAQUE.search(text):
        return text
    lines = text.split("\n")
    layout = _Layout(within(code_spans_of_mdx(text)))
    place = 0
    for fence in fences(lines):
        layout.text(lines[place : fence.first])
        layout.code(lines[fence.first : fence.end])
        place = fence.end
    layout.text(lines[place:])
    layout.flush()
    return "\n".join(layout.writer.lines)


def drop_marks(text: str) -> str:
    """Return a source's text without characters that stand for something here."""
    return text.replace(OPEN, "").replace(CLOSE, "")


@dataclass(slots=True)
class _Writer:
    """Lines as they come; ``is_raw`` tells HTML from text, between which a blank line stands."""

    lines: list[str] = field(default_factory=list)
    is_raw: bool | None = None

    def write(self, lines: list[str], *, is_raw: bool) -> None:
        if not lines:
            return
        if self.is_raw is not None and self.is_raw != is_raw:
            self.part()
        self.lines += lines
        self.is_raw = is_raw

    def part(self) -> None:
        if self.lines and self.lines[-1].strip():
            self.lines.append("")


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    indent: str


@dataclass(slots=True)
class _Layout:
    code_end: Callable[[int], int]
    writer: _Writer = field(default_factory=_Writer)
    place: int = 0
    # The text within an element, or outside of all, that is set in as one.
    chunk: list[str] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    opaque: str = ""

    def code(self, lines: list[str]) -> None:
        """Take fenced code, which is set in like the text around it."""
        self.chunk += lines
        self.place += sum(len(line) + 1 for line in lines)

    def text(self, lines: list[str]) -> None:
        """Take lines that are no fenced code."""
        for line in lines:
            tags = _BLOCK.finditer(line)
            self._line(line, [tag for tag in tags if not self.code_end(self.place + tag.start())])
            self.place += len(line) + 1

    def flush(self) -> None:
        """Write the text so far, set in no deeper than the element around it."""
        chunk, self.chunk = self.chunk, []
        if not self.elements:
            self.writer.write(chunk, is_raw=False)
            return
        base = self.elements[0].indent
        chunk = _outdented(chunk, len(base))
        if chunk and self.elements[-1].name in _PHRASES and not _has_blocks(chunk):
            inline = _rendered(" ".join(line.strip() for line in chunk))
            self.writer.write([base + inline], is_raw=True)
        else:
            self.writer.write(chunk, is_raw=False)

    def _line(self, line: str, tags: list[re.Match[str]]) -> None:
        opaque = None if self.opaque else _OPAQUE.match(line.lstrip())
        if self.opaque or opaque:
            self._opaque(line, opaque["name"].lower() if opaque else "")
        elif not tags and self.elements and line.strip() and not _TAG.sub("", line).strip():
            self.flush()
            self.writer.write([self.elements[0].indent + line.strip()], is_raw=True)
        elif not tags or _is_text(line, tags):
            self.chunk.append(line)
        elif self._is_one(line, tags):
            self._raw(_TAGLESS.sub(_rendered_words, line), tags)
        else:
            self._split(line, tags)

    def _opaque(self, line: str, name: str) -> None:
        if name:
            self.flush()
            self.opaque = name
        self.writer.write([line], is_raw=True)
        if f"</{self.opaque}" in line.lower() or line.rstrip().endswith("/>"):
            self.opaque = ""

    def _is_one(self, line: str, tags: list[re.Match[str]]) -> bool:
        """Tell whether a line is HTML as a whole: it begins and ends with tags of blocks."""
        if line[: tags[0].start()].strip() or any(tag[0] in (OPEN, CLOSE) for tag in tags):
            return False
        after = line[tags[-1].end() :].strip()
        inner = [line[a.end() : b.start()].strip() for a, b in pairwise(tags)]
        return not _TAG.sub("", after).strip() and not any(map(_BLOCK_MARKS.match, inner))

    def _split(self, line: str, tags: list[re.Match[str]]) -> None:
        indent = _indent(line)
        place = 0
        for tag in tags:
            if before := line[place : tag.start()].strip():
                self.chunk.append(indent + before)
            self._raw(indent + tag[0], [tag])
            place = tag.end()
        if after := line[place:].strip():
            self.chunk.append(indent + after)

    def _raw(self, line: str, tags: list[re.Match[str]]) -> None:
        self.flush()
        base = self.elements[0].indent if self.elements else self._base(_indent(line))
        if tags[0][0] in (OPEN, CLOSE):
            self.writer.part()
        else:
            self.writer.write([base + line.strip()], is_raw=True)
        for tag in tags:
            if tag[0] == CLOSE or tag["end"]:
                del self.elements[-1:]
            elif not tag["closed"]:
                self.elements.append(_Element((tag["name"] or "").lower(), base))

    def _base(self, indent: str) -> str:
        return indent if len(indent) <= _MOST_SPACES or self._is_in_list() else ""

    def _is_in_list(self) -> bool:
        """Tell whether the text before is an item of a list, so that spaces in front mean something."""
        for line in reversed(self.writer.lines[-50:]):
            if line.strip():
                return line.startswith((" ", "\t")) or bool(re.match(r"[-*+]\s|\d+[.)]\s", line))
        return False


def _is_text(line: str, tags: list[re.Match[str]]) -> bool:
    """Tell whether the tags of a line are a part of its text, as in a row of a table."""
    if line.lstrip(" \t>").startswith("|"):
        return True
    if not line[: tags[0].start()].strip() or any(tag[0] in (OPEN, CLOSE) for tag in tags):
        return False
    return sum(-1 if tag["end"] else not tag["closed"] for tag in tags) == 0


_TAGLESS = re.compile(r"(?<=>)[^<>]+(?=<)")


def _rendered_words(found: re.Match[str]) -> str:
    return _rendered(found[0]) if found[0].strip() else found[0]


def _rendered(text: str) -> str:
    """Return a line of Markdown as HTML."""
    return _inline().renderInline(text) if _INLINE_MARKS.search(text) else text


@functools.cache
def _inline() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")


def _has_blocks(lines: list[str]) -> bool:
    return any(not line.strip() or _BLOCK_MARKS.match(line.strip()) for line in lines)


def _outdented(lines: list[str], base: int) -> list[str]:
    """Set lines in by ``base`` at least, and take blank ones from both ends."""
    indents = [len(_indent(line)) for line in lines if line.strip()]
    cut = max(min(indents, default=0) - base, 0)
    cleaned = [line[cut:] if line[:cut].isspace() or not cut else line for line in lines]
    while cleaned and not cleaned[0].strip():
        del cleaned[0]
    while cleaned and not cleaned[-1].strip():
        del cleaned[-1]
    return cleaned


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
