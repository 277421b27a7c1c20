"""What the front matter of a text says otherwise now, as its file says it."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

from blogsite.codec import digest
from blogsite.model.document import (
    CreditRef,
    Fact,
    FrontMatter,
    Further,
    ImageRef,
    Note,
    OriginRef,
    SubjectRef,
)
from blogsite.model.text import Moment, Ref
from blogsite.review.model import Field

_KEYS = {"origin": "originally_published", "source_digest": "translation.source_digest"}
_DERIVED = {"says_date"}


def changed_fields(before: FrontMatter, after: FrontMatter) -> tuple[Field, ...]:
    """Return the keys of which the values differ."""
    return tuple(_differing(before, after))


def _differing(before: FrontMatter, after: FrontMatter) -> Iterator[Field]:
    for field in dataclasses.fields(FrontMatter):
        if field.name in _DERIVED:
            continue
        say = _blocks if field.name == "source_digest" else _said
        old, new = say(getattr(before, field.name)), say(getattr(after, field.name))
        if old != new:
            yield Field(_KEYS.get(field.name, field.name), old, new)


def _blocks(digests: Ref | None) -> str:
    """Return a long list of digests in short: how many, and one for all."""
    if digests is None:
        return ""
    return f"{len(digests.id.split())} blocks ({digest(digests.id)[:8]})"


def _said(value: object) -> str:
    """Return a value in one line, without its place in the file."""
    match value:
        case None | ():
            return ""
        case bool():
            return "true" if value else "false"
        case Ref():
            return value.id
        case Moment():
            return (value.instant or value.day).isoformat()
        case dt.date():
            return value.isoformat()
        case tuple():
            return ", ".join(map(_said, value))
        case CreditRef() | ImageRef() | OriginRef() | Note() | SubjectRef() | Fact() | Further():
            parts = (_said(getattr(value, field.name)) for field in dataclasses.fields(value))
            first, *others = [part for part in parts if part] or [""]
            return f"{first} ({'; '.join(others)})" if others else first
    return str(value)
