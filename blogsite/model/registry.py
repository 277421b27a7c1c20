"""Authors, events and tags: one file each, and the id is the file's name."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.model.text import LocalText, Ref


@dataclass(frozen=True, slots=True)
class Author:
    """A person or an organization that writes; ``links`` are web addresses about them."""

    id: str
    name: LocalText
    is_organization: bool
    role: str
    organization: str
    url: str
    bio: LocalText
    path: str
    picture: Ref | None = None
    links: tuple[str, ...] = ()


# Stands in for a day of an event that its file doesn't say.
NO_DAY = dt.date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Event:
    """A gathering; ``country`` is an ISO 3166 code of two letters, or empty."""

    id: str
    name: LocalText
    start: dt.date
    end: dt.date
    city: LocalText
    country: str
    url: str
    description: LocalText
    path: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject. ``path`` is empty for a tag without a file; a project has a ``url`` of its own."""

    id: str
    name: LocalText
    description: LocalText
    path: str
    is_project: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Registry:
    """All that posts may name, by id."""

    authors: Mapping[str, Author]
    events: Mapping[str, Event]
    tags: Mapping[str, Tag]
