"""Takes Liquid out of a text: what is plain says what it stands for, the rest stays as written."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from blogsite.importing.ledger import Entry, Fate, Part, Place
from blogsite.importing.sources.jekyll.tags import Made, include_of, known_tag_of
from blogsite.importing.sources.jekyll.values import Scope
from blogsite.importing.sources.line_index import LineIndex

_MARKUP = re.compile(
    r"\{%-?[ \t\n]*(?P<tag>\w+)(?P<rest>[^{}%]*(?:%(?!\})[^{}%]*|\{(?!%)[^{}%]*|\}[^{}%]*)*)-?%\}"
    r"|\{\{-?(?P<out>[^{}]{0,2000}?)-?\}\}"
)
_WORD = re.compile(r"[\w./-]+")
_ADDRESS = re.compile(
    r"\{\{-?\s*(?:site\.(?:baseurl|url)|[\"']{2}\s*\|\s*(?:relative|absolute)_url)\s*-?\}\}\Z"
)
_NUMBERS = re.compile(r"\d{1,5}(?:-\d{1,5})?")
_LONGEST_NAME = 160
_DEEPEST = 4
# Characters of included files that a text may be made of, however often it has them.
_MOST_OF_PARTS = 500_000
# Each of them takes some time, however short it is.
_PER_PART = 500
# What Liquid decides or counts, which only it could do.
_BLOCKS = frozenset({"raw", "comment", "highlight", "capture"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of Liquid; its text begins in line ``line``."""

    path: str
    text: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """How a text gets at other files: what it includes, and the address of what it links."""

    include: Callable[[str], Piece | None]
    beside: Callable[[str, str], Piece | None]
    link: Callable[[str, str], str]


@dataclass(slots=True)
class Liquid:
    """One file, read with what it may say; ``budget`` is what included files may still hold."""

    piece: Piece
    scope: Scope
    around: Around
    entries: list[Entry]
    budget: list[int] = field(default_factory=lambda: [_MOST_OF_PARTS])
    depth: int = 0
    _endless: set[str] = field(default_factory=set)

    def run(self) -> str:
        """Return the text without Liquid."""
        lines = LineIndex(self.piece.text, self.piece.line)
        return "".join(self._pieces(0, len(self.piece.text), lines))

    def _pieces(self, start: int, end: int, lines: LineIndex) -> Iterator[str]:
        text, place = self.piece.text, start
        while found := _MARKUP.search(text, place, end):
            yield text[place : found.start()]
            place = found.end()
            if found["tag"] in _BLOCKS:
                inner_end, place = self._end_of(found["tag"], found.end(), end)
                yield self._block(found, inner_end, lines)
            elif found["tag"]:
                yield self._tag(found, lines)
            else:
                yield self._output(found, lines)
        yield text[place:end]

    def _block(self, found: re.Match[str], end: int, lines: LineIndex) -> str:
        start = found.end()
        inner = self.piece.text[start:end]
        if found["tag"] == "raw":
            return inner
        if found["tag"] == "comment":
            self._say(Part.SHORTCODE, Fate.LOST, found, lines, "readers never saw what is in it")
            return ""
        inner = "".join(self._pieces(start, end, lines))
        if found["tag"] == "capture":
            self.scope.variables[found["rest"].strip()] = inner.strip()
            self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "stands where it is used")
            return ""
        self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is fenced code")
        return _fenced(found["rest"], inner, self._indent(found, lines))

    def _tag(self, found: re.Match[str], lines: LineIndex) -> str:
        name, rest = found["tag"], found["rest"].strip()
        if name in ("post_url", "link"):
            word = _WORD.match(rest)
            address = self.around.link(name, word[0] if word else "")
            if address:
                self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is the address")
                return address
        elif name == "assign":
            return self._assign(found, rest, lines)
        elif name in ("include", "include_cached", "include_relative"):
            return self._include(found, name, rest, lines)
        elif made := known_tag_of(name, rest, self.scope):
            return self._made(found, made, lines)
        self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is shown as written")
        return found[0]

    def _assign(self, found: re.Match[str], rest: str, lines: LineIndex) -> str:
        name, _, expression = rest.partition("=")
        value = self.scope.said(expression)
        if value is None:
            self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is shown as written")
            return found[0]
        self.scope.variables[name.strip()] = value
        self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "stands where it is used")
        return ""

    def _output(self, found: re.Match[str], lines: LineIndex) -> str:
        following = _MARKUP.match(self.piece.text, found.end())
        if _ADDRESS.match(found[0]) and following and following["tag"] in ("post_url", "link"):
            return ""
        said = self.scope.said(found["out"])
        if said is None:
            self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is shown as written")
            return found[0]
        return said

    def _include(self, found: re.Match[str], name: str, rest: str, lines: LineIndex) -> str:
        word = _WORD.match(rest)
        parameters = self.scope.parameters(rest[word.end() :] if word else "")
        address = word[0] if word else ""
        if name == "include_relative":
            piece = self.around.beside(address, self.piece.path)
        else:
            if made := include_of(address, parameters):
                return self._made(found, made, lines)
            piece = self.around.include(address)
        if piece and self.depth < _DEEPEST and len(piece.text) <= self.budget[0]:
            self.budget[0] -= len(piece.text) + _PER_PART
            inner = self._included(piece, parameters)
            if inner is not None:
                self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, f"holds `{piece.path}`")
                return inner
        self._say(Part.SHORTCODE, Fate.CHANGED, found, lines, "is shown as written")
        return found[0]

    def _included(self, piece: Piece, parameters: Mapping[str, str]) -> str | None:
        """Return the text of a file; None for one that Liquid would have to decide about."""
        entries: list[Entry] = []
        scope = replace(self.scope, values={**self.scope.values, "include": parameters})
        inner = (
            Liquid(piece, scope, self.around, entries, self.budget, self.depth + 1)
            .run()
            .strip("\n")
        )
        if _MARKUP.search(inner):
            return None
        self.entries.extend(entries)
        return inner

    def _made(self, found: re.Match[str], made: Made, lines: LineIndex) -> str:
        self._say(made.part, Fate.CHANGED, found, lines, made.how)
        if not made.is_block:
            return made.text
        indent = self._indent(found, lines)
        text = "\n".join(indent + line if line else line for line in made.text.split("\n"))
        return f"\n\n{text}\n\n{indent}"

    def _end_of(self, name: str, start: int, end: int) -> tuple[int, int]:
        """Return where a block's inside ends and where to go on; at its start without an end."""
        if name not in self._endless:
            ending = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}")
            if found := ending.search(self.piece.text, start, end):
                return found.start(), found.end()
            self._endless.add(name)
        return start, start

    def _indent(self, found: re.Match[str], lines: LineIndex) -> str:
        line = self.piece.text[lines.start(found.start()) : found.start()]
        return line if not line.strip() else ""

    def _say(
        self, part: Part, fate: Fate, found: re.Match[str], lines: LineIndex, note: str
    ) -> None:
        name = " ".join(found[0].split())[:_LONGEST_NAME]
        place = Place(self.piece.path, lines.line(found.start()))
        self.entries.append(Entry(part, fate, name, place, note))


def _fenced(options: str, inner: str, indent: str) -> str:
    """Make fenced code of a block of highlighted code."""
    language, _, rest = options.strip().partition(" ")
    braces = ["linenums=true"] if re.search(r"\blinenos\b(?!\s*=\s*false)", rest) else []
    if marked := re.search(r"(?:hl_lines|mark_lines)\s*=\s*[\"']([\d\s-]{1,500})[\"']", rest):
        ranges = (each if each.isdigit() else f'"{each}"' for each in _NUMBERS.findall(marked[1]))
        braces.append(f"hl_lines=[{','.join(ranges)}]")
    runs = (len(run) for run in re.findall(r"`{3,}", inner))
    mark = "`" * max(3, 1 + max(runs, default=0))
    head = f"{language} {{{' '.join(braces)}}}" if braces else language
    body = inner.strip("\n").rstrip()
    return f"\n{indent}{mark}{head}\n{body}\n{indent}{mark}\n"
