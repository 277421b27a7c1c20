"""Gives a tree the shape that Markdown has: blocks hold blocks or a run of text, never both."""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from blogsite.importing.html.kinds import BLOCKS, HEADINGS, HOLDERS, LISTS, WRAPPERS

_LOOSE = BLOCKS - LISTS
# What stays a whole and is turned into Markdown or HTML as one.
_WHOLE = frozenset({"pre", "table", "figure", "audio", "video"})


def shape(soup: BeautifulSoup) -> None:
    """Give a tree its shape, from the inside out."""
    for element in reversed(soup.find_all()):
        if element.parent is None or element.find_parent(_WHOLE):
            continue
        if element.name in HOLDERS:
            _hold(element)
        elif element.name in {"p", "dt", "summary", "figcaption"} | HEADINGS:
            _unblock(element)
        elif element.name not in BLOCKS and _has_block(element):
            _spread(element)
    _hold(soup)


def _has_block(element: Tag) -> bool:
    return any(isinstance(child, Tag) and child.name in BLOCKS for child in element.children)


def _unblock(element: Tag) -> None:
    """Part a paragraph at blank lines, and where a block stands in it, as frames may."""
    breaks = [each for each in element.children if isinstance(each, Tag) and each.name == "br"]
    if _has_block(element) or (element.name == "p" and len(breaks) > 1):
        element.name = "div"
        _hold(element)


def _spread(element: Tag) -> None:
    """Move an inline element around blocks into each of them: a link, or bold type."""
    for child in list(element.children):
        if isinstance(child, Tag) and child.name in BLOCKS:
            if child.name in {"p", "li", "dd", "dt", "summary", "figcaption"} | HEADINGS:
                _wrap_all(child, element)
        elif isinstance(child, Tag) or str(child).strip():
            child.wrap(_shell(element))
    element.unwrap()


def _shell(element: Tag) -> Tag:
    shell = element.copy_self()
    del shell["id"]
    return shell


def _wrap_all(child: Tag, element: Tag) -> None:
    if _has_block(child):
        return
    shell = _shell(element)
    for inner in list(child.contents):
        shell.append(inner.extract())
    child.append(shell)


def _hold(holder: Tag) -> None:
    """Make paragraphs of the text between blocks, and take out boxes within."""
    blocks = [each for each in holder.children if isinstance(each, Tag) and each.name in BLOCKS]
    is_item = holder.name in {"li", "dd"}
    if is_item and all(block.name in LISTS for block in blocks):
        name = "tight"
    elif blocks or holder.name in {"blockquote", "[document]", "details"} | WRAPPERS:
        name = "p"
    else:
        name = "tight"
    _wrap_runs(holder, name)
    if holder.name in WRAPPERS and holder.parent is not None:
        holder.unwrap()


def _wrap_runs(holder: Tag, name: str) -> None:
    run: list[PageElement] = []
    for child in [*holder.children, None]:
        if child is not None and not (isinstance(child, Tag) and child.name in BLOCKS):
            run.append(child)
            continue
        for part in _parts(run):
            _wrap(part, name)
        run = []


def _parts(run: list[PageElement]) -> list[list[PageElement]]:
    """Cut a run at two or more line breaks in a row: what writers had for paragraphs."""
    parts: list[list[PageElement]] = [[]]
    breaks: list[PageElement] = []
    for each in run:
        if isinstance(each, Tag) and each.name == "br":
            breaks.append(each)
        elif isinstance(each, NavigableString) and not each.strip() and breaks:
            continue
        else:
            _close(parts, breaks)
            parts[-1].append(each)
            breaks = []
    _drop(breaks)
    return parts


def _close(parts: list[list[PageElement]], breaks: list[PageElement]) -> None:
    if len(breaks) == 1 and parts[-1]:
        parts[-1].append(breaks[0])
    else:
        _drop(breaks)
        if breaks:
            parts.append([])


def _drop(breaks: list[PageElement]) -> None:
    for each in breaks:
        each.extract()


def _wrap(part: list[PageElement], name: str) -> None:
    if not any(isinstance(each, Tag) or str(each).strip() for each in part):
        for each in part:
            each.extract()
        return
    box = Tag(name=name)
    part[0].insert_before(box)
    for each in part:
        box.append(each.extract())
