"""A text with its blocks, and with what no rule may touch."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from blogsite.markdown.engine import parse_tokens

_AS_WRITTEN = {"fence", "code_block", "html_block"}
_TICKS = re.compile("`+")
_TAG = re.compile(r"<(?=[A-Za-z/!?])[^<>]*>")
_COMMENT = "<!--"
# A link's address and title, the label of a reference, attributes.
_AROUND = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\[\]\n]*\]|\{[^{}\n]*\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A block on the lines ``start`` to ``end``, counted from 0."""

    token: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The lines of a text, where each starts, its blocks in their order, and what to keep.

    ``as_written`` are the lines of code and raw HTML, ``inline`` those of running text as pairs of
    first line and end, ``spans`` the characters of code, tags and addresses in it, sorted and apart.
    """

    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]
    as_written: frozenset[int]
    inline: tuple[tuple[int, int], ...]
    spans: tuple[tuple[int, int], ...]

    def keeps(self, place: int) -> bool:
        """Tell whether a character belongs to code, a tag or an address in running text."""
        at = bisect_right(self.spans, (place, len(self.text)))
        return at > 0 and place < self.spans[at - 1][1]

    def is_blank(self, line: int) -> bool:
        """Tell whether a line is empty and free to be taken out; so is what lies outside."""
        if not 0 <= line < len(self.lines):
            return True
        return not self.lines[line].strip(" \t") and line not in self.as_written


def outline(text: str) -> Outline:
    """Parse a text within the limits of a post."""
    tokens, _ = parse_tokens(text)
    lines = tuple(text.split("\n"))
    starts = tuple(_starts(lines))
    blocks = tuple(Block(each, *each.map) for each in tokens if each.map and each.type != "inline")
    kept = {
        line
        for each in blocks
        if each.token.type in _AS_WRITTEN
        for line in range(each.start, each.end)
    }
    maps = {tuple(each.map) for each in tokens if each.map and each.type == "inline"}
    inline = tuple(sorted((start, end) for start, end in maps if start < end))
    spans = tuple(_merged(sorted(_spans(text, starts, inline))))
    return Outline(text, lines, starts, tuple(tokens), blocks, frozenset(kept), inline, spans)


def _starts(lines: tuple[str, ...]) -> Iterator[int]:
    place = 0
    for line in lines:
        yield place
        place += len(line) + 1


def _spans(
    text: str, starts: tuple[int, ...], inline: tuple[tuple[int, int], ...]
) -> Iterator[tuple[int, int]]:
    for first, end in inline:
        start = starts[first]
        stop = starts[end] if end < len(starts) else len(text)
        yield from _code(text, start, stop)
        yield from _comments(text, start, stop)
        for pattern in (_TAG, _AROUND):
            yield from (found.span() for found in pattern.finditer(text, start, stop))


def _code(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of code: each from some backticks to the next that are as many."""
    runs = [found.span() for found in _TICKS.finditer(text, start, stop)]
    by_length: dict[int, list[int]] = {}
    for opens, closes in runs:
        by_length.setdefault(closes - opens, []).append(opens)
    done = start
    for opens, closes in runs:
        if opens < done:
            continue
        others = by_length[closes - opens]
        after = bisect_left(others, closes)
        if after < len(others):
            done = others[after] + closes - opens
            yield opens, done


def _comments(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    while (opens := text.find(_COMMENT, start, stop)) >= 0:
        closes = text.find("-->", opens + 2, stop)
        if closes < 0:
            return
        start = closes + 3
        yield opens, start


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sorted spans with those that overlap made one."""
    current = (0, 0)
    for start, end in spans:
        if start < current[1]:
            current = current[0], max(current[1], end)
        else:
            yield current
            current = start, end
    yield current
