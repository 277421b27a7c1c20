"""Comments that turn a rule of `blogsite check` off: no reader ever sees that they were there."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

SWITCH = re.compile(r"<!--[ \t]*check:[ \t]*off\b([^<>\n]*)-->")
_BREAKS = {"softbreak", "hardbreak"}


def hide_switches(parser: MarkdownIt) -> None:
    """Keep such a comment from splitting the paragraph that it stands in."""
    rule = next(rule for rule in parser.block.ruler.__rules__ if rule.name == "html_block")
    html_block = rule.fn

    def block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return not (silent and _is_switch(state, start)) and html_block(state, start, end, silent)

    rule.fn = block
    parser.core.ruler.after("inline", "switches", _take_out)


def _is_switch(state: StateBlock, line: int) -> bool:
    place = state.bMarks[line] + state.tShift[line]
    found = SWITCH.match(state.src, place, state.eMarks[line])
    return found is not None and not state.src[found.end() : state.eMarks[line]].strip()


def _take_out(state: StateCore) -> None:
    if "<!--" not in state.src or not SWITCH.search(state.src):
        return
    for token in state.tokens:
        children = token.children
        if children and any(map(_is_comment, children)):
            token.children = _without(children)


def _is_comment(token: Token) -> bool:
    return token.type == "html_inline" and SWITCH.fullmatch(token.content) is not None


def _without(children: list[Token]) -> list[Token]:
    """Return tokens as they would be without the comments, the spaces and lines of theirs."""
    out: list[Token] = []
    is_behind = False
    for child in children:
        if _is_comment(child):
            _strip(out)
            is_behind = True
        elif is_behind and child.type in _BREAKS and (not out or out[-1].type in _BREAKS):
            is_behind = False  # the line held nothing else
        else:
            is_behind = False
            out.append(child)
    while is_behind and out and out[-1].type in _BREAKS:
        out.pop()
    return out


def _strip(tokens: list[Token]) -> None:
    if tokens and tokens[-1].type == "text":
        tokens[-1].content = tokens[-1].content.rstrip(" \t")
        if not tokens[-1].content:
            tokens.pop()
