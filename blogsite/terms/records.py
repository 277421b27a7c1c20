"""Merges two files of authors or tags: what only the leaving one says is kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from blogsite.diagnostics import Problems
from blogsite.format.changes import Edit
from blogsite.terms.lines import (
    edited,
    line_above,
    line_end_of,
    rest_of_line,
    start_of_line,
)
from blogsite.terms.model import Gone
from blogsite.terms.pieces import Mapping, Piece, Scalar, meaning_of_text, pieces_of, value_of
from blogsite.terms.spelling import dumped

_MARK = "\ufeff"
_COMMENT = re.compile(r"^[ \t]*#[^\r\n]*", re.MULTILINE)
_KIND, _PERSON = "kind", "person"
# One without the other, if that is somebody else's, would say what nobody has said.
_PAIR = {"role": "organization", "organization": "role"}


@dataclass(frozen=True, slots=True)
class Record:
    """A file of an author or a tag."""

    path: str
    data: bytes

    @property
    def text(self) -> str:
        """Its text, without the mark that some editors put first."""
        return self.data.decode().removeprefix(_MARK)


@dataclass(frozen=True, slots=True)
class Merged:
    """The staying file's content, the keys that it took over, and what is nowhere any more."""

    data: bytes
    taken: tuple[str, ...]
    gone: tuple[Gone, ...]


@dataclass(slots=True)
class _Merging:
    """The work on one mapping of the staying file, and what comes of it.

    ``copies`` tells whether lines are taken as they are written; else they are written anew.
    """

    leaving: Record
    staying: Record
    copies: bool
    edits: dict[tuple[int, int], str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    gone: list[Gone] = field(default_factory=list)
    copied: list[tuple[int, int]] = field(default_factory=list)

    def edit(self, start: int, end: int, new: str) -> None:
        """Write something into the staying file, behind what was written there before."""
        self.edits[start, end] = self.edits.get((start, end), "") + new


def merge_records(leaving: Record, staying: Record, problems: Problems) -> Merged | None:
    """Return the staying file with what only the leaving one says; both are known to be sound."""
    for copies in (True, False):
        work = _Merging(leaving, staying, copies)
        theirs, mine = pieces_of(leaving.text), pieces_of(staying.text)
        expected = _merge(work, theirs, mine)
        text = edited(staying.text, (Edit(*place, new) for place, new in work.edits.items()))
        if meaning_of_text(text) == expected:
            mark = _MARK if staying.data.decode().startswith(_MARK) else ""
            gone = sorted((*work.gone, *_comments(work)), key=lambda each: each.line)
            return Merged((mark + text).encode(), tuple(work.taken), tuple(gone))
    message = f"what `{leaving.path}` says can't be put safely into this file"
    problems.error("unwritable-term", message, staying.path, hint="write it as lines `key: value`")
    return None


def _merge(
    work: _Merging,
    theirs: Mapping,
    mine: Mapping,
    owner: str = "",
    skipped: frozenset[str] = frozenset(),
) -> dict[str, Any]:
    """Merge a mapping into another one, and return what that says then."""
    expected: dict[str, Any] = value_of(mine)
    for key, value in theirs.entries:
        name = key.value
        own = mine.get(name)
        if (isinstance(value, Scalar) and value.is_nothing) or name in skipped:
            continue
        if own is None and not (not owner and _is_bound(name, theirs, mine)):
            _take(work, theirs, mine, (key, value))
            work.taken.append(owner + name)
            expected[name] = value_of(value)
        elif isinstance(value, Mapping) and isinstance(own, Mapping):
            known = _languages(mine, "name") if name == "names" else frozenset()
            expected[name] = _merge(work, value, own, f"{owner}{name}.", known)
        elif _said(name, value) != _said(name, own):
            line = work.leaving.text.count("\n", 0, key.start) + 1
            said = f"{owner}{name}: {dumped(value_of(value))}"
            work.gone.append(Gone(work.leaving.path, line, said, _shown(name, own)))
    return expected


def _said(name: str, value: Piece | None) -> Any:  # noqa: ANN401  (see `value_of`)
    if value is None:
        return _PERSON if name == _KIND else ""
    found = value_of(value)
    return " ".join(found.split()) if isinstance(found, str) else found


def _shown(name: str, own: Piece | None) -> str:
    if own is not None:
        return dumped(value_of(own))
    return _PERSON if name == _KIND else ""


def _languages(mapping: Mapping, name: str) -> frozenset[str]:
    found = mapping.get(name)
    return (
        frozenset(key.value for key, _ in found.entries)
        if isinstance(found, Mapping)
        else frozenset()
    )


def _is_bound(name: str, theirs: Mapping, mine: Mapping) -> bool:
    """Tell whether a key that is missing says something all the same, by default or with another."""
    other = _PAIR.get(name)
    if other is None:
        return name == _KIND
    own = mine.get(other)
    return own is not None and _said(other, own) != _said(other, theirs.get(other))


def _take(work: _Merging, theirs: Mapping, mine: Mapping, entry: tuple[Scalar, Piece]) -> None:
    """Write an entry of the leaving file into a mapping of the staying one."""
    key, value = entry
    text = work.staying.text
    empty = next((old for each, old in mine.entries if each.value == key.value), None)
    if empty is not None:
        new = " " + dumped(value_of(value))
        work.edit(empty.start, empty.end, new)
    elif not mine.entries:
        at = mine.start + mine.is_flow
        work.edit(at, at, f"{key.value}: {dumped(value_of(value))}")
    elif mine.is_flow:
        at = mine.entries[-1][1].end
        work.edit(at, at, f", {key.value}: {dumped(value_of(value))}")
    else:
        at = rest_of_line(text, mine.entries[-1][1].end)
        lines = _lines(work, theirs, mine, entry)
        work.edit(at, at, "".join(line_end_of(text) + line for line in lines))


def _lines(
    work: _Merging, theirs: Mapping, mine: Mapping, entry: tuple[Scalar, Piece]
) -> Iterator[str]:
    """Yield an entry's lines, with the comments above it, where the other mapping has them."""
    key, value = entry
    text, indent = work.leaving.text, " " * mine.column
    if not work.copies or theirs.is_flow:
        yield f"{indent}{key.value}: {dumped(value_of(value))}"
        return
    start, end = start_of_line(text, key.start), rest_of_line(text, value.end)
    while start and text[line_above(text, start) : start].lstrip(" ").startswith("#"):
        start = line_above(text, start)
    work.copied.append((start, end))
    for line in text[start:end].splitlines():
        if line.strip():
            # What is deeper in stays deeper in.
            yield indent + line[min(theirs.column, len(line) - len(line.lstrip(" "))) :]
        else:
            yield ""


def _comments(work: _Merging) -> Iterator[Gone]:
    """Yield the comments of the leaving file, on lines of their own, that go with it."""
    text = work.leaving.text
    for found in _COMMENT.finditer(text):
        if not any(start <= found.start() < end for start, end in work.copied):
            line = text.count("\n", 0, found.start()) + 1
            yield Gone(work.leaving.path, line, found[0].strip())
