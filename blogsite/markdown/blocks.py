"""Splits a body into the blocks that are translated as one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from markdown_it.token import Token

from blogsite.markdown.meaning import Notes, container_meaning, meaning, without_comments
from blogsite.model.blocks import Block, block_digest

# A long list, table or the like isn't translated as one: what opens a part of one, and its kind.
_PARTS = {
    "bullet_list_open": ("list_item_open", "item"),
    "ordered_list_open": ("list_item_open", "item"),
    "dl_open": ("dt_open", "definition"),
    "table_open": ("tr_open", "row"),
    "footnote_block_open": ("footnote_open", "footnote"),
}
_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "blockquote_open": "quote",
    "alert_open": "note",
    "admonition_open": "note",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
}
# What a line is made of that is blank to the parser: other spaces make a paragraph.
_BLANK = " \t\n"


@dataclass(slots=True)
class _Part:
    """A block with its lines in the body, from 0."""

    kind: str
    meaning: str
    start: int
    end: int


def read_blocks(
    tokens: Sequence[Token], env: Mapping[str, Any], text: str, language: str, first_line: int
) -> tuple[Block, ...]:
    """Return the blocks of a parsed body in the order of their lines; rendering spoils its tokens.

    Footnotes stand where they are defined. Definitions of links count where they are used; their
    lines belong to a block beside them, so that together the blocks have all lines of the body.
    """
    notes: Notes = env.get("footnotes", {}).get("list", {})
    parts = [
        part
        for start, end in _groups(tokens)
        for part in _split(tokens[start:end], language, notes)
    ]
    parts.sort(key=lambda part: part.start)
    _cover(parts, text.split("\n"))
    return tuple(
        Block(
            block_digest(part.kind, part.meaning),
            part.kind,
            first_line + part.start,
            first_line + part.end,
        )
        for part in parts
    )


def _groups(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield where each token of the outermost level starts and ends, with all that is in it."""
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth <= 0:
            yield start, index + 1
            start, depth = index + 1, 0


def _split(tokens: Sequence[Token], language: str, notes: Notes) -> Iterator[_Part]:
    first = tokens[0]
    if first.type in _PARTS:
        yield from _split_container(tokens, language, notes)
    elif first.type != "html_block" or without_comments(first.content).strip():
        kind = _KINDS.get(first.type, "other")
        lines = first.map or [0, 0]
        yield _Part(kind, meaning(tokens, language, notes), lines[0], lines[1])


def _split_container(tokens: Sequence[Token], language: str, notes: Notes) -> Iterator[_Part]:
    """Yield the parts of a list or the like, each with the lines up to the next one."""
    opening, kind = _PARTS[tokens[0].type]
    starts = list(_openings(tokens, opening))
    ends = [*starts[1:], len(tokens) - 1]
    # What a list says as a whole, such as its class or first number, counts with its first item.
    said, others = container_meaning(tokens[0]), tokens[0].type
    lines = tokens[0].map
    parts = []
    for start, end in zip(starts, ends, strict=True):
        inner = tokens[start:end]
        first, last = _lines(inner)
        # A footnote that is written where it is used counts there.
        if last and "tokens" not in notes.get(inner[0].meta.get("id", -1), {}):
            parts.append(_Part(kind, f"{said}\n{meaning(inner, language, notes)}", first, last))
            said = others
    if lines and parts:
        parts[0].start = lines[0]
        for part, following in pairwise(parts):
            part.end = following.start
        parts[-1].end = lines[1]
    yield from parts


def _openings(tokens: Sequence[Token], kind: str) -> Iterator[int]:
    """Yield where tokens of a kind are, but for those that are deeper than the first."""
    depth, wanted = 0, None
    for index, token in enumerate(tokens):
        if token.type == kind and wanted in {None, depth}:
            wanted = depth
            yield index
        depth += token.nesting


def _lines(tokens: Sequence[Token]) -> tuple[int, int]:
    """Return the lines that tokens stand on, none where they don't know."""
    maps = [token.map for token in tokens if token.map]
    if not maps:
        return 0, 0
    start = min(lines[0] for lines in maps)
    return start, max(start + 1, *(lines[1] for lines in maps))


def _cover(parts: Sequence[_Part], lines: Sequence[str]) -> None:
    """Share out the lines that say nothing by themselves, and leave blank ones between blocks."""
    if not parts:
        return
    used = _last_used(lines)
    reach, holder = 0, parts[0]
    for part in parts:
        if part.start > reach:
            # What stands right above a block belongs to it: its attributes, for one.
            top = part.start
            while top > reach and lines[top - 1].strip(_BLANK):
                top -= 1
            if part is parts[0]:
                top = next(at for at, line in enumerate(lines) if line.strip(_BLANK))
            part.start = top
            holder.end = max(holder.end, used[top])
        if part.end > reach:
            reach, holder = part.end, part
    holder.end = max(holder.end, used[len(lines)])
    for part in parts:
        part.end = max(part.start + 1, min(part.end, used[min(part.end, len(lines))]))


def _last_used(lines: Sequence[str]) -> Sequence[int]:
    """Return for each line where the last line before it ends that isn't blank."""
    used = [0]
    for number, line in enumerate(lines, 1):
        used.append(number if line.strip(_BLANK) else used[-1])
    return used
