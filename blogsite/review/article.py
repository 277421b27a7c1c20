"""A body's HTML as a tree, without what belongs to its own page.

Bodies are sanitised, so the parser meets well-formed markup only. Ids and classes are left out, as
two versions on one page would clash; so are the writers' own marks of what was inserted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

import nh3

from blogsite.markdown.tags import PHRASING, TAGS, VOID

_DEEPEST = 60
_KEPT = frozenset(
    [
        "alt",
        "colspan",
        "controls",
        "datetime",
        "dir",
        "height",
        "href",
        "hreflang",
        "lang",
        "open",
        "reversed",
        "rowspan",
        "scope",
        "span",
        "src",
        "start",
        "title",
        "type",
        "value",
        "width",
    ]
)
# Headings, landmarks and marks are the review's own: an excerpt's would be no outline of the page.
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_RENAMED = {
    **dict.fromkeys(_HEADINGS, "p"),
    "article": "div", "aside": "div", "footer": "div", "header": "div", "section": "div",
    "ins": "u", "del": "s",
}  # fmt: skip
_BARE = {"span", "label"}
_INLINE = frozenset({*PHRASING, "a", "bdi", "bdo", "br", "img", "wbr", "audio", "video", "source"})
_SPACES = re.compile(r"\s+")
_TAGS = {*TAGS, "u", "s", "ins", "del"} - {*_RENAMED} | {"ins", "del"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element; ``opening`` is its start tag, empty for a run of words among blocks."""

    tag: str
    opening: str
    children: tuple["Node", ...]
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def closing(self) -> str:
        """The end tag, if there is one."""
        return f"</{self.tag}>" if self.tag and self.tag not in VOID else ""

    @property
    def is_inline(self) -> bool:
        """Whether it stands among words."""
        return self.tag in _INLINE


Node = Element | str


@dataclass(slots=True)
class _Open:
    """An element whose end hasn't come yet; a bare one leaves its children to its parent."""

    name: str
    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: list[Node]


class _Reader(HTMLParser):
    """Builds the tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._stack = [_Open("", "", (), [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        kept = tuple((name, given[name]) for name in sorted(given.keys() & _KEPT))
        if tag in _HEADINGS:
            kept = (*kept, ("class", f"heading-{tag}"))
        if tag == "input":
            self.handle_data("\u2611" if "checked" in given else "\u2610")
        elif tag in VOID:
            self._stack[-1].children.append(Element(tag, _opening(tag, kept), (), kept))
        elif len(self._stack) > _DEEPEST or tag in _BARE or given.get("class") == "anchor":
            self._stack.append(_Open(tag, "", (), []))
        else:
            self._stack.append(_Open(tag, _RENAMED.get(tag, tag), kept, []))

    def handle_endtag(self, tag: str) -> None:
        if len(self._stack) == 1 or self._stack[-1].name != tag:
            return
        done = self._stack.pop()
        if done.tag:
            opening = _opening(done.tag, done.attributes)
            made = Element(done.tag, opening, tuple(done.children), done.attributes)
            self._stack[-1].children.append(made)
        else:
            self._stack[-1].children.extend(done.children)

    def handle_data(self, data: str) -> None:
        self._stack[-1].children.append(data)

    def finish(self) -> tuple[Node, ...]:
        """Return what was read."""
        self.close()
        while len(self._stack) > 1:
            self.handle_endtag(self._stack[-1].name)
        return tuple(self._stack[0].children)


def _opening(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    written = (f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{''.join(written)}>"


def read_article(html: str) -> tuple[Element, ...]:
    """Return the blocks of a body."""
    reader = _Reader()
    reader.feed(html)
    return tuple(blocks(reader.finish()))


def blocks(nodes: Iterable[Node]) -> Iterator[Element]:
    """Yield the blocks among nodes; words between them make a block of their own."""
    words: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and not node.is_inline:
            if any(not isinstance(each, str) or each.strip() for each in words):
                yield Element("", "", tuple(words))
            words = []
            yield node
        else:
            words.append(node)
    if any(not isinstance(each, str) or each.strip() for each in words):
        yield Element("", "", tuple(words))


def has_blocks(element: Element) -> bool:
    """Tell whether an element holds other blocks, so that its words are theirs."""
    return any(isinstance(each, Element) and not each.is_inline for each in element.children)


def html_of(node: Node) -> str:
    """Return a node as HTML."""
    if isinstance(node, str):
        return escape(node, quote=False)
    return f"{node.opening}{''.join(map(html_of, node.children))}{node.closing}"


def text_of(node: Node, *, keeps_spaces: bool = False) -> str:
    """Return what a node says, a line for each block in it; pictures say their words."""
    if isinstance(node, str):
        return node if keeps_spaces else _SPACES.sub(" ", node)
    if node.tag == "img":
        return f"[{dict(node.attributes).get('alt', '')}]"
    if node.tag == "br":
        return "\n"
    keeps_spaces = keeps_spaces or node.tag == "pre"
    if not has_blocks(node):
        return "".join(text_of(each, keeps_spaces=keeps_spaces) for each in node.children).strip(
            " \n"
        )
    lines = (text_of(each, keeps_spaces=keeps_spaces) for each in blocks(node.children))
    between = " | " if node.tag == "tr" else "\n"
    return between.join(line for line in lines if line or node.tag == "tr")


def elements(nodes: Sequence[Node]) -> Iterator[Element]:
    """Yield all elements, in order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from elements(node.children)


def sanitised(html: str) -> str:
    """Hold what was put together to the list of elements and attributes once more."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes={"*": set(_KEPT)},
        allowed_classes={"p": {f"heading-{tag}" for tag in _HEADINGS}},
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
