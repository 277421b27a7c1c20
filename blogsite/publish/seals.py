"""Digests views by their parts: what many views share is encoded and digested once."""

import typing
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from types import GenericAlias
from typing import Any, NamedTuple

from blogsite import codec
from blogsite.views.machine import FeedEntry
from blogsite.views.parts import Card, EventCard, Frame

_SHARED = (Card, EventCard, FeedEntry, Frame)
_ROWS = tuple(GenericAlias(tuple, (each, ...)) for each in _SHARED)


class _Shape(NamedTuple):
    """The fields of a view, and the numbers of those that are shared, or rows of what is shared."""

    read: Callable[[object], tuple[object, ...]]
    parts: tuple[int, ...]
    rows: tuple[int, ...]


class Seals:
    """Makes bytes that stand for a view: they differ where two views of one type do."""

    def __init__(self) -> None:
        self._digests: dict[int, bytes] = {}
        # As long as a part is there, its number is no other one's.
        self._parts: list[object] = []

    def sealed(self, view: object) -> bytes:
        """Return a view encoded with digests in place of shared parts; raises UncertainTypeError."""
        kind: Any = type(view)
        codec.require_certain(kind)
        shape = _shape(kind)
        values = list(shape.read(view))
        for at in shape.parts:
            values[at] = self._row((values[at],))
        for at in shape.rows:
            values[at] = self._row(values[at])
        return codec.encode_fields(values)

    def _row(self, parts: Any) -> list[bytes]:  # noqa: ANN401  (as the shape says)
        try:
            return [*map(self._digests.__getitem__, map(id, parts))]
        except KeyError:
            return [self._digest(part) for part in parts]

    def _digest(self, part: object) -> bytes:
        known = self._digests.get(id(part))
        if known is None:
            self._parts.append(part)
            known = self._digests[id(part)] = codec.short_digest(codec.encode(part))
        return known


@cache
def _shape(kind: type[Any]) -> _Shape:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    optional = [each | None for each in _SHARED]
    parts = [at for at, name in enumerate(names) if hints[name] in (*_SHARED, *optional)]
    rows = [at for at, name in enumerate(names) if hints[name] in _ROWS]
    return _Shape(_reader(names), tuple(parts), tuple(rows))


def _reader(names: list[str]) -> Callable[[object], tuple[object, ...]]:
    # Of a single name `attrgetter` gives no tuple.
    return attrgetter(*names) if len(names) > 1 else lambda view: (getattr(view, names[0]),)
