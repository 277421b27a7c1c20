"""What Hugo and Docusaurus write, said as this program wants it: front matter, links, pictures."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import yaml

from blogsite.parse.places import is_mark

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*\n?(.*)", re.DOTALL)
_DATED_NAME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})-")
_LINKED_NAME = re.compile(r"\[([^\]]+)\]\([^)]*\)(?:\s*\([^)]*\))?")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|，|、|&|\band\b)\s*")
# The glossary has no dates, and a post needs one.
_NO_DATE = dt.date(2022, 1, 1)

_PARAMETER = re.compile(r"\{\{% _?param (\w+) %\}\}")
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}", re.DOTALL)
_RAW_MEDIA = re.compile(r"""<(?:img|source|video)\b[^>]*\bsrc=["']?(?!https:)[^>]*>""")
_LINK = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<picture>[^\s)>]+)[^)]*\)"
    r"|(?P<start>\]\(\s*<?|^\[[^\]\n]+\]:\s*<?)(?P<target>[^\s)>]+)",
    re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[a-z]+:|#|//", re.IGNORECASE)
_LANGUAGE = re.compile(r"/[a-z]{2}(-[a-z]{2})?(?=/)")


def parse_text(text: str) -> tuple[dict[str, Any], str]:
    """Return front matter, with keys in lower case, and body; nothing where there is none."""
    found = _FRONT_MATTER.match(text)
    fields = yaml.safe_load(found[1]) if found else {}
    return ({key.lower(): value for key, value in fields.items()}, found[2]) if found else ({}, "")


def native_front_matter(
    fields: Mapping[str, Any], name: str, authors: tuple[str, ...]
) -> dict[str, Any]:
    """Return the front matter of an original; its ``name`` may begin with a date."""
    tags = dict.fromkeys(filter(None, map(native_id, fields.get("tags") or ())))
    front = {
        "title": str(fields.get("title") or name),
        "date": native_day(fields.get("date"), name),
        "authors": list(authors),
        "tags": list(tags),
        "summary": fields.get("description") or fields.get("summary"),
        "slug": native_slug(fields, name),
    }
    return {key: value for key, value in front.items() if value}


def native_slug(fields: Mapping[str, Any], name: str) -> str:
    """Return the last part of a post's address: what it says, or its name without a date."""
    return str(fields.get("slug") or _DATED_NAME.sub("", posixpath.basename(name), count=1))


def native_day(value: object, name: str) -> dt.date:
    """Return the day that a post says or that its name begins with."""
    if isinstance(value, dt.date):
        return dt.date(value.year, value.month, value.day)
    found = _DATED_NAME.match(f"{value}-") or _DATED_NAME.match(posixpath.basename(name))
    return dt.date(*map(int, found.groups())) if found else _NO_DATE


def named_people(fields: Mapping[str, Any], people: Mapping[str, str]) -> dict[str, str]:
    """Return id to name of who wrote a text: ids of the blog's list, or names with links."""
    if isinstance(listed := fields.get("authors"), list):
        named = [people[each] if isinstance(each, str) else each["name"] for each in listed]
        return {native_id(each): each for each in named}
    text = str(fields.get("author") or fields.get("authorname") or "")
    linked = [found[1] for found in _LINKED_NAME.finditer(text)]
    names = linked or _BETWEEN_NAMES.split(text)
    return {native_id(each): " ".join(each.split()) for each in names if native_id(each)}


def native_id(text: object) -> str:
    """Return letters, their marks and digits of a text in small letters, with hyphens between."""
    found = ""
    for sign in unicodedata.normalize("NFC", str(text)).lower():
        # The vowels of Indian scripts are marks, which belong to the letter before them.
        is_kept = sign.isalnum() or (is_mark(sign) and found[-1:] not in {"", "-"})
        found += sign if is_kept else "-"
    return re.sub("-+", "-", found).strip("-")


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a text's links lead: it was at ``address`` of ``site`` and is now in ``folder``.

    ``posts`` has the new file for each path or file of the old site; ``picture`` brings a picture and
    says whether it is there.
    """

    site: str
    address: str
    posts: Mapping[str, str]
    folder: str
    picture: Callable[[str], bool]


def native_body(body: str, fields: Mapping[str, Any], targets: Targets) -> str:
    """Return a body with links to files and to the old site, without shortcodes."""
    known = {**fields, **(fields.get("params") or {})}
    text = _PARAMETER.sub(lambda found: str(known.get(found[1], "")), body)
    text = _RAW_MEDIA.sub("", _SHORTCODE.sub("", text))
    return _LINK.sub(lambda found: _native_link(found, targets), text)


def _native_link(found: re.Match[str], targets: Targets) -> str:
    picture = found["picture"]
    if picture is None:
        return found["start"] + _link(found["target"], targets)
    # Of a picture that the corpus left out its words remain.
    return found[0] if _ELSEWHERE.match(picture) or targets.picture(picture) else found["alt"]


def _link(target: str, targets: Targets) -> str:
    if _ELSEWHERE.match(target):
        return target
    path, mark, fragment = urljoin(f"{targets.address}/", target).partition("#")
    is_file = path.endswith(".md")
    old = posixpath.basename(path) if is_file else _LANGUAGE.sub("", path, count=1).rstrip("/")
    file = targets.posts.get(old)
    if file is None:
        return targets.site + path + mark + fragment
    return posixpath.relpath(file, targets.folder or ".") + mark + fragment
