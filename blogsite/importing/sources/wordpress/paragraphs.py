"""Paragraphs of classic posts: blank lines part them, line breaks count, as WordPress shows it."""

import re
from collections.abc import Iterator

from blogsite.importing.html.kinds import names

_BLOCKS = names(
    "table thead tfoot caption col colgroup tbody td th tr div dl dd dt ul ol li form map area"
    " blockquote address p h1 h2 h3 h4 h5 h6 hr fieldset legend section article aside hgroup header"
    " footer nav main center figure figcaption details menu summary video audio"
)
_KEPT = re.compile(
    r"<(pre|script|style|textarea|svg|select)\b[^>]*>(?:(?!</\1\b).)*+(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_BLOCK = re.compile(
    rf"<(?P<end>/?)(?P<name>{'|'.join(sorted(_BLOCKS))})(?=[\s/>])[^<>]*>", re.IGNORECASE
)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BREAK = re.compile(r"(?<![ \t])[ \t]*+(?:<br[^<>]*>[ \t]*+)?\n[ \t]*+", re.IGNORECASE)
# Within these, text is in no paragraph unless there are several.
_PHRASES = names("li td th dt dd h1 h2 h3 h4 h5 h6 p figcaption figure summary legend caption")
_NO_TEXT = names("table thead tfoot tbody tr colgroup ul ol dl video audio map menu")
_EMPTY = frozenset({"hr", "col", "area"})
_CLOSES = {"p": {"p"}, "li": {"li", "p"}, "dt": {"dt", "dd", "p"}, "dd": {"dt", "dd", "p"},
           "td": {"td", "th", "p"}, "th": {"td", "th", "p"}, "tr": {"tr", "td", "th", "p"}}  # fmt: skip
_DEEPEST = 200


def with_paragraphs(html: str) -> str:
    """Return HTML in which what WordPress makes paragraphs of is in such."""
    html = html.replace("\r\n", "\n").replace("\r", "\n")
    pieces: list[str] = []
    open_blocks: list[str] = []
    start = 0
    for kept in [*_KEPT.finditer(html), None]:
        end = kept.start() if kept else len(html)
        pieces.extend(_segment(html[start:end], open_blocks))
        if kept is not None:
            pieces.append(kept[0])
            start = kept.end()
    return "".join(pieces)


def _segment(html: str, open_blocks: list[str]) -> Iterator[str]:
    html = _TAG.sub(lambda tag: tag[0].replace("\n", " "), html)
    start = 0
    for tag in _BLOCK.finditer(html):
        yield _text(html[start : tag.start()], open_blocks)
        yield tag[0]
        start = tag.end()
        _walk(tag["name"].lower(), open_blocks, is_end=bool(tag["end"]))
    yield _text(html[start:], open_blocks)


def _walk(name: str, open_blocks: list[str], *, is_end: bool) -> None:
    if is_end:
        if name in open_blocks[-_DEEPEST:]:
            while open_blocks.pop() != name:
                pass
        return
    while open_blocks and open_blocks[-1] in _CLOSES.get(name, ()):
        open_blocks.pop()
    if name not in _EMPTY:
        open_blocks.append(name)


def _text(text: str, open_blocks: list[str]) -> str:
    """Return a text between two tags of blocks as paragraphs."""
    inside = open_blocks[-1] if open_blocks else ""
    parts = [part for part in _BLANK.split(text) if part.strip()]
    if not parts or inside in _NO_TEXT:
        return text
    parts = [_BREAK.sub("<br>\n", part.strip("\n")) for part in parts]
    if inside == "p":
        return "</p>\n<p>".join(parts)
    if inside in _PHRASES and len(parts) == 1:
        return parts[0]
    return "".join(f"<p>{part}</p>\n" for part in parts)
