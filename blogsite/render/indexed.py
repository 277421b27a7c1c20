"""What a search finds of a page: the elements that its template marks for Pagefind."""

import re
from collections.abc import Iterator

_MARK = "data-pagefind-"
_TAG = re.compile(r"""<([a-z][a-z0-9]*)\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
# What is within quotes may say anything.
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_BODY = re.compile(r"\sdata-pagefind-body(?=[\s=/>])")
_FACT = re.compile(r"\sdata-pagefind-(?:filter|meta|sort)(?=[\s=/>])")
_LANGUAGE = re.compile(r"""<html\b[^>]*?\slang="([^"]*)\"""")

# Pagefind takes the words of two cells for one.
_CELL = r"(?:t[hd]|d[td])"
_CELL_END = re.compile(rf"</({_CELL})>(?=(?:\s|</?(?:div|tr|tbody)\b[^<>]*>)*<{_CELL}\b)")


def indexed_part(html: str) -> str:
    """Return a page with nothing but what is indexed of it, empty where that is nothing."""
    bodies: list[str] = []
    facts: list[str] = []
    end = 0
    for tag in _marked_tags(html):
        if tag.start() < end:
            continue
        names = _VALUE.sub("=", tag[0])
        if _BODY.search(names):
            end = _end(html, tag[1], tag.end())
            bodies.append(_CELL_END.sub(r" · </\1>", html[tag.start() : end]))
        elif _FACT.search(names):
            facts.append(tag[0])
    if not bodies:
        return ""
    language = _LANGUAGE.search(html)
    first = f'<!doctype html>\n<html lang="{language[1] if language else "und"}">'
    return "\n".join([first, *facts, "<body>", *bodies, "</body></html>\n"])


def _marked_tags(html: str) -> Iterator[re.Match[str]]:
    """Yield the tags that hold the mark, be it in a value."""
    at = html.find(_MARK)
    while at >= 0:
        tag = _TAG.match(html, html.rfind("<", 0, at))
        if tag is not None and tag.end() > at:
            yield tag
            at = tag.end()
        at = html.find(_MARK, at + 1)


def _end(html: str, name: str, at: int) -> int:
    """Return where the element ends whose first tag ends at ``at``; the page's end if nowhere."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])").finditer(html, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    return len(html)
