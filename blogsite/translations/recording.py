"""Records in a file's front matter which text of the original it was translated from.

Nothing else of the file changes by a byte: not its comments, quotes, line ends or order of keys.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blogsite.diagnostics import Problems
from blogsite.fields import Source, parse_yaml, split_front_matter
from blogsite.fields.nodes import Mapping
from blogsite.format.front_matter import meaning_of
from blogsite.parse.conflicts import report_conflict
from blogsite.translations.outline import KEY, OWNER, Outline, Piece, outline_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FENCE = re.compile(r"---[ \t]*[\r\n]*\Z")
_IN_A_LINE = 10
# The head of a block scalar that says nothing of its indentation.
_HEAD = re.compile(r"[|>][-+]?[ \t]*(?:[ \t]#[^\r\n]*)?\Z")


@dataclass(frozen=True, slots=True)
class Halves:
    """A file's text in three: up to the front matter, the front matter, and from its end on."""

    before: str
    yaml: str
    after: str


def record_digest(
    data: bytes, digests: Sequence[str], path: str, problems: Problems
) -> bytes | None:
    """Return a file's content with these digests recorded; None with a diagnostic where it can't be."""
    source = Source.decode(path, data, problems)
    if source is None or report_conflict(source, problems, has_body=True):
        return None
    raw = data.decode()
    end = "\r\n" if data[: data.find(b"\n") + 1].endswith(b"\r\n") else "\n"
    parts = split_front_matter(source, problems)
    if parts is None:
        return None
    front = parse_yaml(parts.front_matter, path=path, first_line=2, problems=problems)
    file = split_raw(raw)
    if front is None or len(problems):
        return None
    for edited in _candidates(file.yaml, digests, end):
        if _says(edited, digests, front):
            return (file.before + edited + file.after).encode()
    problems.error(
        "unwritable-digest",
        f"the front matter has no place for `{OWNER}: {{{KEY}: ...}}`",
        path,
        hint=f"write `{OWNER}` as a mapping that holds nothing but `{KEY}`, and try again",
    )
    return None


def digest_lines(digests: Sequence[str], indent: str = "") -> list[str]:
    """Return the lines of front matter that record digests, without line ends."""
    deeper = indent + "  "
    return [f"{indent}{OWNER}:", f"{deeper}{KEY}: >-", *_wrapped(digests, deeper + "  ")]


def _wrapped(digests: Sequence[str], indent: str) -> list[str]:
    starts = range(0, len(digests), _IN_A_LINE)
    return [indent + " ".join(digests[at : at + _IN_A_LINE]) for at in starts]


def split_raw(raw: str) -> Halves:
    """Split a text whose front matter is known to be closed."""
    lines = _LINE.findall(raw)
    closing = next(at for at, line in enumerate(lines) if at and _FENCE.match(line))
    return Halves(lines[0], "".join(lines[1:closing]), "".join(lines[closing:]))


def body_of(raw: str) -> str:
    """Return what follows the front matter of a text that has some, as it is written."""
    return _LINE.sub("", split_raw(raw).after, count=1)


def _candidates(text: str, digests: Sequence[str], end: str) -> Iterator[str]:
    """Yield front matter with the digests recorded, the way that is like the rest of it first."""
    outline = outline_of(text)
    quoted = f'"{" ".join(digests)}"'
    if outline.value:
        yield from _replaced(text, outline.value, digests, end)
        yield _put(text, outline.value, quoted)
    elif outline.inner:
        inner = outline.inner
        # Behind the brace, so that neither what follows nor a last comma is in the way.
        at, comma = inner.start + 1, "" if inner.is_empty else ", "
        yield f"{text[:at]}{KEY}: {quoted}{comma}{text[at:]}"
    elif outline.owner:
        yield from _filled(text, outline.owner, digests, end)
        yield _put(text, outline.owner, f"{{{KEY}: {quoted}}}")
    else:
        yield from _added(text, outline, digests, end)
        at, comma = outline.start + 1, "" if outline.is_empty else ", "
        yield f"{text[:at]}{OWNER}: {{{KEY}: {quoted}}}{comma}{text[at:]}"


def _replaced(text: str, value: Piece, digests: Sequence[str], end: str) -> Iterator[str]:
    """Yield the value written in the lines below its key."""
    line = text[value.start : value.end].splitlines()[:1]
    head = line[0] if line and _HEAD.match(line[0]) else ">-"
    lines = [head, *_wrapped(digests, " " * (value.column + 2))]
    shown = text[value.start : value.end].rstrip()
    before = text[: value.start].rstrip()
    yield before + " " + end.join(lines) + text[value.start + len(shown) :]


def _filled(text: str, owner: Piece, digests: Sequence[str], end: str) -> Iterator[str]:
    """Yield the lines of an owner that holds nothing so far, behind the comment in its line."""
    lines = digest_lines(digests, " " * owner.column)[1:]
    rest = text[owner.end :]
    comment = rest[: len(rest) - len(rest.lstrip(" \t"))]
    line = _LINE.match(rest)
    if line is not None:
        comment = line[0].rstrip("\r\n")
        rest = rest[len(comment) :]
    yield text[: owner.start].rstrip(" \t") + comment + end + end.join(lines) + (rest or end)


def _added(text: str, outline: Outline, digests: Sequence[str], end: str) -> Iterator[str]:
    """Yield the lines at the end, or else (a document's end is marked) at the start."""
    lines = end.join(digest_lines(digests, " " * outline.column)) + end
    yield text + lines
    at = outline.start - outline.column
    yield text[:at] + lines + text[at:]


def _put(text: str, piece: Piece, value: str) -> str:
    space = "" if text[: piece.start].endswith((" ", "\t", "{")) else " "
    return text[: piece.start] + space + value + text[piece.end :]


def _says(edited: str, digests: Sequence[str], front: Mapping) -> bool:
    """Tell whether front matter records the digests, and else says what it said."""
    problems = Problems()
    text = edited.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"^---[ \t]*$", text, re.MULTILINE):
        return False
    found = parse_yaml(text, path="", first_line=1, problems=problems)
    if found is None or len(problems):
        return False
    before, after = meaning_of(front), meaning_of(found)
    recorded = [value for key, value in _own(after) if key == KEY]
    return _others(before) == _others(after) and recorded == [" ".join(digests)]


def _own(meaning: dict[str, object]) -> list[tuple[str, object]]:
    """Return the keys of the mapping that holds the digests, with their texts."""
    own = meaning.get(OWNER)
    entries = own if isinstance(own, tuple) else ()
    return [(each[0], each[2][0]) for each in entries if isinstance(each, tuple)]


def _others(meaning: dict[str, object]) -> list[object]:
    """Return what is said of anything but the digests."""
    inner = [each for each in _own(meaning) if each[0] != KEY]
    return [inner, {key: value for key, value in meaning.items() if key != OWNER}]
