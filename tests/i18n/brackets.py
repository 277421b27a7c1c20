"""Finds words of the interface that no catalogue has: in the pseudo-locale all others are in brackets."""

import json
import re
from collections.abc import Iterator

from lxml import etree, html

_BRACKETS = re.compile("⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[A-Za-zÀ-ž]{2,}")
# Names of the program and of kinds of feeds are the same in all languages; months, and what joins
# the members of a list, are CLDR's.
_MONTHS = {"May", "June", "November", "December"}
_NAMES = {"blogsite", "Atom", "JSON", "Feed", "RSS", *_MONTHS, "and"}
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description", "value")
_METAS = ("description", "og:title", "og:description", "og:site_name")
# Times are CLDR's, codes and styles nobody's words.
_SILENT = {"script", "style", "time", "code", "kbd"}


def loose(text: str) -> list[str]:
    """Return the Latin words of a text that stand outside of all brackets."""
    while (inner := _BRACKETS.sub("", text)) != text:
        text = inner
    return [word for word in _WORD.findall(text) if word not in _NAMES]


def loose_in_page(text: str) -> list[str]:
    """Return the Latin words that readers of a page see, or hear, outside of brackets."""
    tree = html.document_fromstring(text)
    return [word for said in _said(tree) for word in loose(said)]


def _said(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        if any(map(_is_silent, (element, *element.iterancestors()))):
            continue
        for name in _SPOKEN:
            yield element.get(name, "")
        if element.tag == "meta" and (element.get("name") or element.get("property")) in _METAS:
            yield element.get("content", "")
        # What an element says as a whole, so that a message with a link in it stays whole.
        if not any(True for _ in element.iterancestors("p", "li", "a", "dd", "figcaption")):
            yield _text(element)
    for element in tree.xpath("//script[@type='application/ld+json']"):
        yield from _names(json.loads(element.text))


def _text(element: html.HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        is_spoken = isinstance(child.tag, str) and not _is_silent(child)
        parts += [_text(child) if is_spoken else " ", child.tail or ""]
    return "".join(parts)


def _is_silent(element: html.HtmlElement) -> bool:
    # The name of a language is in that language; the button of the switcher shows the page's own.
    if element.tag == "bdi" and element.getparent().tag == "summary":
        return True
    return element.tag in _SILENT or ("lang" in element.attrib and element.tag != "html")


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield str(value.get("name", ""))
        for each in value.values():
            yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)
