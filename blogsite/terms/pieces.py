"""YAML as a tree of pieces of its text, for edits that leave all other letters alone.

Only for YAML that the strict parser has taken: bounded, without anchors and tags.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from blogsite.diagnostics import Problems
from blogsite.fields import parse_yaml

_NOTHING = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``style`` is the sign that it begins with, empty for a plain one."""

    value: str
    style: str
    start: int
    end: int
    column: int

    @property
    def is_nothing(self) -> bool:
        """Whether the key might as well be missing."""
        return not self.style and self.value in _NOTHING


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; ``is_flow`` with brackets around it."""

    items: tuple["Piece", ...]
    is_flow: bool
    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of key and value; ``is_flow`` with braces around them."""

    entries: tuple[tuple[Scalar, "Piece"], ...]
    is_flow: bool
    start: int
    end: int
    column: int

    def get(self, name: str) -> "Piece | None":
        """Return the value of a key; None where it is missing or says nothing."""
        found = next((value for key, value in self.entries if key.value == name), None)
        return None if isinstance(found, Scalar) and found.is_nothing else found


Piece = Scalar | Sequence | Mapping


def pieces_of(text: str) -> Mapping:
    """Return the pieces of YAML that is known to be a mapping, or nothing but comments."""
    events = (each for each in yaml.parse(text, Loader=yaml.CSafeLoader) if _is_node(each))
    first = next(events, None)
    root = _piece(first, events, text) if first else None
    return (
        root
        if isinstance(root, Mapping)
        else Mapping((), is_flow=False, start=len(text), end=len(text), column=0)
    )


def items_of(piece: Piece | None) -> tuple[Piece, ...]:
    """Return the items of a list; a single value counts as a list of one."""
    if piece is None:
        return ()
    return piece.items if isinstance(piece, Sequence) else (piece,)


def value_of(piece: Piece) -> Any:  # noqa: ANN401  (texts, lists and mappings within each other)
    """Return what a piece says, as texts, lists and dicts."""
    if isinstance(piece, Scalar):
        return "" if piece.is_nothing else piece.value
    if isinstance(piece, Sequence):
        return [value_of(item) for item in piece.items]
    return {key.value: value_of(value) for key, value in piece.entries}


def meaning_of_text(text: str) -> Any:  # noqa: ANN401  (see above)
    """Return what YAML says; None where anything is wrong with it."""
    problems = Problems()
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    found = parse_yaml(plain, path="", first_line=1, problems=problems)
    return None if found is None or len(problems) else value_of(pieces_of(text))


def _is_node(event: yaml.Event) -> bool:
    return isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent)


def _piece(event: yaml.Event, events: Iterator[yaml.Event], text: str) -> Piece:
    start, column, end = _start(event)
    if isinstance(event, yaml.ScalarEvent):
        # A text in lines of its own would end behind the empty lines that follow it.
        end = start + len(text[start:end].rstrip())
        return Scalar(event.value, event.style or "", start, end, column)
    inner: list[Piece] = []
    for each in events:
        if isinstance(each, yaml.CollectionEndEvent):
            end = _start(each)[2]
            break
        inner.append(_piece(each, events, text))
    is_flow = bool(getattr(event, "flow_style", False))
    if not is_flow and inner:
        # Without brackets it ends where libyaml sees something else, behind comments.
        end = inner[-1].end
    if isinstance(event, yaml.SequenceStartEvent):
        return Sequence(tuple(inner), is_flow, start, end, column)
    pairs = zip(inner[::2], inner[1::2], strict=True)
    entries = tuple((key, value) for key, value in pairs if isinstance(key, Scalar))
    return Mapping(entries, is_flow, start, end, column)


def _start(event: yaml.Event) -> tuple[int, int, int]:
    """Return where an event starts, in which column, and where it ends."""
    start: Any = event.start_mark  # libyaml's marks have no type of their own
    end: Any = event.end_mark
    return start.index, start.column, end.index
