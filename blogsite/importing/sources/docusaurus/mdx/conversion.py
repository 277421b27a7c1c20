"""Takes the JSX out of an MDX text, and those parts along that it imports."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from heapq import merge
from operator import attrgetter

from blogsite.importing.ledger import Entry, Fate, Part
from blogsite.importing.sources.docusaurus.mdx.blocks import CLOSE, OPEN, drop_marks
from blogsite.importing.sources.docusaurus.mdx.components import Made, Use, make, tab_labels
from blogsite.importing.sources.docusaurus.mdx.html import escaped, html_tag
from blogsite.importing.sources.docusaurus.mdx.jsx import Expression, Piece, Tag, scan
from blogsite.importing.sources.docusaurus.mdx.modules import Statement, read_modules
from blogsite.importing.sources.docusaurus.mdx.spans import code_spans_of_mdx
from blogsite.importing.sources.docusaurus.mdx.values import Names
from blogsite.importing.sources.docusaurus.mdx.written import Partial, Written
from blogsite.importing.sources.spans import within

# What is passed through as a whole: no Markdown is in it, and the sanitiser takes it out.
_WHOLE = frozenset({"script", "style", "svg", "math", "template", "noscript"})
_COMMENT = re.compile(r"\s*/\*.*\*/\s*\Z", re.DOTALL)
_HEADING_ID = re.compile(r"\s*/\*\s*#(?P<id>[\w-]{1,200})\s*\*/\s*\Z")
_ATTRIBUTES = re.compile(r"[#.:][\w-]|[\w-]+=")
_PROGRAM = re.compile(r"=>|<[A-Za-z/>]|\bfunction\b")
_PARTIAL = re.compile(r".+\.mdx?\Z")
_DEEPEST = 4
# Characters of parts that a text may be made of, however often it has them.
_MOST_OF_PARTS = 500_000


@dataclass(frozen=True, slots=True)
class Around:
    """How a text gets at the files that it imports: from an address, and the file that has it."""

    partial: Callable[[str, str], Partial | None]


@dataclass(slots=True)
class Conversion:
    """One text, or one that it imports; ``budget`` is what all parts together may still hold."""

    source: Written
    around: Around
    budget: list[int] = field(default_factory=lambda: [_MOST_OF_PARTS])
    depth: int = 0
    names: Names = field(default_factory=Names)
    _open: list[tuple[str, str]] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _tabs: list[dict[str, str]] = field(default_factory=list)

    def run(self) -> str:
        """Return the text without JSX, in which marks stand for components that were blocks."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        text, place = self.source.text, 0
        code = code_spans_of_mdx(text)
        modules = read_modules(text, within(code))
        self.names = Names(modules.imports, modules.constants)
        taken = ((statement.start, statement.end) for statement in modules.statements)
        jsx = scan(text, within(sorted([*code, *taken])))
        for piece in merge(modules.statements, jsx, key=attrgetter("start")):
            if piece.start < place:
                continue
            yield text[place : piece.start]
            place, made = self._made(piece)
            yield made
        yield text[place:]

    def _made(self, piece: Piece | Statement) -> tuple[int, str]:
        """Return where to go on, and what stands in the place of a piece."""
        if isinstance(piece, Statement):
            why = "is code of the old site"
            self.source.note(Part.SHORTCODE, Fate.LOST, piece.start, piece.text, why)
            return piece.end, ""
        if isinstance(piece, Expression):
            return piece.end, self._expression(piece)
        is_opened = not piece.is_end and not piece.is_closed
        if piece.name.lower() in _WHOLE and is_opened:
            end = self.source.end_of(piece.name, piece.end)
            return end, self.source.text[piece.start : end]
        if piece.name == "head" and is_opened:
            self.source.say(Part.HTML, Fate.LOST, piece, "what is only for machines is left out")
            return self.source.end_of(piece.name, piece.end), ""
        if piece.name == "CodeBlock" and is_opened:
            return self._code_block(piece)
        is_html = piece.name[:1].islower() and "." not in piece.name
        return piece.end, self._html(piece) if is_html else self._component(piece)

    def _html(self, tag: Tag) -> str:
        def dropped(name: str) -> None:
            what = f"`{name}` of `<{tag.name}>`"
            self.source.say(Part.HTML, Fate.CHANGED, tag, "is left out", what)

        return html_tag(tag, self.names, dropped)

    def _component(self, tag: Tag) -> str:
        if tag.is_end:
            return self._closing(tag)
        if not tag.name:
            mark = self.source.is_alone(tag)
            self._push(tag, CLOSE if mark else "")
            return OPEN if mark else ""
        if (partial := self._partial(tag)) is not None:
            return partial
        if not tag.is_closed and "tab" in tag.name.lower() and "values" in tag.attributes:
            self._tabs.append(dict(tab_labels(tag)))
        tabs = self._tabs[-1] if self._tabs else {}
        made = make(Use(tag, self.names, self.source.is_alone(tag), tabs))
        if made is None:
            return self._unknown(tag)
        self.source.say(made.part, made.fate, tag, made.how)
        return self._opened(tag, made)

    def _opened(self, tag: Tag, made: Made) -> str:
        if not made.is_block:
            if not tag.is_closed:
                self._push(tag, made.end)
            return made.text
        indent = self.source.indent(tag)
        if tag.is_closed:
            return f"\n\n{indent}{made.text}\n\n{indent}"
        if made.text.startswith("<"):
            self._push(tag, f"\n{made.end}\n")
            return made.text
        self._push(tag, f"{CLOSE}\n\n{made.end}\n\n")
        return f"\n\n{indent}{made.text}\n\n{indent}{OPEN}" if made.text else OPEN

    def _push(self, tag: Tag, end: str) -> None:
        self._open.append((tag.name, end))
        self._counts[tag.name] += 1

    def _closing(self, tag: Tag) -> str:
        """Return what the opening tag left for its end; ends of nothing are left out."""
        while self._counts[tag.name] and self._open:
            name, end = self._open.pop()
            self._counts[name] -= 1
            if name == tag.name:
                return re.sub(r"\n+", lambda breaks: breaks[0] + self.source.indent(tag), end)
        return ""

    def _unknown(self, tag: Tag) -> str:
        """Keep what stands in a component, and show one that holds nothing as it was written."""
        if tag.is_closed:
            self.source.say(Part.SHORTCODE, Fate.CHANGED, tag, "not known, shown as written")
            return _as_code(self.source.shown(tag))
        self.source.say(Part.SHORTCODE, Fate.CHANGED, tag, "not known, what is in it stays")
        is_alone = self.source.is_alone(tag)
        self._push(tag, CLOSE if is_alone else "")
        if not is_alone:
            return ""
        label = self.names.text(tag.attributes.get("title") or tag.attributes.get("label", ""))
        indent = self.source.indent(tag)
        return f"\n\n{indent}**{escaped(label)}**\n\n{indent}{OPEN}" if label else OPEN

    def _partial(self, tag: Tag) -> str | None:
        """Return the text of an imported file that a tag stands for."""
        address = self.names.imports.get(tag.name, "")
        if not _PARTIAL.match(address) or self.depth >= _DEEPEST:
            return None
        partial = self.around.partial(address, self.source.path)
        if partial is None or len(partial.text) > self.budget[0]:
            return None
        self.budget[0] -= len(partial.text)
        self.source.say(Part.SHORTCODE, Fate.CHANGED, tag, f"holds `{partial.path}`")
        part = written(partial, self.source.entries)
        inner = Conversion(part, self.around, self.budget, self.depth + 1).run().strip("\n")
        indent = self.source.indent(tag)
        lines = (indent + line if line else line for line in inner.split("\n"))
        if not tag.is_closed:
            self._push(tag, "")
        return "\n\n" + "\n".join(lines) + "\n\n"

    def _expression(self, piece: Expression) -> str:
        code = piece.code
        if found := _HEADING_ID.match(code):
            return f"{{#{found['id']}}}"
        if _COMMENT.match(code):
            return ""
        said = self.names.said(code)
        if said is not None and not _PARTIAL.match(said):
            return said
        whole = self.source.shown(piece)
        if _ATTRIBUTES.match(code) or not code.strip():
            return whole
        self.source.say(Part.SHORTCODE, Fate.CHANGED, piece, "is shown as written")
        # A bare brace could begin attributes; raw HTML knows no backslashes.
        brace = "&#123;" if self.source.has_tags(piece) else r"\{"
        return _as_code(whole) if _PROGRAM.search(code) else brace + whole[1:]

    def _code_block(self, tag: Tag) -> tuple[int, str]:
        """Make fenced code of a component that holds it as a text."""
        end = self.source.end_of(tag.name, tag.end)
        inner = self.source.text[tag.end : end].rpartition("</")[0].strip()
        if inner.startswith("{") and inner.endswith("}"):
            said = self.names.said(inner[1:-1])
            inner = inner[1:-1].strip().strip("`") if said is None else said
        values = tag.attributes
        language, title = (self.names.text(values.get(key, "")) for key in ("language", "title"))
        info = f"{language or ''} " + (f'title="{title}"' if title and '"' not in title else "")
        self.source.say(Part.SHORTCODE, Fate.CHANGED, tag, "is fenced code")
        mark = "`" * max(3, 1 + _longest_run(inner))
        return end, "\n\n{0}{1}\n{2}\n{0}\n\n".format(mark, info.strip(), inner.strip("\n"))


def written(partial: Partial, entries: list[Entry]) -> Written:
    """Return a text without the characters that stand for something here."""
    return Written(replace(partial, text=drop_marks(partial.text)), entries)


def _as_code(text: str) -> str:
    line = " ".join(text.split())
    mark = "`" * (1 + _longest_run(line))
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{mark}{space}{line}{space}{mark}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
