"""Take a folder of real posts for the archive: Markdown files with YAML front matter."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import yaml

from .files import read_files
from .model import DEFAULT_LANGUAGE, Author, Corpus, Post
from .registries import KINDS, make_events, make_tags

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)
_LOCAL_TARGET = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)/?(?:\.{1,2}/)*")
_LOCAL_DEFINITION = re.compile(r"^(\[[^\]]+\]:\s*)(?!https?:|mailto:)/?(?:\.{1,2}/)*", re.MULTILINE)
_LOCAL_ATTRIBUTE = re.compile(
    r"""(\b(?:src|href|poster)=["'])(?!https?:|mailto:|\#)/?(?:\.{1,2}/)*"""
)
_LINKED_NAME = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def read_corpus(folder: Path) -> Corpus:
    """Read every dated post below the folder; raise ValueError where there is none.

    All count as originals in the default language, for what names a language differs from
    site to site; shortcodes go and links to the old site's own files become external, so
    that every builder renders the same text.
    """
    found = tuple(_posts(folder))
    if not found:
        raise ValueError(f"no post with a title and a date below `{folder}`")
    names = {name for _, authors in found for name in authors}
    authors = tuple(Author(_slug(name), name, "", "", "") for name in sorted(names) if _slug(name))
    unique = {author.id: author for author in authors}
    posts = tuple(post for post, _ in found)
    return Corpus(posts, tuple(unique.values()), make_events(), make_tags(), KINDS)


def _posts(folder: Path) -> Iterator[tuple[Post, list[str]]]:
    for number, (path, text) in enumerate(read_files(folder, ".md")):
        match = _FRONT_MATTER.match(text)
        fields = _fields(match[1]) if match else {}
        date = fields.get("date")
        if match is None or not fields.get("title") or not isinstance(date, dt.date):
            continue
        names = _names(fields)
        yield _post(path, number, fields, names, match[2]), names


def _fields(text: str) -> dict[str, Any]:
    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _post(path: str, number: int, fields: dict[str, Any], names: list[str], body: str) -> Post:
    date = fields["date"]
    place = PurePosixPath(path)
    stem = place.parent.name if place.stem in {"index", "_index"} else place.stem
    return Post(
        slug=f"{_slug(stem) or 'post'}-{number}",
        language=DEFAULT_LANGUAGE,
        title=" ".join(str(fields["title"]).split()),
        date=date.date() if isinstance(date, dt.datetime) else date,
        kind=KINDS[number % len(KINDS)].id,
        authors=tuple(dict.fromkeys(filter(None, map(_slug, names)))),
        tags=tuple(tag.id for tag in make_tags()[number % 40 :][:3]),
        events=(),
        summary=" ".join(str(fields.get("description") or fields["title"]).split()),
        body=_plain(body),
    )


def _names(fields: dict[str, Any]) -> list[str]:
    named = fields.get("author") or fields.get("authors") or ""
    text = _LINKED_NAME.sub(r"\1", named) if isinstance(named, str) else ""
    names = (re.sub(r"\(.*?\)|[^\w\s.'’-]", "", name).strip() for name in text.split(","))
    return [" ".join(name.split()) for name in names if name]


def _plain(body: str) -> str:
    body = _SHORTCODE.sub("", body)
    body = _LOCAL_TARGET.sub("https://example.org/", body)
    for pattern in (_LOCAL_DEFINITION, _LOCAL_ATTRIBUTE):
        body = pattern.sub(r"\1https://example.org/", body)
    return body


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))
