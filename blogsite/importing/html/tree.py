"""HTML as a tree, as a browser would read it, bounded in depth and in size."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from blogsite.importing.html.kinds import BLOCKS, names
from blogsite.markdown.balance import overgrowing
from blogsite.markdown.tags import FORMATTING, STRANGE
from blogsite.model.characters import UNPRINTABLE

_KNOWN = names(
    "a abbr acronym address article aside audio b bdi bdo big blockquote br button canvas caption"
    " center cite code col colgroup data dd del details dfn div dl dt em embed fieldset figcaption"
    " figure font footer form frame h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label"
    " legend li main map mark math menu nav noscript object ol option output p param picture pre"
    " progress q rp rt ruby s samp script section select small source span strike strong style sub"
    " summary sup svg table tbody td textarea template tfoot th thead time tr tt u ul var video"
    " wbr"
)
_ATTRIBUTES = names(
    "alt align class cite colspan controls data datetime dir height href id lang loop muted name"
    " open reversed rowspan scope span src srcset start style title type value width"
)
# All that is written into addresses; which of them are safe is decided later.
_SCHEMES = names(
    "http https mailto tel ftp ftps sftp data javascript vbscript file skype sms irc ircs xmpp"
    " webcal magnet git ssh news slack feed blob about import geo facetime whatsapp"
)
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9]*)(?:[\s/](?:[^"'<>]+|"[^"]*"|'[^']*')*+)?>""")
_ANY_TAG = re.compile(r"</?[A-Za-z]")
# Formatting of older HTML, which a parser repeats as it does `b`.
_OLD = frozenset({"big", "font", "nobr", "strike", "tt"})
_FORMATTING = re.compile(
    rf"</?(?:{'|'.join(sorted(FORMATTING | _OLD))})(?:[\s/][^<>]*)?>", re.IGNORECASE
)
_DEEPEST = 80
_MOST_UNCLEAR = 50
_NESTING = frozenset({"ul", "ol", "blockquote", "dl", "details", "table", "div", "section"})
_DEEPEST_NESTING = 15
_DEEPEST_INLINE = 16


class _Near(Tag):
    """An element that looks for a child near the last one that was asked for, not from the first."""

    def index(self, element: PageElement) -> int:
        """Return the place of a child."""
        last: int = vars(self).get("_last_index", 0)
        for place in (last, last - 1, last + 1):
            if 0 <= place < len(self.contents) and self.contents[place] is element:
                break
        else:
            place = super().index(element)
        self._last_index = place
        return place


class _Element(_Near):
    """An element that finds those around it without a matcher for each: half of the time else."""

    def find_parent(self, name: Any = None, *_: Any, **__: Any) -> Tag | None:  # noqa: ANN401 (theirs)
        """Return the nearest element around this one with one of some names."""
        wanted = {name} if isinstance(name, str) else name
        parent = self.parent
        while parent is not None and parent.name not in wanted:
            parent = parent.parent
        return parent


class _Document(_Near, BeautifulSoup):
    """A tree whose root is as quick as its elements."""


def tree_of(html: str) -> tuple[BeautifulSoup, bool]:
    """Return HTML as a tree, and whether formatting, or all tags, had to be left out."""
    html = UNPRINTABLE.sub("", html)
    is_bent = _outgrows(html)
    if is_bent:
        html = _FORMATTING.sub("", html)
        if _outgrows(html):
            html = _ANY_TAG.sub(lambda found: "&lt;" + found[0][1:], _TAG.sub(" ", html))
    soup = _Document(_well_formed(html), "html.parser", element_classes={Tag: _Element})
    _flatten(soup)
    return soup, is_bent


def _well_formed(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_KNOWN),
        attributes={"*": set(_ATTRIBUTES)},
        generic_attribute_prefixes={"data-"},
        clean_content_tags=set(),
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=False,
    )


def _outgrows(html: str) -> bool:
    """Tell whether elements left open make a parser repeat them without measure."""
    tags = [(found[1], found[2].lower()) for found in _TAG.finditer(html)]
    if len(_ANY_TAG.findall(html)) - len(tags) > _MOST_UNCLEAR:
        return True
    counted = (
        f"<{end}{'b' if name in _OLD else name}>" for end, name in tags if name not in STRANGE
    )
    return overgrowing("".join(counted)) is not None


def _flatten(soup: BeautifulSoup) -> None:
    """Take out elements that lie too deep, but nothing that they hold."""
    for element, depth in list(_with_depth(soup)):
        if (
            depth.all > _DEEPEST
            or (depth.nesting > _DEEPEST_NESTING and element.name in _NESTING)
            or (depth.inline > _DEEPEST_INLINE and element.name not in BLOCKS)
        ):
            element.unwrap()


class _Depth(NamedTuple):
    """How many elements are around and including one: all, those that nest, and inline ones."""

    all: int
    nesting: int
    inline: int


def _with_depth(soup: BeautifulSoup) -> Iterator[tuple[Tag, _Depth]]:
    waiting: list[tuple[Tag, _Depth]] = [(soup, _Depth(0, 0, 0))]
    while waiting:
        element, around = waiting.pop()
        for child in element.children:
            if isinstance(child, Tag):
                depth = _Depth(
                    around.all + 1,
                    around.nesting + (child.name in _NESTING),
                    around.inline + (child.name not in BLOCKS),
                )
                yield child, depth
                waiting.append((child, depth))
