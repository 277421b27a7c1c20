"""The project's documents, as tests look at them."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from blogsite.markdown.ids import Ids

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)


@dataclass(frozen=True)
class Table:
    """A table, the heading above it, and its rows without the head."""

    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@functools.cache
def tokens(document: str) -> tuple[Token, ...]:
    """Return the tokens of a document of the project."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return tuple(MarkdownIt("commonmark").enable("table").parse(text))


def blocks(document: str) -> Iterator[str]:
    """Yield the blocks of code."""
    return (each.content for each in tokens(document) if each.type in {"fence", "code_block"})


def headings(document: str) -> set[str]:
    """Return the anchors of the headings, as code hosts make them."""
    ids = Ids()
    return {ids.for_heading(text) for text in _headings(document)}


def _headings(document: str) -> Iterator[str]:
    every = tokens(document)
    for at, token in enumerate(every):
        if token.type == "heading_open":
            yield _plain(every[at + 1])


def links(document: str) -> Iterator[str]:
    """Yield the targets of links and pictures."""
    for token in tokens(document):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])
            elif child.type == "image":
                yield str(child.attrs["src"])


def tables(document: str) -> Iterator[Table]:
    """Yield the tables; cells are source text."""
    heading = ""
    rows: list[list[str]] = []
    every = tokens(document)
    for at, token in enumerate(every):
        if token.type == "heading_open":
            heading = _plain(every[at + 1])
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            rows[-1].append(every[at + 1].content)
        elif token.type == "table_close":
            yield Table(heading, tuple(rows[0]), tuple(tuple(row) for row in rows[1:]))


def code_words(text: str) -> list[str]:
    """Return what stands in backticks."""
    (inline,) = MarkdownIt("commonmark").parseInline(text)
    return [child.content for child in inline.children or () if child.type == "code_inline"]


def words_of_column(document: str, heading: str, head: str) -> list[str]:
    """Return the words in backticks of the first column of the tables below a heading.

    ``head`` is the name of that column.
    """
    return [
        word
        for table in tables(document)
        if table.heading == heading and table.head[0] == head
        for row in table.rows
        for word in code_words(row[0])
    ]


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())
