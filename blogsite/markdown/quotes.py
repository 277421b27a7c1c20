"""Quotes that name their source in a last paragraph of its own."""

import re

from markdown_it.rules_core import StateCore

# A dash at the start; what is dialogue as a whole is no source.
_SOURCE = re.compile(r"(?:[—–―]|--)[ \t]*\S")
_CLASS = "quote-source"


def name_sources(state: StateCore) -> None:
    """Mark the last paragraph of a quote that begins with a dash, where another stands before it."""
    tokens = state.tokens
    ends = [at for at, token in enumerate(tokens) if token.type == "blockquote_close"]
    for index in ends:
        token = tokens[index]
        if tokens[index - 1].type != "paragraph_close":
            continue
        opening = tokens[index - 3]
        is_only = tokens[index - 4].type == "blockquote_open"
        if (
            opening.level == token.level + 1
            and not is_only
            and _SOURCE.match(tokens[index - 2].content)
        ):
            opening.meta["class"] = _CLASS
