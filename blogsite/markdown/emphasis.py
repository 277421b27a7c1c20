"""Marks of emphasis, read as markdown-it reads them, with what is around them looked up."""

import functools
import re
import unicodedata
from typing import Any, cast

import msgspec
from markdown_it import MarkdownIt
from markdown_it.common.utils import isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

from blogsite.markdown.states import make_token

_RUN = re.compile(r"\*+|_+")
_SPACE, _MARK, _LETTER = range(3)
_KNOWN = 4096  # characters; a text has a few hundred


class _Delimiter(msgspec.Struct):
    """A mark as markdown-it's, made by C code."""

    marker: int
    length: int
    token: int
    end: int
    open: bool
    close: bool
    level: bool | None = None


_make_delimiter = cast("type[Delimiter]", _Delimiter)


def quicken(parser: MarkdownIt) -> None:
    """Replace the rule for marks of emphasis, and try those for pairs where there are some."""
    parser.inline.ruler.at("emphasis", _marks)
    for rule in parser.inline.ruler2.__rules__:
        if rule.name == "strikethrough":
            rule.fn = _strikethrough(rule.fn)


def _strikethrough(rule: Any) -> Any:  # noqa: ANN401 (markdown-it's own type is no better)
    def gated(state: StateInline) -> None:
        if "~~" in state.src:
            rule(state)

    return gated


def _marks(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Make a token of each mark of a run: which of them are pairs is seen at the end."""
    start, end = state.pos, state.posMax
    run = None if silent else _RUN.match(state.src, start, end)
    if run is None:
        return False
    marks, stop = run[0], run.end()
    before = _side(state.src[start - 1]) if start else _SPACE
    after = _side(state.src[stop]) if stop < end else _SPACE
    opens, closes = _flanks(before, after, splits_words=marks[0] == "*")
    if state.pending:
        state.pushPending()
    level = state.pendingLevel = state.level
    for mark in marks:
        state.delimiters.append(
            _make_delimiter(ord(mark), len(marks), len(state.tokens), -1, opens, closes)
        )
        state.tokens.append(make_token("text", "", 0, level, False, mark))  # noqa: FBT003
    state.pos = stop
    return True


@functools.cache
def _flanks(before: int, after: int, *, splits_words: bool) -> tuple[bool, bool]:
    """Return whether marks between two characters may open and close (CommonMark, 6.2)."""
    left = after != _SPACE and (after == _LETTER or before != _LETTER)
    right = before != _SPACE and (before == _LETTER or after != _LETTER)
    opens = left and (splits_words or not right or before == _MARK)
    closes = right and (splits_words or not left or after == _MARK)
    return opens, closes


@functools.lru_cache(_KNOWN)
def _side(character: str) -> int:
    if isWhiteSpace(ord(character)):
        return _SPACE
    return _MARK if unicodedata.category(character)[0] in "PS" else _LETTER
