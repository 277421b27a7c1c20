"""Renders the tokens of a body to HTML."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from blogsite.markdown.context import Context, Lines, escape
from blogsite.markdown.elements import ALIGNED, FIXED
from blogsite.markdown.embeds import card_of, render_card
from blogsite.markdown.fences import Fences
from blogsite.markdown.gaps import (
    ALERT_TITLES,
    CHECKED,
    FOOTNOTES,
    TABLE,
    TASK,
    TRUSTED,
    UNCHECKED,
)
from blogsite.markdown.inline import InlineRenderer, plain_text
from blogsite.markdown.players import Shown
from blogsite.markdown.raw import RawHtml
from blogsite.markdown.written import attributes_of, lines_of
from blogsite.model.body import Heading, TargetKind

_HEADING_ATTRIBUTES = re.compile(r"\s*(\{[^{}]*\})\s*$")
_ATTRIBUTE_LINE = re.compile(r"\{[^{}\n]*[.#=][^{}\n]*\}[ \t]*(?:\n|$)")
_KIND = re.compile(r"[^a-z0-9-]+")


class Renderer:
    """Renders one body."""

    def __init__(self, context: Context, tokens: Sequence[Token]) -> None:
        self._context = context
        self._tokens = tokens
        self.raw = RawHtml(context)
        self.inline = InlineRenderer(context, self.raw)
        self.fences = Fences(context)
        self.headings: list[Heading] = []
        self._levels: list[int] = []
        self._tables = 0
        self._cell = "th"
        self._out: list[str] = []

    def render(self) -> str:
        """Return the body's HTML, with gaps and with the renderer's own marks."""
        out = self._out
        skip = -1
        for index, token in enumerate(self._tokens):
            kind = token.type
            if index <= skip or token.hidden:
                continue
            if kind == "inline":
                out.append(self._inline(index, token))
            elif kind in FIXED and not token.attrs and not token.meta:
                if kind == "paragraph_open" and (end := self._figure(index)):
                    skip = end
                else:
                    out.append(FIXED[kind])
            else:
                skip = max(skip, self._rules.get(kind, Renderer._element)(self, index, token))
        return "".join(out)

    def _inline(self, index: int, token: Token) -> str:
        before = self._tokens[index - 1]
        lines = lines_of(token)
        if before.type == "alert_title_open" and not before.meta.get("custom"):
            return self._context.gaps.message(
                ALERT_TITLES.get(token.content.lower(), token.content)
            )
        if before.type == "admonition_title_open":
            kind = str(self._tokens[index - 2].meta["tag"])
            if kind in ALERT_TITLES and token.content == kind.title():
                return self._context.gaps.message(ALERT_TITLES[kind])
        if token.content[:1] == "{" and before.type == "paragraph_open":
            self._check_attribute_line(token.content, lines)
        content = self.inline.render(token.children or (), lines)
        self.inline.words.append(" ")
        item = self._tokens[index - 2] if before.type == "paragraph_open" else None
        if item and item.type == "list_item_open" and "checked" in item.meta:
            return f"<label>{_checkbox(item)} {content}</label>"
        return content

    def _check_attribute_line(self, content: str, lines: Lines) -> None:
        """Say where a line looks like attributes and can't be read as such."""
        if found := _ATTRIBUTE_LINE.match(content):
            context = self._context
            written = found[0].strip()
            context.problems.warning(
                "attribute-not-allowed",
                f"the attributes `{written}` can't be read, so they are shown as text",
                context.path,
                *context.locate(written, lines),
                hint='write `{.class #id name="value"}`',
            )

    def _figure(self, index: int) -> int:
        """Make a figure of a paragraph that is one image with a title; return its end, else 0."""
        content = self._tokens[index + 1]
        children = content.children or ()
        if shown := card_of(self._tokens[index], content):
            return self._card(index, shown)
        if len(children) != 1 or children[0].type != "image" or not children[0].attrs.get("title"):
            return 0
        lines = lines_of(content)
        image = self.inline.image(children[0], lines, with_title=False)
        caption, credit = (str(children[0].attrs.get(name, "")) for name in ("title", "credit"))
        self.inline.words.append(f" {caption} {credit} ")
        attributes = self._attributes("figure", self._tokens[index])
        said = escape(caption) + _credit(credit)
        self._out.append(f"<figure{attributes}>{image}<figcaption>{said}</figcaption></figure>\n")
        end = index + 2
        while self._tokens[end].type == "footnote_anchor":  # the paragraph was a footnote's last
            end = self._footnote_anchor(end, self._tokens[end]) + 1
        return end

    def _card(self, index: int, shown: Shown) -> int:
        """Make a card of a paragraph that is one link to a video or the like; return its end."""
        attributes = self._attributes(
            "figure", self._tokens[index], f"embed embed-{shown.provider}"
        )
        content = self._tokens[index + 1]
        self._out.append(render_card(shown, content, attributes, self._context, self.inline))
        self.inline.words.append(" ")
        return index + 2

    def _attributes(self, tag: str, token: Token, classes: str = "") -> str:
        return attributes_of(self._context, tag, token, classes)

    def _element(self, index: int, token: Token) -> int:
        """Render an element that carries a writer's attributes."""
        if token.type == "paragraph_open" and (end := self._figure(index)):
            return end
        fixed = FIXED.get(token.type, "")
        classes = str(token.meta.get("class", ""))
        head, bracket, tail = fixed.partition(">")
        self._out.append(f"{head}{self._attributes(token.tag, token, classes)}{bracket}{tail}")
        return index

    def _list_item(self, index: int, token: Token) -> int:
        self._element(index, token)
        if "checked" in token.meta and self._tokens[index + 1].type != "paragraph_open":
            gap = self._context.gaps.message(TASK)
            self._out.append(f"<label>{_checkbox(token)} {gap}</label>\n")
        return index

    def _heading(self, index: int, token: Token) -> int:
        content = self._tokens[index + 1]
        children = content.children or []
        attributes = {**_trailing_attributes(children), **token.attrs}
        title = " ".join(plain_text(children, self._context.language).split())
        wanted = str(attributes.pop("id", ""))
        name = wanted if self._context.ids.claim(wanted) else self._context.ids.for_heading(title)
        if wanted and name != wanted:
            self._context.attributes(
                "h2", {"id": wanted}, lines_of(token)
            )  # says why it isn't used
        level = self._level(int(token.tag[1:]))
        if not token.level:
            self.headings.append(Heading(level, name, title))
        attributes |= token.meta.get("insecure_attrs", {})
        others = self._context.attributes("h2", attributes, lines_of(token)) if attributes else ""
        html = self._inline(index + 1, content)
        self._out.append(self._heading_html(level, name, others, html))
        return index + 2

    def _heading_html(self, level: int, name: str, attributes: str, html: str) -> str:
        link = self._context.gaps.add(TargetKind.LINK, f"#{name}")
        name = escape(name)
        return (
            f'<h{level} id="{TRUSTED}{name}"{attributes}>{html}'
            f'<a class="{TRUSTED}anchor" href="{link}" aria-labelledby="{TRUSTED}{name}"></a></h{level}>\n'
        )

    def _level(self, written: int) -> int:
        """Return a heading's level on the page: from 2 (its title is the 1), none skipped."""
        while self._levels and self._levels[-1] >= written:
            self._levels.pop()
        self._levels.append(written)
        return min(len(self._levels) + 1, 6)

    def _fence(self, index: int, token: Token) -> int:
        self._out.append(self.fences.render(token))
        return index

    def _html_block(self, index: int, token: Token) -> int:
        self._out.append(self.raw.vet(token.content, lines_of(token)))
        return index

    def _table(self, index: int, token: Token) -> int:
        self._tables += 1
        label = f"{self._context.gaps.message(TABLE)} {self._tables}"
        self._out.append(
            f'<div class="{TRUSTED}table-scroll" tabindex="{TRUSTED}0" role="{TRUSTED}region"'
            f' aria-label="{TRUSTED}{label}"><table{self._attributes("table", token)}>\n'
        )
        return index

    def _header_cell(self, index: int, token: Token) -> int:
        """Open a cell of the head; an empty one heads nothing."""
        if token.nesting > 0:
            self._cell = "th" if self._tokens[index + 1].content else "td"
            aligned = ALIGNED.get(str(token.attrs.get("style", "")), "")
            self._out.append(f"<{self._cell}{aligned}>")
        else:
            self._out.append(f"</{self._cell}>")
        return index

    def _data_cell(self, index: int, token: Token) -> int:
        self._out.append(f"<td{ALIGNED.get(str(token.attrs.get('style', '')), '')}>")
        return index

    def _alert(self, index: int, token: Token) -> int:
        self._box("div", str(token.meta["kind"]).lower(), token, f' role="{TRUSTED}note"')
        return index

    def _admonition(self, index: int, token: Token) -> int:
        folds = token.markup[0] == "?"
        if token.nesting < 0:
            self._out.append("</details>\n" if folds else "</div>\n")
            return index
        kind = _KIND.sub("", str(token.meta["tag"]).lower()) or "note"
        if not folds:
            self._box("div", kind, token, f' role="{TRUSTED}note"')
            return index
        self._box("details", kind, token, ' open=""' if token.markup.endswith("+") else "")
        if self._tokens[index + 1].type != "admonition_title_open":
            title = self._context.gaps.message(ALERT_TITLES.get(kind, ALERT_TITLES["note"]))
            self._out.append(f"<summary>{title}</summary>\n")
        return index

    def _box(self, tag: str, kind: str, token: Token, more: str) -> None:
        """Open an alert or an admonition: the same to a reader, so the same to a theme."""
        classes = "admonition" if kind == "title" else f"admonition admonition-{kind}"
        attributes = self._attributes("div", token, classes)
        self._out.append(f"<{tag}{attributes}{more}>\n")

    def _alert_title(self, index: int, _token: Token) -> int:
        self._out.append(f'<p class="{TRUSTED}admonition-title">')
        return index

    def _admonition_title(self, index: int, token: Token) -> int:
        opening = token if token.nesting > 0 else self._tokens[index - 2]
        tag = "summary" if opening.markup[:1] == "?" else "p"
        self._out.append(
            f'<{tag} class="{TRUSTED}admonition-title">' if opening is token else f"</{tag}>\n"
        )
        return index

    def _footnotes(self, index: int, _token: Token) -> int:
        name = self._context.ids.unique("footnotes")
        self._out.append(
            f'<section class="{TRUSTED}footnotes" role="{TRUSTED}doc-endnotes" aria-labelledby="{TRUSTED}{name}">\n'
            f'<h2 id="{TRUSTED}{name}">{self._context.gaps.message(FOOTNOTES)}</h2>\n<ol>\n'
        )
        return index

    def _footnote(self, index: int, token: Token) -> int:
        self._out.append(f'<li id="{TRUSTED}fn-{token.meta["id"] + 1}">')
        return index

    def _footnote_anchor(self, index: int, token: Token) -> int:
        self._out.append(self.inline.footnote_anchor(token))
        return index

    _rules: ClassVar[Mapping[str, Callable[["Renderer", int, Token], int]]] = {
        "admonition_open": _admonition,
        "admonition_close": _admonition,
        "admonition_title_open": _admonition_title,
        "admonition_title_close": _admonition_title,
        "alert_open": _alert,
        "alert_title_open": _alert_title,
        "code_block": _fence,
        "fence": _fence,
        "footnote_anchor": _footnote_anchor,
        "footnote_block_open": _footnotes,
        "footnote_open": _footnote,
        "heading_open": _heading,
        "html_block": _html_block,
        "list_item_open": _list_item,
        "table_open": _table,
        "td_open": _data_cell,
        "th_open": _header_cell,
        "th_close": _header_cell,
    }


def _credit(name: str) -> str:
    """Return who made a picture, for the end of its caption."""
    return f' <span class="{TRUSTED}picture-credit">{escape(name)}</span>' if name else ""


def _checkbox(item: Token) -> str:
    return CHECKED if item.meta["checked"] else UNCHECKED


def _trailing_attributes(children: list[Token]) -> dict[str, str]:
    """Take ``{#id .class}`` off the end of a heading."""
    if not children or children[-1].type != "text":
        return {}
    found = _HEADING_ATTRIBUTES.search(children[-1].content)
    if not found:
        return {}
    try:
        _, attributes = parse(found[1])
    except ParseError:
        return {}
    children[-1].content = children[-1].content[: found.start()]
    return attributes
