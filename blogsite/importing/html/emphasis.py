"""Bold, slanted and struck type: signs where they are read as such, else tags."""

from itertools import islice

from bs4.element import NavigableString, PageElement, Tag

from blogsite.importing.html.escaping import is_punctuation
from blogsite.importing.html.kinds import BLOCKS, EMPHASIS, EMPHASISED, STRONG, STRUCK


def emphasised(element: Tag, text: str) -> str:
    """Return a text with the signs of an element around it."""
    before, inner, after = without_edges(text)
    if not inner.strip():
        return text
    # One space beside an element is enough.
    before = "" if before == " " and _beside(element, "previous").isspace() else before
    after = "" if after == " " and _beside(element, "next").isspace() else after
    sign, tag = _signs(element.name)
    if not _is_alone(element) or not _reads(element, inner, before, after) or "\n\n" in inner:
        return f"{before}<{tag}>{inner}</{tag}>{after}"
    return f"{before}{sign}{inner}{sign}{after}"


def without_edges(text: str) -> tuple[str, str, str]:
    """Return the spaces and line breaks before a text, the text, and those after it."""
    start, end = 0, len(text)
    while text.startswith((" ", "\\\n"), start):
        start += 1 if text[start] == " " else 2
    while end > start and text.endswith((" ", "\\\n"), start, end):
        end -= 1 if text[end - 1] == " " else 2
    return text[:start], text[start:end], text[end:]


def _signs(name: str) -> tuple[str, str]:
    if name in STRONG:
        return "**", "strong"
    return ("*", "em") if name in EMPHASIS else ("~~", "del")


def _is_alone(element: Tag) -> bool:
    """Tell whether no other emphasis is around or right beside an element."""
    outer = element.find_parent(EMPHASISED)
    if outer is not None and not _holds_one(outer):
        return False
    beside = (element.previous_sibling, element.next_sibling)
    return not any(isinstance(each, Tag) and each.name in EMPHASISED for each in beside)


def _holds_one(element: Tag) -> bool:
    shown = (each for each in element.children if isinstance(each, Tag) or str(each))
    return len(tuple(islice(shown, 2))) == 1


def _reads(element: Tag, inner: str, before: str, after: str) -> bool:
    """Tell whether a parser takes the signs for an opening and a closing one."""
    # Stars of bold and slanted type around each other are read as one run.
    inner = inner.strip("*") if element.name not in STRUCK else inner
    outside = (" " if before else _beside(element, "previous"),
               " " if after else _beside(element, "next"))  # fmt: skip
    # Tildes of a text beside those of struck type would be one run with them.
    if element.name in STRUCK and "~" in {*inner[:1], *inner[-1:], *outside}:
        return False
    return bool(inner) and all(
        not edge.isspace() and (not is_punctuation(edge) or out.isspace() or _is_sure(out))
        for edge, out in zip((inner[0], inner[-1]), outside, strict=True)
    )


def _is_sure(character: str) -> bool:
    """Tell whether all parsers take a character for punctuation."""
    return character.isascii() and is_punctuation(character)


def _beside(element: Tag, side: str) -> str:
    """Return the character that stands beside an element, a space at the end of a block."""
    node: PageElement = element
    while True:
        sibling = getattr(node, f"{side}_sibling")
        if sibling is None:
            parent = node.parent
            if parent is None or parent.name in BLOCKS | {"td", "th"}:
                return " "
            if parent.name not in EMPHASISED:
                return "<" if parent.name != "a" else "["
            node = parent
        elif isinstance(sibling, NavigableString) and not sibling:
            node = sibling
        elif isinstance(sibling, NavigableString):
            return sibling[-1 if side == "previous" else 0]
        else:
            return " " if sibling.name == "br" else "<"
