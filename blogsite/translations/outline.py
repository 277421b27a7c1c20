"""Where front matter has, or would have, the digests of the original: places in its letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

OWNER, KEY = "translation", "source_digest"
_NOTHING = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A value from its first letter to behind its last; ``column`` is that of its key, from 0."""

    start: int
    end: int
    column: int
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Front matter: where its mapping starts, and what of the three there is.

    ``owner`` is a `translation` that holds nothing, ``inner`` one that is a mapping without the
    key, and ``value`` what the key says.
    """

    start: int
    column: int
    is_empty: bool
    owner: Piece | None = None
    inner: Piece | None = None
    value: Piece | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value, the places of the value, and its events."""

    key: yaml.ScalarEvent
    events: tuple[yaml.Event, ...]

    @property
    def piece(self) -> Piece:
        start, end = _place(self.events[0].start_mark), _place(self.events[-1].end_mark)
        is_empty = len(self.events) <= 2  # noqa: PLR2004  (where a mapping starts and ends)
        return Piece(start[0], end[0], _place(self.key.start_mark)[1], is_empty)


def outline_of(text: str) -> Outline:
    """Return the outline of YAML that is known to be a mapping, or nothing but comments."""
    events = [each for each in yaml.parse(text, Loader=yaml.CSafeLoader) if _is_node(each)]
    if not events or isinstance(events[0], yaml.ScalarEvent):
        return Outline(0, 0, is_empty=True)
    root = _place(events[0].start_mark)
    entries = {each.key.value: each for each in _entries(events)}
    base = Outline(*root, is_empty=not entries)
    owner = entries.get(OWNER)
    return base if owner is None else _with_owner(base, owner)


def _with_owner(base: Outline, owner: _Entry) -> Outline:
    first = owner.events[0]
    place = (base.start, base.column, base.is_empty)
    if isinstance(first, yaml.ScalarEvent):
        is_nothing = not first.style and first.value in _NOTHING
        return Outline(*place, owner=owner.piece) if is_nothing else base
    if not isinstance(first, yaml.MappingStartEvent):
        return base
    inner = {each.key.value: each for each in _entries(owner.events)}
    if KEY in inner:
        return Outline(*place, value=inner[KEY].piece)
    return Outline(*place, inner=owner.piece)


def _place(mark: Any) -> tuple[int, int]:  # noqa: ANN401  (libyaml's marks have no type of their own)
    """Return a mark's letter and column, both from 0."""
    return mark.index, mark.column


def _is_node(event: yaml.Event) -> bool:
    return isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent)


def _entries(events: list[yaml.Event] | tuple[yaml.Event, ...]) -> Iterator[_Entry]:
    """Yield the entries of the mapping that the events are."""
    nodes = list(_nodes(events[1:-1]))
    for key, value in zip(nodes[::2], nodes[1::2], strict=True):
        if isinstance(key[0], yaml.ScalarEvent):
            yield _Entry(key[0], value)


def _nodes(events: list[yaml.Event] | tuple[yaml.Event, ...]) -> Iterator[tuple[yaml.Event, ...]]:
    """Yield the events of each node on the first level."""
    depth, start = 0, 0
    for at, event in enumerate(events, 1):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            yield tuple(events[start:at])
            start = at
