"""Writes the reference of `docs/theming.md`: what the default theme offers, and what templates see.

`python -m blogsite.templates.reference docs/theming.md` writes it anew between its marks.
"""

import dataclasses
import datetime as dt
import inspect
import re
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from pathlib import Path

from blogsite.engine import bundled_root
from blogsite.model.body import Heading
from blogsite.model.theme import Property
from blogsite.theme.manifest import read_manifest
from blogsite.views.pages import TEMPLATES

_MARKS = re.compile(r"(<!-- (\w+): [^>]*-->\n).*?(<!-- end -->)", re.DOTALL)
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")
_WORDS = {str: "text", int: "number", bool: "truth", dt.date: "date", dt.datetime: "instant"}
# What each view has, and is said once.
_SHARED = ("frame", "head", "crumbs")

Hint = typing.Any  # whatever may stand in an annotation


def write_reference(document: str) -> str:
    """Return a document with the parts between its marks made anew."""
    parts = {"properties": _properties, "blocks": _blocks, "views": _views, "parts": _parts}
    return _MARKS.sub(
        lambda found: f"{found[1]}\n" + "\n".join(parts[found[2]]()) + f"\n\n{found[3]}", document
    )


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    columns = tuple(head)
    for row in (columns, ("---",) * len(columns), *rows):
        yield f"| {' | '.join(row)} |"


def _properties() -> Iterator[str]:
    path = "themes/default/theme.yaml"
    manifest = read_manifest(path, (bundled_root() / path).read_bytes()).theme
    assert manifest is not None  # noqa: S101  (one that can't be read is empty)
    rows = ((f"`{each.name.id}`", *_values(each), each.description) for each in manifest.properties)
    yield from _table(("property", "kind", "light", "dark", "what it is"), rows)


def _values(each: Property) -> tuple[str, str, str]:
    default = f"`{each.default.id}`" if each.default.id else "none"
    return each.kind, default, f"`{each.dark.id}`" if each.dark else "the same"


def _blocks() -> Iterator[str]:
    folder = bundled_root() / "themes/default/templates"
    found = ((path.name, _BLOCK.findall(path.read_text("utf-8"))) for path in folder.glob("*.html"))
    every = dict(sorted(found))
    base = every.pop("base.html")
    rows = [("`base.html`", _code(dict.fromkeys(base)))]
    for name, blocks in every.items():
        own = [block for block in dict.fromkeys(blocks) if block not in base]
        if own:
            rows.append((f"`{name}`", _code(own)))
    yield from _table(("template", "blocks"), rows)


def _views() -> Iterator[str]:
    rows = (
        (f"`{name}`", _code(_fields(view, _SHARED)), _about(view))
        for name, view in TEMPLATES.items()
    )
    yield from _table(("template", "fields of `page`", "what it is"), rows)


def _parts() -> Iterator[str]:
    every = {part: None for view in TEMPLATES.values() for part in _parts_of(view)}
    rows = (
        (f"`{part.__name__}`", _code(_fields(part)), _about(part)) for part in (*every, Heading)
    )
    yield from _table(("type", "fields", "what it is"), rows)


def _parts_of(kind: Hint) -> Iterator[type]:
    """Yield the parts of a view, each before its own parts."""
    for hint in typing.get_type_hints(kind).values():
        for part in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(part):
                yield typing.cast("type", part)
                yield from _parts_of(part)


def _fields(kind: type, without: Iterable[str] = ()) -> Iterator[str]:
    hints = typing.get_type_hints(kind)
    return (f"{name}: {_shown(hint)}" for name, hint in hints.items() if name not in without)


def _shown(hint: Hint) -> str:
    if hint in _WORDS:
        return _WORDS[hint]
    kind: object = typing.get_origin(hint)
    if kind is tuple:
        return f"{_shown(typing.get_args(hint)[0])}*"
    if isinstance(hint, types.UnionType):
        return f"{_shown(typing.get_args(hint)[0])}?"
    return str(hint.__name__)


def _about(kind: type) -> str:
    """Return what a type says of itself, on one line."""
    text = " ".join((inspect.getdoc(kind) or "").split())
    return text.replace("``", "`").rstrip(".")


def _code(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(write_reference(target.read_text("utf-8")), "utf-8")
