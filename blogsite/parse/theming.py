"""Reads what ``content/site.yaml`` says of the theme: its name, properties, the logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite.model.text import Ref
from blogsite.model.theme import LogoFile, Setting, ThemeChoice
from blogsite.parse.places import slug_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from blogsite.fields import Fields

DEFAULT_THEME = "default"


def read_theme(fields: Fields) -> ThemeChoice:
    """Return the choice of a theme: a name, or a mapping with more."""
    given = fields.word_or_fields("theme")
    if given is None or isinstance(given, Ref):
        return ThemeChoice(_name(given, fields))
    choice = ThemeChoice(_name(given.ref("name"), given), tuple(_settings(given)), _logo(given))
    given.finish()
    return choice


def _name(name: Ref | None, fields: Fields) -> Ref:
    fault = slug_fault(name.id) if name else ""
    if name and not fault:
        return name
    if name:
        fields.error("bad-theme", f"`{name.id}` can't be a theme's name: {fault}", name)
    return Ref(DEFAULT_THEME)


def _settings(fields: Fields) -> Iterator[Setting]:
    listed = fields.fields("properties")
    for name in listed.keys() if listed else ():
        assert listed is not None  # noqa: S101  (narrows for the type checker)
        if name.id not in listed:
            hint = "put a colour in quotes: behind `#` YAML reads a comment"
            fields.error("empty-value", f"`{name.id}` is empty", name, hint)
            continue
        value = listed.word_or_fields(name.id)
        if isinstance(value, Ref):
            yield Setting(name, value)
        elif value is not None:
            yield from _schemes(name, value)


def _schemes(name: Ref, fields: Fields) -> Iterator[Setting]:
    """Yield a value that is given for light and for dark pages."""
    fields.require("light")
    fields.require("dark")
    light, dark = fields.ref("light"), fields.ref("dark")
    fields.finish()
    if light and dark:
        yield Setting(name, light, dark)


def _logo(fields: Fields) -> LogoFile | None:
    given = fields.word_or_fields("logo")
    if given is None or isinstance(given, Ref):
        return LogoFile(given) if given else None
    given.require("file")
    file, dark, is_wordmark = given.ref("file"), given.ref("dark"), given.boolean("wordmark")
    given.finish()
    return LogoFile(file, dark, is_wordmark) if file else None
