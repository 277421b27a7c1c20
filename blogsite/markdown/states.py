"""States of markdown-it's parsers that make their tokens and line tables in fewer steps."""

import operator
from collections.abc import Callable, Sequence
from itertools import accumulate, count
from typing import Any, Literal, cast

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Nesting = Literal[-1, 0, 1]


def line_starts(lines: Sequence[str]) -> list[int]:
    """Return where lines start in the text that was split at its line ends, and what is behind it."""
    return list(map(operator.add, accumulate(map(len, lines), initial=0), count()))


class QuickToken(msgspec.Struct):
    """A token as markdown-it's, made by C code: there are hundreds in a text."""

    type: str
    tag: str
    nesting: Nesting
    level: int = 0
    block: bool = False
    content: str = ""
    map: list[int] | None = None
    children: list[Token] | None = None
    attrs: dict[str, str | int | float] = {}
    markup: str = ""
    info: str = ""
    meta: dict[Any, Any] = {}
    hidden: bool = False

    # All that rules ask of a token.
    attrSet = Token.attrSet  # noqa: N815 (markdown-it's name)
    attrJoin = Token.attrJoin  # noqa: N815


# To rules and to the renderer it is a token like any other.
make_token = cast("Callable[..., Token]", QuickToken)


class QuickStateBlock(StateBlock):
    """The state of the block parser."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        self._mark_lines(src)
        self.lineMax = len(self.bMarks) - 1
        self._code_enabled = True

    def _mark_lines(self, src: str) -> None:
        """Note where each line starts and ends, and how far it is indented."""
        lines = src.split("\n")
        starts = line_starts(lines)
        if not lines[-1].strip(" \t"):
            lines.pop()
        shifts = [len(line) - len(line.lstrip(" \t")) for line in lines]
        pairs = zip(lines, shifts, strict=True)
        indents = [_columns(line[:shift]) if shift else 0 for line, shift in pairs]
        # The last line of each table is a fence for the parser's look-ahead.
        self.bMarks = [*starts[: len(lines)], len(src)]
        self.eMarks = [*[start - 1 for start in starts[1 : len(lines) + 1]], len(src)]
        self.tShift, self.sCount = [*shifts, 0], [*indents, 0]
        self.bsCount = [0] * len(self.bMarks)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: FBT001, N802, N803 (markdown-it's signature)
        """Return some lines without their container's indent."""
        src, starts, ends, shifts = self.src, self.bMarks, self.eMarks, self.tShift
        lines = []
        for line in range(begin, end):
            start, shift = starts[line], shifts[line]
            cut = start + (min(shift, indent))
            if indent and (src.find("\t", start, cut + 1) >= 0 or src[cut : cut + 1] == " "):
                lines.append(super().getLines(line, line + 1, indent, False))  # noqa: FBT003
            else:  # no tabs: each character of the indent, or of a list's mark, is a column
                lines.append(src[cut : ends[line]])
        line_end = src[ends[end - 1] : ends[end - 1] + 1] if keepLastLF and lines else ""
        return "\n".join(lines) + line_end

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Make the next token."""
        if nesting < 0:
            self.level -= 1
        token = make_token(ttype, tag, nesting, self.level, True)  # noqa: FBT003 (quicker than by name)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class QuickStateInline(StateInline):
    """The state of the inline parser."""

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        """Make a token of the text that waits."""
        token = make_token("text", "", 0, self.pendingLevel, False, self.pending)  # noqa: FBT003
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Make the next token, after the text that waits."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = make_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            self.tokens_meta.append({"delimiters": self.delimiters})
        self.pendingLevel = self.level
        self.tokens.append(token)
        return token


def _columns(indent: str) -> int:
    """Return the width of an indent, with tab stops of four."""
    width = 0
    for character in indent:
        width += 4 - width % 4 if character == "\t" else 1
    return width
