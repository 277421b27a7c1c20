"""The files of an imported site, one after the other."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from blogsite.importing.addresses import Addresses
from blogsite.importing.archive import Converted, Picture
from blogsite.importing.attachments import Attachments
from blogsite.importing.keys import show_urls
from blogsite.importing.ledger import Entry, Part, Place, changed, kept, lost
from blogsite.importing.lines import line_finder
from blogsite.importing.links import settle_links
from blogsite.importing.long_lines import break_lines
from blogsite.importing.native import Native, NativeText, Plain
from blogsite.importing.spool import Spool
from blogsite.model.contract import LOCK_PATH
from blogsite.model.urls import is_web_url
from blogsite.parse.lock import write_lock

# What a file of the site holds, or which file it is a copy of.
Content = bytes | Path
_SHOWN = 60
_ORDER = ("title", "date", "updated", "updates", "kind", "authors", "translators", "tags", "events",
          "series", "summary", "image", "originally_published", "slug", "aliases", "draft",
          "expires", "translation")  # fmt: skip


def emit(
    native: Native, addresses: Addresses, spool: Spool, root: Path, note: Callable[[Entry], None]
) -> Iterator[tuple[str, Content]]:
    """Yield path and content of each file; ``note`` is told what became of links and pictures."""
    attachments = Attachments()
    for path, values in native.registry.items():
        yield path, _yaml(values).encode()
    if native.promises:
        yield LOCK_PATH, write_lock(native.promises).encode()
    for text in native.texts:
        yield text.path, _written(text, addresses, attachments, spool, root, note).encode()
        yield from attachments.made()
    yield from attachments


def _written(
    text: NativeText,
    addresses: Addresses,
    attachments: Attachments,
    spool: Spool,
    root: Path,
    note: Callable[[Entry], None],
) -> str:
    converted = spool.read(text.source.body, Converted)
    for entry in converted.entries:
        note(replace(entry, text=text.path))
    line_of = line_finder(root, text.source.place)
    linked = settle_links(converted.markdown, text, addresses, attachments, line_of)
    for entry in linked.entries:
        note(entry)
    markdown = break_lines(linked.markdown.strip("\n"), partial(_note_broken, text, line_of, note))
    front = dict(text.front)
    if isinstance(summary := front.get("summary"), str):
        front["summary"] = show_urls(summary, addresses, lambda _name, _url: None)
    if text.source.image is not None:
        image, entry = _image(text.source.image, text, addresses, attachments)
        note(replace(entry, text=text.path))
        front.update({"image": image} if image else {})
    ordered = {key: front[key] for key in _ORDER if key in front}
    return f"---\n{_yaml(ordered)}---\n\n{markdown}\n"


def _note_broken(
    text: NativeText, line_of: Callable[[str], int], note: Callable[[Entry], None], line: str
) -> None:
    start = line[:_SHOWN]
    place = Place(text.source.place.path, line_of(start.rpartition(" ")[0] or start))
    how = f"a line of {len(line)} characters is broken"
    note(replace(changed(Part.HTML, f"{start}…", place, how), text=text.path))


def _image(
    picture: Picture, text: NativeText, addresses: Addresses, attachments: Attachments
) -> tuple[Mapping[str, Plain], Entry]:
    """Return the front matter of a text's picture; empty where there is no such picture."""
    place = Place(text.source.place.path, picture.line)
    meaning = addresses.meaning(picture.src, text.source)
    name = attachments.attach(meaning.file, text.folder) if meaning.file else ""
    remote = meaning.url if is_web_url(picture.src) else ""
    src = name or remote
    if not src:
        return {}, lost(Part.IMAGE, picture.src, place, "there is no such picture to publish")
    words = {"alt": picture.alt, "caption": picture.caption, "credit": picture.credit}
    words["alt"] = words["alt"] or picture.caption or str(text.front.get("title", ""))
    how = f"is `{text.folder}/{name}`" if name else meaning.moved
    entry = (
        kept(Part.IMAGE, picture.src, place)
        if src == picture.src and not how
        else changed(Part.IMAGE, picture.src, place, how)
    )
    return {"src": src, **{key: value for key, value in words.items() if value}}, entry


def _yaml(values: Plain) -> str:
    return yaml.dump(
        values,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=100_000,
    )


class _Dumper(yaml.SafeDumper):
    """Writes lists within a line where they fit, mappings below each other, and no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


def _listed(dumper: yaml.SafeDumper, values: Any) -> yaml.Node:  # noqa: ANN401
    is_short = all(isinstance(each, str) for each in values) and sum(map(len, values)) < 70  # noqa: PLR2004
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=is_short)


def _mapped(dumper: yaml.SafeDumper, values: Any) -> yaml.Node:  # noqa: ANN401
    return dumper.represent_mapping("tag:yaml.org,2002:map", values, flow_style=False)


def _moment(dumper: yaml.SafeDumper, value: dt.datetime) -> yaml.Node:
    text = value.isoformat().removesuffix("+00:00")
    return dumper.represent_scalar(
        "tag:yaml.org,2002:timestamp", text + "Z" * (value.utcoffset() == dt.timedelta())
    )


_Dumper.add_representer(list, _listed)
_Dumper.add_representer(tuple, _listed)
_Dumper.add_representer(dict, _mapped)
_Dumper.add_representer(dt.datetime, _moment)
