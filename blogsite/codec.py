"""Values to bytes and back, and digests of these bytes.

The encoding is MessagePack with the fields of a dataclass in their order, so equal values give
equal bytes. Only types whose bytes are certain may be encoded: scalars, dates, enums, tuples and
frozen dataclasses of these.
"""

import dataclasses
import datetime as dt
import enum
import functools
import hashlib
import types
import typing
from typing import IO, Any, TypeVar

import msgspec

T = TypeVar("T")

_SCALARS = (str, bytes, int, bool, float, type(None), dt.date, dt.datetime)
_encoder = msgspec.msgpack.Encoder()


class UncertainTypeError(TypeError):
    """A type that has no certain bytes was about to be hashed."""


def encode(value: object) -> bytes:
    """Return the bytes of a frozen dataclass; raises UncertainTypeError."""
    kind: Any = type(value)
    require_certain(kind)
    return _encoder.encode(value)


def encode_fields(values: list[object]) -> bytes:
    """Return the bytes of the values of fields, in their order; their types are the caller's care."""
    return _encoder.encode(values)


def digests_of_fields(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return a digest of each field of an encoded dataclass, by name."""
    # The bytes of a field are those that encoding its value again would give.
    fields = _decoder(dict[str, msgspec.Raw]).decode(data)
    return tuple((name, digest_of(value)) for name, value in fields.items())


def decode(data: bytes, kind: type[T]) -> T:
    """Return the value that `encode` was given; raises msgspec.DecodeError."""
    wanted: Any = kind
    value: T = _decoder(wanted).decode(data)
    return value


def digest(*parts: bytes | str) -> str:
    """Return 32 hexadecimal digits for the parts, whose borders count."""
    framed: list[bytes] = []
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        framed += (len(data).to_bytes(8, "little"), data)
    return digest_of(b"".join(framed))


def digest_of(data: bytes) -> str:
    """Return 32 hexadecimal digits for a file's content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def short_digest(data: bytes) -> bytes:
    """Return the same digest as bytes, for what is digested again."""
    return hashlib.blake2b(data, digest_size=16).digest()


def digest_of_file(file: IO[bytes]) -> str:
    """Return what `digest_of` would for the content, without having it in memory."""
    # The stubs lack what makes a state; any callable does.
    make: Any = functools.partial(hashlib.blake2b, digest_size=16)
    return hashlib.file_digest(file, make).hexdigest()  # type: ignore[arg-type]


@functools.cache
def _decoder(kind: object) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


@functools.cache
def require_certain(kind: object) -> None:
    """Check a type and all that it holds; raises UncertainTypeError."""
    origin = typing.get_origin(kind)
    if origin in {tuple, typing.Union, types.UnionType}:
        for part in typing.get_args(kind):
            if part is not Ellipsis:
                require_certain(part)
    elif kind in _SCALARS or (isinstance(kind, type) and issubclass(kind, enum.Enum)):
        return
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind) and _is_frozen(kind):
        hints = typing.get_type_hints(kind)
        for field in dataclasses.fields(kind):
            require_certain(hints[field.name])
    else:
        raise UncertainTypeError(f"{kind!r} has no certain bytes")


def _is_frozen(kind: type) -> bool:
    return bool(getattr(kind, "__dataclass_params__").frozen)  # noqa: B009  (typeshed hides it)
