"""Archives made of a few words, and what settling makes of them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blogsite.importing.addresses import Addresses
from blogsite.importing.archive import (
    Archive,
    Byline,
    Converted,
    Picture,
    Said,
    SourceText,
)
from blogsite.importing.emit import emit
from blogsite.importing.ledger import Entry, Part, Place
from blogsite.importing.native import Native, NativeText
from blogsite.importing.options import ImportOptions
from blogsite.importing.settle import settle
from blogsite.importing.spool import Spool

NOW = dt.datetime(2019, 7, 1, 12, tzinfo=dt.UTC)
_SAID = {"title", "date", "updated", "series", "kind", "summary", "expires"}


class NoFiles:
    """A source without files, but for those that are given."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def find(self, address: str, text: SourceText) -> Path | None:  # noqa: ARG002
        return Path(address) if address in self._names else None


@dataclass(slots=True)
class Maker:
    """Makes archives and settles them."""

    spool: Spool
    root: Path
    texts: list[SourceText] = field(default_factory=list)

    def text(self, key: str = "a", body: str = "Words.\n", **values: Any) -> SourceText:
        """Return a text; what is said once may be given as plain words."""
        given = {"title": f"About {key}", "date": "2019-06-20", **values}
        made: dict[str, Any] = {
            name: Said(value, 3) if name in _SAID and isinstance(value, str) else value
            for name, value in given.items()
        }
        for name in ("tags", "events"):
            made[name] = tuple(Said(each, 4) for each in given.get(name, ()))
        for name in ("authors", "translators"):
            listed = given.get(name, ())
            listed = (listed,) if isinstance(listed, str | Byline) else listed
            made[name] = tuple(
                Byline(each, 5) if isinstance(each, str) else each for each in listed
            )
        if isinstance(made.get("image"), str):
            made["image"] = Picture(made["image"])
        made.setdefault("name", key)
        kept = self.spool.keep(Converted(body, body))
        path = f"{key}.{made.get('language', 'en')}.md"
        made = {"language": "en", "place": Place(path, 1), **made}
        return SourceText(key=key, body=kept, **made)

    def settle(self, *texts: SourceText, **values: Any) -> Native:
        """Settle an archive of texts."""
        given = {"language": "en", "files": NoFiles(), "hosts": ("old.example.org",), **values}
        archive = Archive(texts=texts, **given)
        return settle(archive, self._options(), self.spool)

    def write(self, native: Native, files: Any = None) -> Path:
        """Write a site as an import does, without what it links to."""
        archive = Archive("en", tuple(each.source for each in native.texts), files or NoFiles())
        root = self.root / "site"
        emitted = emit(native, Addresses(archive, native), self.spool, self.root, lambda _: None)
        for path, content in emitted:
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else b"x")
        return root

    def _options(self) -> ImportOptions:
        return ImportOptions("hugo", self.root, self.root / "site", NOW)


def fronts(native: Native) -> list[dict[str, Any]]:
    """Return the front matter of all texts."""
    return [dict(each.front) for each in native.texts]


def only(native: Native) -> NativeText:
    """Return the only text."""
    (text,) = native.texts
    return text


def notes(native: Native, part: Part, name: str = "") -> list[tuple[str, str]]:
    """Return fate and note of the entries of a part whose name begins with a word."""
    return [(each.fate.value, each.note) for each in _of(native.entries, part, name)]


def _of(entries: Sequence[Entry], part: Part, name: str) -> list[Entry]:
    return [each for each in entries if each.part is part and each.name.startswith(name)]
