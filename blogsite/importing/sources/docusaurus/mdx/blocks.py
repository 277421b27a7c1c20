"""Blocks of JSX set apart, as Markdown wants its HTML: blank lines around, nothing set in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from blogsite.importing.sources.docusaurus.mdx.fences import fences
from blogsite.importing.sources.docusaurus.mdx.spans import code_spans_of_mdx, within

# They stand where a component began or ended of which nothing is left.
OPEN, CLOSE = "\ue000", "\ue001"
_BLOCKS = (
    "address|article|aside|blockquote|center|details|div|dl|dt|dd|fieldset|figcaption|figure|footer|form"
    "|h[1-6]|header|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio"
)
_BLOCK = re.compile(
    rf"<(?P<end>/?)(?P<name>{_BLOCKS})(?=[\s/>])(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*?(?P<closed>/?)>"
    rf"|[{OPEN}{CLOSE}]",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>")
_MARKED = re.compile(r"[*_`\[\]~]|^\s*(?:[-+#>]|\d+\.)\s")
_OPAQUE = re.compile(r"<(?P<name>pre|script|style|svg|iframe)\b", re.IGNORECASE)
_BLANK = ""
# More of them in front of a line would make it code.
_MOST_SPACES = 3


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
            self.lines.append(_BLANK)


def set_apart(text: str) -> str:
    """Return a text whose blocks of HTML are read as MDX reads them."""
    if not _BLOCK.search(text) and not _OPAQUE.search(text):
        return text
    lines = text.split("\n")
    writer = _Writer()
    layout = _Layout(writer, within(code_spans_of_mdx(text)))
    place = 0
    for fence in fences(lines):
        layout.text(lines[place : fence.first])
        layout.code(lines[fence.first : fence.end])
        place = fence.end
    layout.text(lines[place:])
    layout.flush()
    return "\n".join(writer.lines)


@dataclass(slots=True)
class _Layout:
    writer: _Writer
    code_end: Callable[[int], int]
    place: int = 0
    # The text within HTML, or outside of it, that is set in as one.
    chunk: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    opaque: str = ""

    def code(self, lines: list[str]) -> None:
        self.chunk += lines
        self.place += sum(len(line) + 1 for line in lines)

    def text(self, lines: list[str]) -> None:
        for line in lines:
            tags = _BLOCK.finditer(line)
            self._line(line, [tag for tag in tags if not self.code_end(self.place + tag.start())])
            self.place += len(line) + 1

    def flush(self) -> None:
        """Write the text so far, set in no deeper than the element around it."""
        chunk, self.chunk = self.chunk, []
        if self.bases:
            base = len(self.bases[0])
            indents = [len(line) - len(line.lstrip(" \t")) for line in chunk if line.strip()]
            cut = max(min(indents, default=0) - base, 0)
            chunk = [line[cut:] if line[:cut].isspace() or not cut else line for line in chunk]
            while chunk and not chunk[0].strip():
                del chunk[0]
            while chunk and not chunk[-1].strip():
                del chunk[-1]
        self.writer.write(chunk, is_raw=False)

    def _line(self, line: str, tags: list[re.Match[str]]) -> None:
        opaque = None if self.opaque else _OPAQUE.match(line.lstrip())
        if self.opaque or opaque:
            self._opaque(line, opaque["name"].lower() if opaque else "")
        elif not tags:
            self.chunk.append(line)
        elif self._is_plain(line, tags):
            self._raw(line, tags)
        else:
            self._split(line, tags)

    def _opaque(self, line: str, name: str) -> None:
        if name:
            self.flush()
            self.opaque = name
        self.writer.write([line], is_raw=True)
        if f"</{self.opaque}" in line.lower() or line.rstrip().endswith("/>"):
            self.opaque = ""

    def _is_plain(self, line: str, tags: list[re.Match[str]]) -> bool:
        """Tell whether a line is HTML as a whole, with nothing in it that Markdown would read."""
        if line[: tags[0].start()].strip() or any(tag[0] in (OPEN, CLOSE) for tag in tags):
            return False
        words = _TAG.sub("", line)
        return not _MARKED.search(words) and (not words.strip() or bool(tags[-1]["end"]))

    def _split(self, line: str, tags: list[re.Match[str]]) -> None:
        indent = line[: len(line) - len(line.lstrip(" \t"))]
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
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        base = self.bases[0] if self.bases else self._base(indent)
        if tags[0][0] in (OPEN, CLOSE):
            self.writer.part()
        else:
            self.writer.write([base + line.strip()], is_raw=True)
        for tag in tags:
            if tag[0] == CLOSE or tag["end"]:
                if self.bases:
                    self.bases.pop()
            elif not tag["closed"]:
                self.bases.append(base)

    def _base(self, indent: str) -> str:
        return indent if len(indent) <= _MOST_SPACES or self._in_list() else ""

    def _in_list(self) -> bool:
        """Tell whether the text before is an item of a list, so that spaces in front mean something."""
        for line in reversed(self.writer.lines[-50:]):
            if line.strip():
                return line.startswith((" ", "\t")) or bool(re.match(r"[-*+]\s|\d+[.)]\s", line))
        return False


def drop_marks(text: str) -> str:
    """Return a source's text without characters that stand for something here."""
    return text.replace(OPEN, "").replace(CLOSE, "")
