"""Inline rules of the dialect that are quicker than markdown-it's and parse the same."""

import re
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline

# A destination without brackets, escapes or entities reads as it is written.
_SIMPLE_DESTINATION = re.compile(r"[^\x00-\x20\x7f()<\\&]+(?=[ )\n])")
# The rest of a label in which nothing can be more than text.
_SIMPLE_LABEL = re.compile(r"[^\n\\`~*_\[\]!^<&{]*\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,500}\}")


def quicken(parser: MarkdownIt) -> None:
    """Replace the rules that are tried most often within a text."""
    parser.inline.ruler.at("newline", _newline)
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=_label,
        parseLinkDestination=_destination,
        parseLinkTitle=helpers.parseLinkTitle,
    )


def bound_attributes(parser: MarkdownIt) -> None:
    """Keep the search for inline attributes from running to the end of a long text."""
    rule = next(rule for rule in parser.inline.ruler.__rules__ if rule.name == "attr")
    unbounded = rule.fn

    def bounded(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
        return bool(_ATTRIBUTES.match(state.src, state.pos)) and unbounded(state, silent)

    rule.fn = bounded


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    """Read a line break: a hard one after two spaces."""
    src, place, end = state.src, state.pos, state.posMax
    if not silent:
        waiting = state.pending
        text = waiting.rstrip(" ")
        spaces = len(waiting) - len(text)
        if spaces:
            state.pending = text
        state.push("hardbreak" if spaces > 1 else "softbreak", "br", 0)
    place += 1
    while place < end and src[place] in " \t":
        place += 1
    state.pos = place
    return True


def _label(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N803
    simple = _SIMPLE_LABEL.match(state.src, start + 1, state.posMax)
    if simple is None or state.level >= state.md.options["maxNesting"]:
        return helpers.parseLinkLabel(state, start, disableNested)
    return simple.end() - 1


def _destination(text: str, place: int, maximum: int) -> object:
    simple = _SIMPLE_DESTINATION.match(text, place, maximum + 1)
    if simple is None:
        return helpers.parseLinkDestination(text, place, maximum)
    return SimpleNamespace(ok=True, pos=simple.end(), str=simple[0])
