"""What is known of the values in a template: as much as the types of views say."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.runtime import LoopContext


@dataclass(frozen=True, slots=True)
class Unknown:
    """Anything: nothing that is done with it is a fault."""


@dataclass(frozen=True, slots=True)
class Record:
    """A view or a part of one."""

    kind: type


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, a number, a date."""

    kind: type


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one type."""

    item: Type


@dataclass(frozen=True, slots=True)
class Loop:
    """What `loop` is in a loop over values of one type."""

    item: Type


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """An imported template: what it offers by name."""

    template: str
    names: Mapping[str, Type]


@dataclass(frozen=True, slots=True, eq=False)
class Macro:
    """A macro, and the names that its body sees besides its own."""

    template: str
    node: nodes.Macro
    names: Mapping[str, Type]


Type = Unknown | Record | Plain | Many | Loop | Module | Macro

UNKNOWN = Unknown()
TEXT = Plain(str)
TRUTH = Plain(bool)


def type_of(hint: typing.Any) -> Type:  # noqa: ANN401  (whatever may stand in an annotation)
    """Return the type that an annotation of a view's field stands for; none is passed over."""
    if dataclasses.is_dataclass(hint):
        return Record(typing.cast("type", hint))
    if typing.get_origin(hint) is tuple:
        items = [each for each in typing.get_args(hint) if each is not Ellipsis]
        return Many(join(type_of(each) for each in items))
    if isinstance(hint, types.UnionType):
        return join(type_of(each) for each in typing.get_args(hint) if each is not types.NoneType)
    return Plain(hint) if isinstance(hint, type) else UNKNOWN


def join(found: Iterable[Type]) -> Type:
    """Return the type that values of all these have in common."""
    each, *others = [*found] or [UNKNOWN]
    return each if all(other == each for other in others) else UNKNOWN


def item_of(each: Type) -> Type:
    """Return the type of what a loop over a value yields."""
    return each.item if isinstance(each, Many) else UNKNOWN


def fields_of(each: Type) -> Mapping[str, Type] | None:
    """Return all that a dot may lead to; None where nobody knows."""
    match each:
        case Record(kind):
            return _fields_of_record(kind)
        case Plain(kind):
            return _fields_of_plain(kind)
        case Many():
            return _fields_of_plain(tuple)
        case Loop(item):
            beside = dict.fromkeys(("previtem", "nextitem"), item)
            return {**_fields_of_plain(LoopContext), **beside}
        case Module(_, names):
            return names
    return None


@functools.cache
def _fields_of_record(kind: type) -> Mapping[str, Type]:
    return {name: type_of(hint) for name, hint in typing.get_type_hints(kind).items()}


@functools.cache
def _fields_of_plain(kind: type) -> Mapping[str, Type]:
    return {name: UNKNOWN for name in dir(kind) if not name.startswith("_")}
