"""What became of each part of a source: kept, changed, or lost."""

import enum
from dataclasses import dataclass


class Fate(enum.StrEnum):
    """What became of a part."""

    KEPT = "kept"
    CHANGED = "changed"
    LOST = "lost"


class Part(enum.StrEnum):
    """What a source is made of, as the ledger counts it."""

    POST = "post"
    PAGE = "page"
    FIELD = "field"
    AUTHOR = "author"
    TAG = "tag"
    IMAGE = "image"
    LINK = "link"
    SHORTCODE = "shortcode"
    EMBED = "embed"
    HTML = "html"
    COMMENT = "comment"
    REDIRECT = "redirect"
    FILE = "file"


# What notes say of what is lost with the site that the source was.
OLD_SITE = "still depends on the old site"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A file of the source, relative to its root, and a line counted from 1, or 0."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one part; ``note`` says how it was changed, or why it was lost.

    ``name`` tells it from its like: a title, a name, an address, a shortcode as written. ``text``
    is the path of the imported file that it belongs to, empty for what belongs to none. ``count``
    stands for that many parts of the same kind, such as the comments of a post. What is kept has a
    note where people have something to decide, such as whether two names are one person's; its
    count may be 0 then.
    """

    part: Part
    fate: Fate
    name: str
    place: Place
    note: str = ""
    text: str = ""
    count: int = 1


def kept(part: Part, name: str, place: Place, *, count: int = 1) -> Entry:
    """Return the entry of what is as it was."""
    return Entry(part, Fate.KEPT, name, place, count=count)


def changed(part: Part, name: str, place: Place, how: str, *, count: int = 1) -> Entry:
    """Return the entry of what readers get in another way."""
    return Entry(part, Fate.CHANGED, name, place, how, count=count)


def lost(part: Part, name: str, place: Place, why: str, *, count: int = 1) -> Entry:
    """Return the entry of what readers don't get any more."""
    return Entry(part, Fate.LOST, name, place, why, count=count)
