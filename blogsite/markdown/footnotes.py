"""Footnotes that are written within the text of another."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def separate_footnotes(parser: MarkdownIt) -> None:
    """Let footnotes stand within each other: the plugin takes the end of one for that of all."""
    parser.core.ruler.before("footnote_tail", "separate_footnotes", _separate)


def cut_off(tokens: Sequence[Token], most: int) -> Token | None:
    """Return the first token nested so deep that what is in it may have been cut off."""
    for token in tokens:
        if token.level >= most - 1:
            return token
    return None


def _separate(state: StateCore) -> None:
    """Put each footnote before the one it stands in, so that of two of a name the outer counts."""
    if not state.env.get("footnotes", {}).get("refs"):
        return
    # The plugin drops footnotes that nothing refers to, and with them what was cut off.
    state.env["footnotes"]["cut_off"] = cut_off(state.tokens, state.md.options["maxNesting"])
    done: list[Token] = []
    unfinished: list[list[Token]] = []
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            unfinished.append([])
        (unfinished[-1] if unfinished else done).append(token)
        if token.type == "footnote_reference_close":
            done += unfinished.pop()
    state.tokens = done
