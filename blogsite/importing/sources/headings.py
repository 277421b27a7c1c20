"""The title of a text whose front matter has none: its first heading."""

import re
from dataclasses import dataclass

from blogsite.importing.archive import Said
from blogsite.importing.ledger import Entry, Part, Place, changed

# What may stand before a heading that is the title: blank lines and comments.
_BEFORE = re.compile(
    r"(?:[ \t]*\n|[ \t]*<!--(?:(?!-->).){0,2000}-->[ \t]*(?:\n|\Z)){0,50}", re.DOTALL
)
_ATX = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<text>[^\n]+?)(?:[ \t]+#+)?[ \t]*(?:\n|\Z)")
_UNDERLINED = re.compile(
    r"[ ]{0,3}(?P<text>[^\s#>*+\-|`~<][^\n]{0,400})\n[ ]{0,3}(?P<marks>=+|-+)[ \t]*(?:\n|\Z)"
)
_HTML = re.compile(
    r"[ ]{0,3}<h1\b[^<>\n]{0,400}>(?P<text>[^<>]{1,400})</h1>(?P<marks>)[ \t]*(?:\n|\Z)",
    re.IGNORECASE,
)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_ID = re.compile(r"\s*\{[ ]{0,4}#[^{}\n]{1,200}\}\s*\Z")
_IMAGE = re.compile(r"!\[([^\[\]]{0,400})\]\([^()\s]{0,1000}(?:[ ]\"[^\"\n]{0,200}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{0,400})\](?:\([^()\s]{0,1000}(?:[ ]\"[^\"\n]{0,200}\")?\)|\[[^\[\]]{0,200}\])"
)
_MARKS = re.compile(r"(?<!\\)(\*\*|__|\*|`+|~~)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,400}>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken out of a body; ``line`` counts from 1 within the body."""

    title: str
    line: int
    body: str


@dataclass(frozen=True, slots=True)
class Titled:
    """A title, the body without it, and what became of it."""

    title: Said
    body: str
    entries: tuple[Entry, ...] = ()


def take_title(said: Said, body: str, at: Place, made: str = "") -> Titled:
    """Return the title that is said, that of a heading, or else one that was ``made`` of a name.

    ``at`` is where the body begins.
    """
    if heading := take_heading(body, title=said.value):
        line = at.line + heading.line - 1
        how = "is said by the title" if said.value else "has become the title"
        entry = changed(Part.HTML, f"# {heading.title}", Place(at.path, line), how)
        title = said if said.value else Said(heading.title, line)
        return Titled(title, heading.body, (entry,))
    return Titled(said, body) if said.value or not made else titled_by_name(made, body, at.path)


def titled_by_name(made: str, body: str, path: str) -> Titled:
    """Return a body with a title that was made of its file's name."""
    entry = changed(Part.FIELD, "title", Place(path), "made of the file name")
    return Titled(Said(made[:1].upper() + made[1:]), body, (entry,))


def take_heading(body: str, *, title: str = "") -> Heading | None:
    """Take the title out of a body: its first block, or its first heading of the first level.

    With a ``title`` only a heading at the start that says the same is taken.
    """
    start = _BEFORE.match(body)
    first = _heading_at(body, start.end() if start else 0)
    if title:
        return first if first and _same(first.title, title) else None
    return first or _first_of_all(body)


def _heading_at(body: str, place: int) -> Heading | None:
    for pattern in (_ATX, _UNDERLINED, _HTML):
        if (found := pattern.match(body, place)) and (title := plain(found["text"])):
            line = body.count("\n", 0, found.start()) + 1
            # Line breaks stay, so that lines are counted as in the source.
            rest = body[: found.start()] + "\n" * found[0].count("\n") + body[found.end() :]
            return Heading(title, line, rest)
    return None


def _first_of_all(body: str) -> Heading | None:
    """Return the first heading of the first level, wherever it stands but in code."""
    fence = ""
    place = 0
    for line in body.splitlines(keepends=True):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif mark:
            fence = mark[1]
        elif (found := _ATX.match(line)) and found["marks"] == "#":
            return _heading_at(body, place)
        place += len(line)
    return None


def plain(text: str) -> str:
    """Return a line of Markdown without its marks."""
    text = _ID.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", _MARKS.sub("", text))
    return " ".join(_ESCAPE.sub(r"\1", text).split())


def _same(first: str, second: str) -> bool:
    return plain(first).casefold() == plain(second).casefold()
