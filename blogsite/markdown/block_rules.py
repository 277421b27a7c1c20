"""Block rules of the dialect: quicker than markdown-it's, or with what it lacks."""

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

BlockRule = Callable[[StateBlock, int, int, bool], bool]

_ATTRIBUTE_LINE = re.compile(r"\{[^{}\n]*\}[ \t]*(?:\n|$)")
_TITLED_ALERT = re.compile(
    r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]+(\S[^\n]*)\n?", re.IGNORECASE
)

# One of these is in each text with a list of tasks, an alert or an admonition.
_MARKS = ("[!", "!!!", "???", "[ ]", "[x]", "[X]")


def whole_lines(parser: MarkdownIt) -> None:
    """Take a line for attributes only where nothing else stands on it; the plugin drops the rest."""
    rule = next(rule for rule in parser.block.ruler.__rules__ if rule.name == "attr")
    loose = rule.fn

    def strict(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        place = state.bMarks[start] + state.tShift[start]
        return bool(_ATTRIBUTE_LINE.match(state.src, place)) and loose(state, start, end, silent)

    rule.fn = strict


def label_boxes(state: StateCore) -> None:
    """Note the parser's own classes apart from writers', and read alerts with a title of their own."""
    if not any(mark in state.src for mark in _MARKS):
        return
    titled = []
    for index, token in enumerate(state.tokens):
        if token.attrs and "class" in token.attrs and token.type != "attrs_block":
            token.meta["class"] = token.attrs.pop("class")
        if token.type == "blockquote_open" and _title(state.tokens, index):
            titled.append(index)
    for index in reversed(titled):
        _make_alert(state.tokens, index)


def _title(tokens: list[Token], index: int) -> re.Match[str] | None:
    if tokens[index + 1].type != "paragraph_open":
        return None
    return _TITLED_ALERT.match(tokens[index + 2].content)


def _make_alert(tokens: list[Token], index: int) -> None:
    """Turn a quote whose first line names a kind and a title into an alert."""
    opening, content = tokens[index], tokens[index + 2]
    closing = next(
        token
        for token in tokens[index:]
        if token.type == "blockquote_close" and token.level == opening.level
    )
    title = _title(tokens, index)
    if title is None:
        return
    opening.type, closing.type = "alert_open", "alert_close"
    opening.tag = closing.tag = "div"
    opening.meta = {"kind": title[1].upper()}
    content.content = content.content[title.end() :]
    label = Token("inline", "", 0, content=title[2].rstrip(), map=content.map, level=content.level)
    label.children = []
    tokens[index + 1 : index + 4 if not content.content else index + 1] = [
        Token("alert_title_open", "p", 1, level=opening.level + 1, meta={"custom": True}),
        label,
        Token("alert_title_close", "p", -1, level=opening.level + 1),
    ]


def quicken(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Replace the rules that are tried on every line of text."""
    rules = {rule.name: rule for rule in ruler.__rules__}
    rules["table"].fn = _if_next_line_starts(rules["table"].fn, "|-:", ahead=1)
    deflist = rules["deflist"].fn = _definitions(rules["deflist"].fn)
    ruler.at("lheading", _text_block(deflist))
    ruler.disable("paragraph")


def _starts(state: StateBlock, line: int, characters: str) -> bool:
    place = state.bMarks[line] + state.tShift[line]
    return place < state.eMarks[line] and state.src[place] in characters


def _if_next_line_starts(rule: BlockRule, characters: str, ahead: int) -> BlockRule:
    """Try a rule only where one of the next lines starts with one of the characters."""

    def gated(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        for line in range(start + 1, min(start + 1 + ahead, end)):
            if _starts(state, line, characters):
                return rule(state, start, end, silent)
        return False

    return gated


def _definitions(rule: BlockRule) -> BlockRule:
    ahead = _if_next_line_starts(rule, ":~", ahead=2)

    def gated(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        if silent:
            return (
                state.ddIndent >= 0
                and _starts(state, start, ":~")
                and rule(state, start, end, silent)
            )
        return ahead(state, start, end, silent)

    return gated


def _text_block(deflist: BlockRule) -> BlockRule:
    """Make the rule for what no other rule claims: setext heading, definitions or paragraph."""

    def text_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
        line, level = _end_of_text(state, start, end)
        if level:
            _push_heading(state, start, line, level)
        elif not deflist(state, start, end, False):  # noqa: FBT003
            _push_paragraph(state, start, line)
        return True

    return text_block


def _end_of_text(state: StateBlock, start: int, end: int) -> tuple[int, int]:
    """Find the line after a text, and the level of the setext underline there, or 0."""
    old_parent, state.parentType = state.parentType, "paragraph"
    (terminates,) = state.md.block.ruler.getRules("paragraph")
    bounds, shifts, ends, indents = state.bMarks, state.tShift, state.eMarks, state.sCount
    src, base = state.src, state.blkIndent
    line, level = start + 1, 0
    while line < state.lineMax and (place := bounds[line] + shifts[line]) < ends[line]:
        indent = indents[line]
        if indent - base <= 3:  # noqa: PLR2004 (more would be lazy continuation)
            if indent >= base and line < end and src[place] in "-=":
                level = _underline(src[place : ends[line]])
                if level:
                    break
            limit = end if line < end else state.lineMax
            if indent >= 0 and terminates(state, line, limit, True):  # noqa: FBT003
                break
        line += 1
    state.parentType = old_parent
    return line, level


def _underline(text: str) -> int:
    """Return the level of a setext underline, or 0."""
    marker = text[0]
    if text.rstrip("\t ").strip(marker):
        return 0
    return 1 if marker == "=" else 2


def _push_heading(state: StateBlock, start: int, line: int, level: int) -> None:
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))  # noqa: FBT003
    state.line = line + 1
    token = state.push("heading_open", f"h{level}", 1)
    token.markup = "=" if level == 1 else "-"
    token.map = [start, state.line]
    _push_inline(state, content, start, line)
    state.push("heading_close", f"h{level}", -1).markup = token.markup


def _push_paragraph(state: StateBlock, start: int, line: int) -> None:
    content = mdTrim(state.getLines(start, line, state.blkIndent, False))  # noqa: FBT003
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    _push_inline(state, content, start, line)
    state.push("paragraph_close", "p", -1)


def _push_inline(state: StateBlock, content: str, start: int, line: int) -> None:
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start, line]
    token.children = []
