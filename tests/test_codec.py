"""Equal values give equal bytes, and what has no certain bytes is refused."""

import dataclasses
import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from blogsite import codec


class Colour(enum.StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Value:
    text: str = "text"
    data: bytes = b"\0"
    number: int = -1
    part: float = 0.5
    truth: bool = True
    instant: dt.datetime = dt.datetime(2019, 6, 24, 1, 2, 3, tzinfo=dt.UTC)
    colour: Colour = Colour.RED
    nothing: str | None = None
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    pairs: tuple[tuple[str, int], ...] = ()


FULL = Value(inner=Inner("a", dt.date(2019, 6, 24)), inners=(Inner("b"),), pairs=(("c", 1),))


@pytest.mark.parametrize("value", [Value(), FULL, Inner("容器\u2028")])
def test_round_trip(value: Any) -> None:
    """A value comes back as it was."""
    assert codec.decode(codec.encode(value), type(value)) == value


def test_equal_values_have_equal_bytes() -> None:
    """Bytes depend on the value alone, not on how it was made."""
    made = dataclasses.replace(Value(), inner=Inner(name="a", day=dt.date(2019, 6, 24)))
    made = dataclasses.replace(made, inners=(*[Inner("b")],), pairs=(("c", 1),))
    assert codec.encode(made) == codec.encode(FULL)


@pytest.mark.parametrize(
    "changes", [{"text": "x"}, {"number": 0}, {"nothing": ""}, {"inner": None}, {"truth": False}]
)
def test_other_values_have_other_bytes(changes: dict[str, Any]) -> None:
    """Any difference shows in the bytes."""
    assert codec.encode(dataclasses.replace(FULL, **changes)) != codec.encode(FULL)


def _holder(kind: Any) -> Any:
    return dataclasses.make_dataclass("Holder", [("value", kind)], frozen=True, slots=True)


@pytest.mark.parametrize(
    "kind",
    [
        *(list, list[str], dict, dict[str, str], set, set[str], frozenset[str], Mapping[str, str]),
        *(object, Any, type, bytearray, memoryview, complex, tuple[list[str], ...]),
        *(list[str] | None, dataclasses.make_dataclass("Soft", [("a", int)]), Exception),
    ],
    ids=str,
)
def test_uncertain_types_are_refused(kind: Any) -> None:
    """Lists, dicts, sets, objects and dataclasses that can change have no certain bytes."""
    holder = _holder(kind)
    with pytest.raises(codec.UncertainTypeError):
        codec.encode(holder(None))


@pytest.mark.parametrize("kind", [list, dict, set, object, Exception])
def test_uncertain_values_are_refused(kind: type) -> None:
    """The same holds for a value by itself."""
    with pytest.raises(codec.UncertainTypeError):
        codec.encode(kind())


def test_nested_types_are_checked() -> None:
    """What a field's own fields hold counts too."""
    with pytest.raises(codec.UncertainTypeError):
        codec.encode(_holder(_holder(dict[str, str]))(None))


def test_digest_counts_borders() -> None:
    """Moving a border between parts changes the digest."""
    assert len({codec.digest("ab", "c"), codec.digest("a", "bc"), codec.digest("abc", "")}) == 3
    assert codec.digest("a", b"b") == codec.digest(b"a", "b")


def test_digest_is_stable() -> None:
    """The digest of some bytes is the same in every process and on every machine."""
    assert codec.digest("a", "b") == "6a93c5780b9861cdd8d2761a748d9591"
    assert codec.digest_of(b"a") == "27c35e6e9373877f29e562464e46497e"


def test_damaged_bytes() -> None:
    """Bytes that are no such value raise an error of one known family."""
    for data in (b"", b"\0", codec.encode(Inner("a")) + b"\0", codec.encode(Value())[:-1]):
        with pytest.raises(msgspec.DecodeError):
            codec.decode(data, Value)
