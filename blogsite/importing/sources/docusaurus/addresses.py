"""The address that Docusaurus gives to a post, by its file's name or its slug."""

import re
from dataclasses import dataclass

# As Docusaurus has it: folders, a date in any of two ways, and the rest.
_DATED = re.compile(
    r"(?P<folder>(?:.*/)?)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?\Z"
)


@dataclass(frozen=True, slots=True)
class PostName:
    """What the path of a post's file says, without its ending: a date, a name, and an address."""

    date: str
    name: str
    slug: str


def post_name(path: str) -> PostName:
    """Take the path of a post within its blog apart."""
    if found := _DATED.match(path):
        date = found["date"].replace("/", "-")
        slug = f"/{found['date'].replace('-', '/')}/{found['folder']}{found['text']}"
        name = found["text"].removesuffix("index") or found["folder"].rstrip("/")
        return PostName(date, name.rstrip("/").rpartition("/")[2] or date, slug.rstrip("/"))
    text = path.removesuffix("/index")
    return PostName("", text.rpartition("/")[2], f"/{text}")


def permalink(base: str, language: str, route: str, slug: str) -> str:
    """Return the path of a post on the old site; the language is empty for the default one."""
    parts = (part for piece in (base, language, route, slug) for part in piece.split("/"))
    return "/" + "/".join(part for part in parts if part and part not in (".", ".."))
