"""Makes the body of an MDX text Markdown of this program."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from blogsite.importing.ledger import Entry, Fate, Part, Place, changed, lost
from blogsite.importing.prose import replace_outside_code
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.docusaurus.mdx.admonitions import translate_admonitions
from blogsite.importing.sources.docusaurus.mdx.blocks import CLOSE, OPEN, drop_marks, set_apart
from blogsite.importing.sources.docusaurus.mdx.code import translate_code
from blogsite.importing.sources.docusaurus.mdx.components import Made, Use, make, tab_labels
from blogsite.importing.sources.docusaurus.mdx.html import escaped, html_tag
from blogsite.importing.sources.docusaurus.mdx.jsx import Expression, Piece, Tag, scan
from blogsite.importing.sources.docusaurus.mdx.modules import Statement, read_modules
from blogsite.importing.sources.docusaurus.mdx.spans import code_spans_of_mdx
from blogsite.importing.sources.docusaurus.mdx.values import Names
from blogsite.importing.sources.raw_html import mend_html
from blogsite.importing.sources.spans import Span, within

# What is passed through as a whole: no Markdown is in it, and the sanitiser takes it out.
_WHOLE = frozenset({"script", "style", "svg", "math", "template", "noscript"})
_COMMENT = re.compile(r"\s*/\*.*\*/\s*\Z", re.DOTALL)
_HEADING_ID = re.compile(r"\s*/\*\s*#(?P<id>[\w-]{1,200})\s*\*/\s*\Z")
_ATTRIBUTES = re.compile(r"[#.:][\w-]|[\w-]+=")
_PROGRAM = re.compile(r"=>|<[A-Za-z/>]|\bfunction\b")
_PATHNAME = re.compile(r"\bpathname://(?=/)")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_PARTIAL = re.compile(r".+\.mdx?\Z")
_DEEPEST = 4
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class Partial:
    """A file that a text is partly made of; the body begins in line ``line``."""

    path: str
    text: str
    line: int = 1


@dataclass(frozen=True, slots=True)
class Around:
    """How a text gets at the files that it imports: from an address, and the file that has it."""

    partial: Callable[[str, str], Partial | None]


@dataclass(frozen=True, slots=True)
class ConvertedMdx:
    """A body in this program's dialect, and what became of its parts."""

    markdown: str
    entries: tuple[Entry, ...]


def convert(text: str, path: str, first_line: int, around: Around) -> ConvertedMdx:
    """Convert a body whose first line is ``first_line`` of the file ``path``."""
    entries: list[Entry] = []
    flat = _Conversion(Partial(path, drop_marks(text), first_line), around, entries).run()
    laid = translate_admonitions(set_apart(_PATHNAME.sub("", flat)))
    mended = mend_html(translate_code(laid), path, 0)
    entries += _with_lines(mended.entries, text, first_line)
    text = replace_outside_code(_BLANK_LINES, lambda _: "\n\n", mended.markdown)
    return ConvertedMdx(link_bare_addresses(text), tuple(entries))


def _with_lines(entries: tuple[Entry, ...], text: str, first_line: int) -> Iterator[Entry]:
    """Find in the source the tags that entries are about, each after the one before."""
    places: dict[str, int] = {}
    for entry in entries:
        name = re.search(r"<([\w-]+)", entry.name)
        tag = f"<{name[1].lower()}" if name else ""
        at = text.lower().find(tag, places.get(tag, 0)) if tag else -1
        if at >= 0:
            places[tag] = at + 1
        line = first_line + text.count("\n", 0, at) if at >= 0 else first_line
        yield replace(entry, place=Place(entry.place.path, line))


@dataclass(slots=True)
class _Conversion:
    """One text, or one that it imports."""

    source: Partial
    around: Around
    entries: list[Entry]
    depth: int = 0
    names: Names = field(default_factory=Names)
    _open: list[tuple[str, str]] = field(default_factory=list)
    _tabs: list[dict[str, str]] = field(default_factory=list)

    def run(self) -> str:
        """Return the text without JSX, in which marks stand for components that were blocks."""
        text = self.source.text
        code = code_spans_of_mdx(text)
        modules = read_modules(text, within(code))
        self.names = Names(modules.imports, modules.constants)
        taken = [(statement.start, statement.end) for statement in modules.statements]
        passed = tuple(sorted([*code, *taken]))
        for statement in modules.statements:
            self._statement(statement)
        return "".join(self._written(passed, dict(taken)))

    def _written(self, passed: tuple[Span, ...], taken: dict[int, int]) -> Iterator[str]:
        text, place = self.source.text, 0
        waiting = sorted(taken.items())
        for piece in scan(text, within(passed)):
            if piece.start < place:
                continue
            yield _without(text, place, piece.start, waiting)
            place, made = self._made(piece)
            yield made
        yield _without(text, place, len(text), waiting)

    def _made(self, piece: Piece) -> tuple[int, str]:
        if isinstance(piece, Expression):
            return piece.end, self._expression(piece)
        if piece.name.lower() in _WHOLE and not piece.is_end and not piece.is_closed:
            end = self._end_of(piece)
            return end, self.source.text[piece.start : end]
        if piece.name == "head" and not piece.is_closed:
            return self._end_of(piece), self._lost(piece, "what is only for machines is left out")
        if piece.name == "CodeBlock" and not piece.is_end and not piece.is_closed:
            return self._code_block(piece)
        is_html = piece.name[:1].islower() and "." not in piece.name
        return piece.end, self._html(piece) if is_html else self._component(piece)

    def _html(self, tag: Tag) -> str:
        def dropped(name: str) -> None:
            self._say(
                Part.HTML, Fate.CHANGED, tag.start, f"`{name}` of `<{tag.name}>`", "is left out"
            )

        return html_tag(tag, self.names, dropped)

    def _component(self, tag: Tag) -> str:
        if tag.is_end:
            return self._closing(tag)
        if not tag.name:
            self._open.append(("", CLOSE if self._is_alone(tag) else ""))
            return OPEN if self._is_alone(tag) else ""
        if (partial := self._partial(tag)) is not None:
            return partial
        if not tag.is_closed and "tab" in tag.name.lower() and "values" in tag.attributes:
            self._tabs.append(dict(tab_labels(tag)))
        tabs = self._tabs[-1] if self._tabs else {}
        made = make(Use(tag, self.names, self._is_alone(tag), tabs))
        if made is None:
            return self._unknown(tag)
        self._say(made.part, made.fate, tag.start, self._shown(tag), made.how)
        return self._opened(tag, made)

    def _opened(self, tag: Tag, made: Made) -> str:
        end = f"\n\n{made.end}{CLOSE}\n\n" if made.is_block else made.end
        if not tag.is_closed:
            self._open.append((tag.name, end))
        if not made.is_block:
            return made.text
        indent = self._indent(tag)
        opener = "" if tag.is_closed else OPEN
        if made.text.startswith("<"):
            return f"{made.text}\n{indent}" if not opener else made.text
        return f"{opener}\n\n{indent}{made.text}\n\n{indent}" if made.text else opener

    def _closing(self, tag: Tag) -> str:
        """Return what the opening tag left for its end; ends of nothing are left out."""
        names = [name for name, _ in self._open]
        if tag.name not in names:
            return ""
        while self._open:
            name, end = self._open.pop()
            if name == tag.name:
                indent = self._indent(tag)
                return end.replace("\n\n", f"\n\n{indent}") if "\n" in end else end
        return ""

    def _unknown(self, tag: Tag) -> str:
        """Keep what stands in a component, and show one that holds nothing as it was written."""
        alone = self._is_alone(tag)
        if not tag.is_closed:
            self._say(
                Part.SHORTCODE, Fate.CHANGED, tag.start, self._shown(tag), "what is in it stays"
            )
            self._open.append((tag.name, CLOSE if alone else ""))
            label = self.names.text(tag.attributes.get("title") or tag.attributes.get("label", ""))
            title = f"\n\n{self._indent(tag)}**{escaped(label)}**\n\n" if label else ""
            return OPEN + title if alone else ""
        self._say(
            Part.SHORTCODE, Fate.CHANGED, tag.start, self._shown(tag), "not known, shown as written"
        )
        return _as_code(self.source.text[tag.start : tag.end])

    def _partial(self, tag: Tag) -> str | None:
        """Return the text of an imported file that a tag stands for."""
        address = self.names.imports.get(tag.name, "")
        if not _PARTIAL.match(address) or self.depth >= _DEEPEST:
            return None
        partial = self.around.partial(address, self.source.path)
        if partial is None:
            return None
        self._say(
            Part.SHORTCODE, Fate.CHANGED, tag.start, self._shown(tag), f"holds `{partial.path}`"
        )
        inner = _Conversion(
            replace(partial, text=drop_marks(partial.text)),
            self.around,
            self.entries,
            self.depth + 1,
        )
        indent = self._indent(tag)
        text = "\n".join(
            indent + line if line else line for line in inner.run().strip("\n").split("\n")
        )
        if not tag.is_closed:
            self._open.append((tag.name, CLOSE))
        return f"\n\n{text}\n\n"

    def _expression(self, piece: Expression) -> str:
        code = piece.code
        if found := _HEADING_ID.match(code):
            return f"{{#{found['id']}}}"
        if _COMMENT.match(code):
            return ""
        said = self.names.said(code)
        if said is not None and not _PARTIAL.match(said):
            return said
        whole = self.source.text[piece.start : piece.end]
        if _ATTRIBUTES.match(code) or not code.strip():
            return whole
        self._say(Part.SHORTCODE, Fate.CHANGED, piece.start, whole, "is shown as written")
        return _as_code(whole) if _PROGRAM.search(code) else whole

    def _code_block(self, tag: Tag) -> tuple[int, str]:
        """Make fenced code of a component that holds it as a text."""
        end = self._end_of(tag)
        inner = self.source.text[tag.end : end].rpartition("</")[0].strip()
        if inner.startswith("{") and inner.endswith("}"):
            said = self.names.said(inner[1:-1])
            inner = inner[1:-1].strip().strip("`") if said is None else said
        language, title = (
            self.names.text(tag.attributes.get(name, "")) for name in ("language", "title")
        )
        info = f"{language or ''} " + (f'title="{title}"' if title and '"' not in title else "")
        self._say(Part.SHORTCODE, Fate.CHANGED, tag.start, self._shown(tag), "is fenced code")
        mark = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", inner)), default=0))
        return end, f"\n\n{mark}{info.strip()}\n{inner.strip(chr(10))}\n{mark}\n\n"

    def _end_of(self, tag: Tag) -> int:
        found = re.compile(rf"</{re.escape(tag.name)}\s*>").search(self.source.text, tag.end)
        return found.end() if found else tag.end

    def _statement(self, statement: Statement) -> None:
        name = " ".join(statement.text.split())[:_LONGEST_NAME]
        place = self._place(statement.start)
        self.entries.append(lost(Part.SHORTCODE, name, place, "is code of the old site"))

    def _lost(self, tag: Tag, why: str) -> str:
        self._say(Part.HTML, Fate.LOST, tag.start, self._shown(tag), why)
        return ""

    def _say(self, part: Part, fate: Fate, start: int, name: str, note: str) -> None:
        name = " ".join(name.split())[:_LONGEST_NAME]
        make_entry = lost if fate is Fate.LOST else changed
        self.entries.append(make_entry(part, name, self._place(start), note))

    def _place(self, start: int) -> Place:
        line = self.source.line + self.source.text.count("\n", 0, start)
        return Place(self.source.path, line)

    def _shown(self, tag: Tag) -> str:
        return self.source.text[tag.start : tag.end]

    def _is_alone(self, tag: Tag) -> bool:
        """Tell whether nothing else stands on the lines of a tag."""
        text = self.source.text
        before = text[text.rfind("\n", 0, tag.start) + 1 : tag.start]
        end = text.find("\n", tag.end)
        return not before.strip() and not text[tag.end : end if end >= 0 else None].strip()

    def _indent(self, tag: Tag) -> str:
        text = self.source.text
        line = text[text.rfind("\n", 0, tag.start) + 1 : tag.start]
        return line[: len(line) - len(line.lstrip(" \t"))]


def _without(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> str:
    """Return a piece of text without the statements in it."""
    kept, place = [], start
    for first, last in taken:
        if start <= first < end:
            kept.append(text[place:first])
            place = last
    return "".join([*kept, text[place:end]])


def _as_code(written: str) -> str:
    line = " ".join(written.split())
    mark = "`" * (1 + max((len(run) for run in re.findall(r"`+", line)), default=0))
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{mark}{space}{line}{space}{mark}"
