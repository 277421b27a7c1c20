"""Renders the tokens inside one block."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from markdown_it.token import Token

from blogsite.markdown.context import Context, Lines, escape
from blogsite.markdown.gaps import BACK_TO_REFERENCE, TRUSTED
from blogsite.markdown.raw import RawHtml
from blogsite.model.body import TargetKind
from blogsite.model.lines import breaks_without_space, joins_lines

_PLAIN_TAGS: Mapping[str, str] = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br>\n",
}
_BREAKS = {"softbreak", "hardbreak"}
_TEXT = {"text", "text_special", "code_inline"}
_NEEDS_ESCAPE = re.compile("[&<>]")


def plain_text(tokens: Sequence[Token], language: str) -> str:
    """Return what a reader reads: no markup, no footnote marks, line breaks as spaces."""
    parts = []
    for index, token in enumerate(tokens):
        if token.type in _TEXT:
            parts.append(token.content)
        elif token.type == "image":
            parts.append(plain_text(token.children or (), language))
        elif token.type == "softbreak":
            parts.append(soft_break(tokens, index, language, " "))
        elif token.type == "hardbreak":
            parts.append(" ")
    return "".join(parts)


def soft_break(tokens: Sequence[Token], index: int, language: str, space: str) -> str:
    """Return what stands for a line break: nothing between wide characters, else ``space``."""
    before, after = _edge(tokens, index, -1)[-1:], _edge(tokens, index, 1)[:1]
    # An empty text is ASCII, too.
    if (before.isascii() and after.isascii()) or not joins_lines(language):
        return space
    return "" if before and after and breaks_without_space(before, after) else space


def _edge(tokens: Sequence[Token], index: int, step: int) -> str:
    """Return the text nearest to a line break, on one side of it."""
    index += step
    while 0 <= index < len(tokens) and tokens[index].type not in _BREAKS:
        if tokens[index].content:
            return tokens[index].content
        index += step
    return ""


class InlineRenderer:
    """Renders inline tokens and gathers the words it meets."""

    def __init__(self, context: Context, raw: RawHtml) -> None:
        self._context = context
        self._raw = raw
        self.words: list[str] = []
        self._links: list[bool] = []

    def render(self, tokens: Sequence[Token], lines: Lines) -> str:
        """Return the HTML of the content of a block."""
        if len(tokens) == 1 and tokens[0].type == "text":
            self.words.append(tokens[0].content)
            return _escape_text(tokens[0].content)
        out: list[str] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind in {"text", "text_special"}:
                content = token.content
                self.words.append(content)
                out.append(_escape_text(content) if _NEEDS_ESCAPE.search(content) else content)
            elif kind in _PLAIN_TAGS:
                out.append(_PLAIN_TAGS[kind])
            elif kind == "softbreak":
                space = soft_break(tokens, index, self._context.language, "\n")
                self.words.append(space)
                out.append(space)
            else:
                out.append(self._rules[kind](self, token, lines))
        return "".join(out)

    def _code(self, token: Token, lines: Lines) -> str:
        self.words.append(token.content)
        attributes = self._attributes("code", token, token.attrs, lines)
        return f"<code{attributes}>{_escape_text(token.content)}</code>"

    def _attributes(
        self, tag: str, token: Token, written: Mapping[str, object], lines: Lines
    ) -> str:
        refused = token.meta.get("insecure_attrs", {})
        return self._context.attributes(tag, {**written, **refused}, lines)

    def _link_open(self, token: Token, lines: Lines) -> str:
        attrs = token.attrs
        url = self._context.url(TargetKind.LINK, str(attrs.get("href", "")), lines)
        self._links.append(url is not None)
        if url is None:
            return ""
        if len(attrs) == 1 and not token.meta:
            return f'<a href="{url}">'
        others = {name: value for name, value in attrs.items() if name != "href"}
        return f'<a href="{url}"{self._attributes("a", token, others, lines)}>'

    def _link_close(self, _token: Token, _lines: Lines) -> str:
        return "</a>" if self._links.pop() else ""

    def _image(self, token: Token, lines: Lines) -> str:
        return self.image(token, lines, with_title=True)

    def image(self, token: Token, lines: Lines, *, with_title: bool) -> str:
        """Return an image; its title and credit are left out where a caption says them."""
        context = self._context
        alt = " ".join(plain_text(token.children or (), context.language).split())
        self.words.append(alt)
        url = context.url(TargetKind.IMAGE, str(token.attrs.get("src", "")), lines)
        if url is None:
            return escape(alt)
        skipped = {"src", "alt"} if with_title else {"src", "alt", "title", "credit"}
        others = {name: value for name, value in token.attrs.items() if name not in skipped}
        attributes = self._attributes("img", token, others, lines)
        for name, value in (("loading", "lazy"), ("decoding", "async")):
            if f' {name}="' not in attributes:
                attributes += f' {name}="{value}"'
        return f'<img src="{url}" alt="{escape(alt)}"{attributes}>'

    def _html(self, token: Token, lines: Lines) -> str:
        return self._raw.vet(token.content, lines)

    def _footnote_ref(self, token: Token, _lines: Lines) -> str:
        number, name = _footnote_name(token)
        link = self._context.gaps.add(TargetKind.LINK, f"#fn-{number}")
        return (
            f'<sup class="{TRUSTED}footnote-ref"><a id="{TRUSTED}fnref-{name}" href="{link}"'
            f' role="{TRUSTED}doc-noteref">{number}</a></sup>'
        )

    def _footnote_anchor(self, token: Token, _lines: Lines) -> str:
        return self.footnote_anchor(token)

    def footnote_anchor(self, token: Token) -> str:
        """Return the link from a footnote back to the place that refers to it."""
        _, name = _footnote_name(token)
        gaps = self._context.gaps
        link = gaps.add(TargetKind.LINK, f"#fnref-{name}")
        return (
            f' <a class="{TRUSTED}footnote-backref" href="{link}" role="{TRUSTED}doc-backlink"'
            f' aria-label="{TRUSTED}{gaps.message(BACK_TO_REFERENCE)} {name}">\u21a9\ufe0e</a>'
        )

    _rules: ClassVar[Mapping[str, Callable[["InlineRenderer", Token, Lines], str]]] = {
        "code_inline": _code,
        "link_open": _link_open,
        "link_close": _link_close,
        "image": _image,
        "html_inline": _html,
        "footnote_ref": _footnote_ref,
        "footnote_anchor": _footnote_anchor,
    }


def _footnote_name(token: Token) -> tuple[int, str]:
    """Return a footnote's number, and the name of one of the references to it."""
    number = token.meta["id"] + 1
    again = token.meta.get("subId") or 0
    return number, f"{number}-{again + 1}" if again else str(number)


def _escape_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
