"""HTML to Markdown: markdownify walks the tree, and what our dialect has of its own is said here."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bs4 import Tag
from markdownify import MarkdownConverter

from blogsite.importing.html import escaping
from blogsite.importing.html.code import code_of, inline_code_of, is_plain_code
from blogsite.importing.html.emphasis import emphasised, without_edges
from blogsite.importing.html.figures import figure_of, picture
from blogsite.importing.html.kinds import TAGGED
from blogsite.importing.html.limits import within_limits
from blogsite.importing.html.lists import definitions_of, indented, mark_lists
from blogsite.importing.html.notes import Notes
from blogsite.importing.html.preparing import prepare
from blogsite.importing.html.raw import html_of, opening
from blogsite.importing.html.shaping import shape
from blogsite.importing.html.tables import table_of
from blogsite.importing.html.tree import tree_of
from blogsite.importing.ledger import Entry, Part, Place

_BREAK = re.compile(r"(?<![ \t])[ \t]*+\\\n[ \t]*+")
_ID = re.compile(r"[A-Za-z][\w-]*\Z", re.ASCII)
_AUTOLINK = re.compile(r"https?://[^\s<>\\`]+\Z")
_WITHIN = "_inline"  # markdownify's name for what has to stay on one line

Parents = set[str]


@dataclass(frozen=True, slots=True)
class FromHtml:
    """A text in Markdown, and what became of its parts that are no links or pictures."""

    markdown: str
    entries: tuple[Entry, ...] = ()


def markdown_of_html(html: str, place: Place) -> FromHtml:
    """Turn HTML into Markdown; nothing in it can make this take long or fail."""
    notes = Notes(place)
    soup, is_bent = tree_of(html)
    if is_bent:
        notes.lost(Part.HTML, "formatting", "too many elements are left open")
    prepare(soup, notes)
    shape(soup)
    mark_lists(soup)
    markdown = _Converter().convert_soup(soup)
    # Its parts hold each other, and a process that converts many collects no garbage.
    soup.decompose()
    return FromHtml(within_limits(markdown.strip("\n"), notes), tuple(notes.entries))


class _Converter(MarkdownConverter):
    """Says in our dialect what markdownify says in general Markdown, or not at all."""

    def __init__(self) -> None:
        super().__init__(heading_style="atx", wrap=True, wrap_width=None, newline_style="backslash")
        self._wholes: dict[str, Callable[[Tag], str]] = {
            "pre": code_of,
            "table": lambda table: table_of(table, self._inline),
            "figure": lambda figure: figure_of(figure, self._inline),
            "dl": lambda dl: definitions_of(dl, self._inline, self._blocks),
            "details": self._details,
            "audio": html_of,
            "video": html_of,
        }

    def process_tag(self, node: Tag, parent_tags: Parents | None = None) -> str:
        if whole := self._wholes.get(node.name):
            return f"\n\n{whole(node)}\n\n"
        if node.name == "code" and is_plain_code(node):
            return inline_code_of(node)
        if node.name in TAGGED or node.name == "code":
            inner = self._joined(node, parent_tags)
            return f"{opening(node)}{inner}</{node.name}>"
        walked = super().process_tag(node, parent_tags=parent_tags)  # type: ignore[misc] # no stub
        return str(walked)

    def escape(self, text: str, parent_tags: Parents) -> str:  # noqa: ARG002 (markdownify's hook)
        return escaping.escape_text(text)

    def _inline(self, element: Tag) -> str:
        """Return what an element holds as text within a line."""
        inner = self._joined(element, {element.name, _WITHIN})
        return " ".join(inner.split("\n")).strip(" ")

    def _blocks(self, element: Tag) -> str:
        walked = super().process_tag(element, parent_tags=set())  # type: ignore[misc] # no stub
        return str(walked).strip("\n")

    def _joined(self, element: Tag, parents: Parents | None) -> str:
        process = self.process_element  # type: ignore[attr-defined] # no stub has it
        return "".join(str(process(each, parents)) for each in element.children)

    def _details(self, details: Tag) -> str:
        summary = details.find("summary", recursive=False)
        label = html_of(summary.extract()) if isinstance(summary, Tag) else ""
        details.name = "section"
        inner = self._blocks(details)
        return "\n".join(part for part in ["<details>", label] if part) + (
            f"\n\n{inner}\n\n</details>"
        )

    def convert_p(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        if _WITHIN in parent_tags:
            return text
        finished = _finished(text)
        return f"\n\n{finished}\n\n" if finished else ""

    def convert_tight(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        finished = _finished(text)
        return f"\n{finished}\n" if finished else ""

    def convert_section(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        return text

    convert_dd = convert_section

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: N802
        text = " ".join(text.split("\n")).strip(" ")
        if not text or _WITHIN in parent_tags:
            return text
        if el.find("img") and not el.get_text().strip():
            return f"\n\n{text}\n\n"
        anchor = str(el.get("id") or "")
        attributes = f" {{#{anchor}}}" if _ID.match(anchor) else ""
        heading = escaping.escape_heading_end(text) if not attributes else text
        return f"\n\n{'#' * n} {heading}{attributes}\n\n"

    def convert_br(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        if parent_tags & {"td", "th"}:
            return "<br>"
        return " " if _WITHIN in parent_tags else "\\\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        return "\n\n***\n\n" if "li" in parent_tags else "\n\n---\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        href = str(el["href"]).strip()
        before, inner, after = without_edges(text)
        if not inner:
            return text
        if el.get_text() == href and _AUTOLINK.match(href):
            return f"{before}<{href}>{after}"
        title = str(el.get("title") or "").strip()
        extra = f" {escaping.title(title)}" if title and title != el.get_text().strip() else ""
        return f"{before}[{inner}]({escaping.address(href)}{extra}){after}"

    def convert_img(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        return picture(el)

    def convert_b(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        return emphasised(el, text)

    convert_strong = convert_em = convert_i = convert_del = convert_s = convert_strike = convert_b

    def convert_ul(self, el: Tag, text: str, parent_tags: Parents) -> str:
        is_plain = el.name == "ul" or str(el.get("start", "1")) == "1"
        return f"\n{'' if 'li' in parent_tags and is_plain else chr(10)}{text.strip(chr(10))}\n\n"

    convert_ol = convert_ul

    def convert_li(self, el: Tag, text: str, parent_tags: Parents) -> str:  # noqa: ARG002
        mark = str(el.get("data-mark", "- "))
        lines = text.strip("\n ").split("\n")
        return mark + indented(lines, len(mark)) + "\n"


def _finished(text: str) -> str:
    """Return a paragraph with the signs escaped that would make its lines something else."""
    text = _BREAK.sub("\\\n", without_edges(text)[1]).strip(" \n")
    return escaping.escape_starts(text)
