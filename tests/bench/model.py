"""The made archive as plain values, before any generator's layout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

DEFAULT_LANGUAGE = "en"
LANGUAGES = ("en", "zh-CN", "fr")

_POST_LINK = re.compile(r"\(post:([a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Author:
    """One entry of the author registry."""

    id: str
    name: str
    role: str
    organization: str
    bio: str


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the event registry."""

    id: str
    name: str
    start: date
    end: date
    city: str
    country: str


@dataclass(frozen=True, slots=True)
class Tag:
    """One entry of the tag registry; ``names`` pairs a language with a name."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of post: list page under ``path``, posts under ``permalink``."""

    id: str
    name: str
    plural: str
    path: str
    permalink: str


@dataclass(frozen=True, slots=True)
class Post:
    """One post in one language; ``slug`` is shared with its translations.

    Links to other posts stand in ``body`` as ``[text](post:SLUG)``.
    """

    slug: str
    language: str
    title: str
    date: date
    kind: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    events: tuple[str, ...]
    summary: str
    body: str

    @property
    def is_translation(self) -> bool:
        """Tell whether the post stands beside an original in the default language."""
        return self.language != DEFAULT_LANGUAGE

    def with_links(self, target: Callable[[str], str]) -> str:
        """Return the body with every link to a post replaced by ``target(slug)``."""
        return _POST_LINK.sub(lambda match: f"({target(match[1])})", self.body)


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that is written into one benchmark site."""

    posts: tuple[Post, ...]
    authors: tuple[Author, ...]
    events: tuple[Event, ...]
    tags: tuple[Tag, ...]
    kinds: tuple[Kind, ...]
