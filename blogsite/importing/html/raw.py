"""HTML that stays HTML: nothing but what the sanitiser lets pass, and no blank line in it."""

import re
from html import escape

from bs4.element import NavigableString, PageElement, Tag

from blogsite.importing.html.kinds import names
from blogsite.markdown.allowed import is_allowed
from blogsite.markdown.tags import TAGS, VOID

# Classes name the styles of another theme.
_LEFT_OUT = frozenset({"class"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK = re.compile(r"\n([ \t]*)(?=\n)")
# Signs that would be Markdown elsewhere, so that nobody who looks for it there finds any.
_MARKDOWN = str.maketrans({"`": "&#96;", "[": "&#91;"})
_EDGES = " \n"
# After these a line break changes nothing.
_BROKEN_AFTER = names("table thead tbody tfoot tr ul ol dl figure video audio details blockquote")
_CLOSED_WITH_BREAK = _BROKEN_AFTER | {
    "td", "th", "li", "dt", "dd", "p", "figcaption", "caption", "summary", "source", "pre",
    "h2", "h3", "h4", "h5", "h6", "hr", "col", "colgroup",
}  # fmt: skip


def html_of(element: Tag) -> str:
    """Return an element as HTML, over several lines where it has parts."""
    return _html(element, is_pre=False).strip()


def opening(element: Tag) -> str:
    """Return the start tag of an element with the attributes that may stay."""
    name = "h2" if element.name == "h1" else element.name
    kept = []
    for key, value in element.attrs.items():
        text = " ".join(value) if isinstance(value, list) else str(value)
        text = " ".join(text.split())
        if key not in _LEFT_OUT and is_allowed(name, key, text) and (text or key != "id"):
            kept.append(f' {key}="{escape(text)}"')
    return f"<{name}{''.join(kept)}>"


def _html(node: PageElement, *, is_pre: bool) -> str:
    if isinstance(node, NavigableString):
        text = escape(str(node), quote=False).translate(_MARKDOWN)
        return text if is_pre else _SPACE.sub(" ", text)
    if not isinstance(node, Tag):
        return ""
    if node.name == "pre" and not is_pre:
        return f"{opening(node)}{_preformatted(node)}</pre>\n"
    inner = "".join(_html(child, is_pre=is_pre) for child in node.children)
    return _tagged(node, inner, is_pre=is_pre)


def _tagged(node: Tag, inner: str, *, is_pre: bool) -> str:
    name = "h2" if node.name == "h1" else node.name
    if name not in TAGS or (is_pre and name == "pre"):
        return inner
    after = "\n" if name in _CLOSED_WITH_BREAK and not is_pre else ""
    if name in VOID:
        return opening(node) + after
    begin = "\n" if name in _BROKEN_AFTER and not is_pre else ""
    if begin:
        inner = inner.strip(_EDGES)
        inner += begin if inner else ""
    return f"{opening(node)}{begin}{inner}</{name}>{after}"


def _preformatted(node: Tag) -> str:
    """Return what code with markup holds: a blank line would end the HTML, a first one is lost."""
    inner = "".join(_html(child, is_pre=True) for child in node.children).rstrip("\n")
    inner = inner.replace("\r\n", "\n")
    return _BLANK.sub(r"&#10;\1", "\n" + inner if inner.startswith("\n") else inner)
