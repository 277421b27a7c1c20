"""States of markdown-it's parsers that make their tokens and line tables in fewer steps."""

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

Nesting = Literal[-1, 0, 1]


class QuickToken(Token):
    """A token whose attributes need no conversion."""

    __slots__ = ()

    def __init__(self, kind: str, tag: str, nesting: Nesting, level: int, *, block: bool) -> None:
        self.type = kind
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = level
        self.children = None
        self.content = ""
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = block
        self.hidden = False


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
        if not lines[-1].strip(" \t"):
            lines.pop()
        starts, ends, shifts, indents = [], [], [], []
        start = 0
        for line in lines:
            starts.append(start)
            shift = len(line) - len(line.lstrip(" \t"))
            shifts.append(shift)
            indents.append(_columns(line[:shift]) if shift else 0)
            start += len(line)
            ends.append(start)
            start += 1
        size = len(src)
        # The last line of each table is a fence for the parser's look-ahead.
        self.bMarks, self.eMarks = [*starts, size], [*ends, size]
        self.tShift, self.sCount = [*shifts, 0], [*indents, 0]
        self.bsCount = [0] * len(self.bMarks)

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Make the next token."""
        if nesting < 0:
            self.level -= 1
        token = QuickToken(ttype, tag, nesting, self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class QuickStateInline(StateInline):
    """The state of the inline parser."""

    def pushPending(self) -> Token:  # noqa: N802 (markdown-it's name)
        """Make a token of the text that waits."""
        token = QuickToken("text", "", 0, self.pendingLevel, block=False)
        token.content = self.pending
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Nesting) -> Token:
        """Make the next token, after the text that waits."""
        if self._pending_buffer or self._pending:
            self.pushPending()
        delimiters = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = QuickToken(ttype, tag, nesting, self.level, block=False)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            delimiters = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(delimiters)
        return token


def _columns(indent: str) -> int:
    """Return the width of an indent, with tab stops of four."""
    width = 0
    for character in indent:
        width += 4 - width % 4 if character == "\t" else 1
    return width
