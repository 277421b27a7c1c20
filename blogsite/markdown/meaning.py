"""What tokens mean, in words that stay where only the writing changes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from blogsite.markdown.inline import soft_break
from blogsite.model.blocks import as_plain_spaces

Notes = Mapping[int, Mapping[str, Any]]
"""The footnotes of a body by number, as the parser lists them."""

# Stands around what is no text; the parser replaces it in what a writer wrote.
_MARK = "\0"
# Single spaces stay as they are.
_SPACE = re.compile(r"[\t\n][ \t\n]*| [ \t\n]+")
_LITERAL = ("<pre", "<textarea")
_TEXT = {"text", "text_special"}
# Where a line ends is formatting, also where the page has a break: two spaces make one.
_BREAKS = {"softbreak", "hardbreak"}
_CODE = {"fence", "code_block"}
# What of a token's notes a reader sees: a ticked box, the kind of an alert, of an admonition,
# which footnote it is.
_SEEN = ("checked", "kind", "tag", "label")
# Says how a table is built, or follows from something else.
_SKIPPED = {"thead_open", "thead_close", "tbody_open", "tbody_close", "footnote_anchor"}


def meaning(tokens: Iterable[Token], language: str, notes: Notes) -> str:
    """Return the meaning of the tokens of a block."""
    return "\n".join(_parts(tokens, language, notes))


def container_meaning(token: Token) -> str:
    """Return what a list or a table says by itself."""
    return f"{token.type}{_attributes(token)}"


def without_comments(html: str) -> str:
    """Return HTML without its comments, which no page has."""
    out, place = [], 0
    while (start := html.find("<!--", place)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        out.append(html[place:start])
        place = end + 3
    return "".join((*out, html[place:]))


def _parts(tokens: Iterable[Token], language: str, notes: Notes) -> Iterator[str]:
    for token in tokens:
        kind = token.type
        if kind == "inline":
            yield _collapsed(inline_meaning(token.children or (), language, notes))
        elif kind in _CODE:
            info = _collapsed(token.info)
            yield f"code{_attributes(token)} {info}\n{_unspaced(token.content)}\n"
        elif kind == "html_block":
            yield f"html {_html(token.content)}"
        elif kind == "td_open":
            yield kind  # the cells of the head say how a column is set
        elif kind not in _SKIPPED:
            yield f"{kind} {token.tag}{_attributes(token)}"


def inline_meaning(tokens: Sequence[Token], language: str, notes: Notes) -> str:
    """Return the meaning of the content of a block."""
    out = []
    for index, token in enumerate(tokens):
        kind = token.type
        if kind in _TEXT:
            out.append(as_plain_spaces(token.content))
        elif kind in _BREAKS:
            out.append(soft_break(tokens, index, language, " "))
        elif kind == "html_inline":
            if written := without_comments(token.content):
                out.append(f"{_MARK}{written}{_MARK}")
        elif token.attrs or token.meta:
            said = _said(token, language, notes)
            out.append(f"{_MARK}{kind}{_attributes(token)}{said}{_MARK}")
        else:
            said = f" {token.content}" if token.content else ""
            out.append(f"{_MARK}{kind}{said}{_MARK}")
    return "".join(out)


def _said(token: Token, language: str, notes: Notes) -> str:
    """Return what a token of a text says beside its type and attributes."""
    if token.type == "image":
        return f" {inline_meaning(token.children or (), language, notes)}"
    if token.type == "footnote_ref":
        note = notes.get(token.meta["id"], {})  # one that is written where it is used
        return f" {inline_meaning(note.get('tokens', ()), language, notes)}"
    return f" {token.content}" if token.content else ""


def _attributes(token: Token) -> str:
    if not token.attrs and not token.meta and token.type != "admonition_open":
        return ""
    said = [f"{name}={value}" for name, value in sorted(token.attrs.items()) if name != "alt"]
    said += [f"{name}={token.meta[name]}" for name in _SEEN if name in token.meta]
    if token.type == "admonition_open":
        said.append(token.markup)  # whether it folds
    return "".join(f" {_MARK}{each}" for each in said)


def _html(text: str) -> str:
    text = without_comments(text)
    if any(tag in text.lower() for tag in _LITERAL):
        return _unspaced(text.strip())
    return _collapsed(text)


def _unspaced(text: str) -> str:
    """Return lines without the spaces that end them, which editors take away as they save."""
    return "\n".join(line.rstrip(" \t") for line in text.removesuffix("\n").split("\n"))


def _collapsed(text: str) -> str:
    if "  " in text or "\n" in text or "\t" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")
