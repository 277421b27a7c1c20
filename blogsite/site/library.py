"""What texts can point at."""

from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.model.document import Place
from blogsite.site.model import Page, Post


@dataclass(frozen=True, slots=True)
class Landing:
    """A published text, as those need to know it that point at it.

    ``anchors`` are None where they are as unknown as the text.
    """

    place: Place
    language: str
    url: str
    anchors: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Library:
    """All that can be pointed at.

    ``published`` are the versions of each text by language, ``places`` those of all the parsed
    files, published or not, ``unreadable`` those that could not be, ``files`` the other files,
    ``originals`` where each text was first written, ``expired`` the posts by their file whose
    time is over, ``statuses`` says of the files that aren't published why.
    """

    published: Mapping[str, Mapping[str, Landing]]
    places: Mapping[str, Place]
    unreadable: frozenset[str]
    files: frozenset[str]
    originals: Mapping[str, Place]
    expired: Mapping[str, Landing]
    statuses: Mapping[str, str]


def landing_of(item: Post | Page) -> Landing:
    """Return a text as others point at it."""
    document = item.document
    anchors = document.body.anchors if document.is_readable else None
    return Landing(document.place, item.language.tag, item.url, anchors)
