"""Reads a theme's ``theme.yaml``."""

import re
from collections.abc import Iterator

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.fields import Fields, Mapping, Source, parse_yaml
from blogsite.model.parsed import Parsed
from blogsite.model.text import Ref
from blogsite.model.theme import Property, PropertyKind, ThemeManifest

# Of a custom property of CSS.
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def read_manifest(path: str, data: bytes) -> Parsed:
    """Return what a theme says about itself, and what is wrong with that."""
    problems = Problems()
    source = Source.decode(path, data, problems)
    text = source.text if source else ""
    mapping = parse_yaml(text, path=path, first_line=1, problems=problems) or Mapping((), 1, 1)
    fields = Fields(mapping, path=path, problems=problems, owner="a theme's settings")
    manifest = ThemeManifest(fields.text("name"), fields.ref("extends"), tuple(_properties(fields)))
    fields.text("description")
    fields.finish()
    return Parsed(tuple(problems), theme=manifest)


def _properties(fields: Fields) -> Iterator[Property]:
    listed = fields.fields("properties")
    for name in listed.keys() if listed else ():
        assert listed is not None  # noqa: S101  (narrows for the type checker)
        record = listed.fields(name.id)
        if not _NAME.fullmatch(name.id):
            message = f"`{name.id}` can't be the name of a property"
            fields.error("bad-property", message, name, "write small letters, digits and `-`")
        elif record is not None and (made := _property(name, record)):
            yield made


def _property(name: Ref, fields: Fields) -> Property | None:
    kind = _kind(fields)
    made = Property(
        name,
        kind=kind or "",
        default=fields.ref("default") or Ref("", name.line, name.column),
        dark=fields.ref("dark"),
        description=fields.text("description"),
        on=tuple(each.id for each in fields.refs("on")),
        adapts=fields.boolean("adapts"),
    )
    fields.finish()
    return None if kind is None else made


def _kind(fields: Fields) -> str | None:
    """Return the kind of a property, empty for that of an inherited one; None for a wrong one."""
    kind = fields.text("kind")
    known = [str(each) for each in PropertyKind]
    if kind and kind not in known:
        hint = did_you_mean(kind, known) or "known: " + ", ".join(f"`{each}`" for each in known)
        message = f"`{kind}` is not a kind of property"
        fields.error("bad-property", message, fields.place("kind"), hint)
        return None
    return kind
