"""Block rules of the dialect that markdown-it and its plugins lack."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

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
    resolving = next(rule for rule in parser.core.ruler.__rules__ if rule.name == "attr")
    resolve = resolving.fn
    resolving.fn = lambda state: resolve(state) if "{" in state.src else None


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
