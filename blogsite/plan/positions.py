"""Tells what an author was and where, from what posts say."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from blogsite.model.registry import Author
from blogsite.plan.ground import Ground
from blogsite.site.model import Contributor, Post
from blogsite.views.parts import Position

# A role, an organization, and the language of the role.
_Kind = tuple[str, str, str]


class Byline(NamedTuple):
    """Who made a post, and when: all of it that says what somebody was."""

    published: dt.datetime
    url: str
    year: int
    people: tuple[Contributor, ...]


def byline_of(post: Post) -> Byline:
    """Return a post's byline."""
    return Byline(post.published, post.url, post.day.year, (*post.authors, *post.translators))


def positions_of(author: Author, bylines: Iterable[Byline], ground: Ground) -> tuple[Position, ...]:
    """Return the positions that posts name, latest first; none where it is one that is shown anyway."""
    years: dict[_Kind, list[int]] = {}
    for byline in sorted(bylines, key=lambda each: each[:2], reverse=True):
        credit = next(each for each in byline.people if each.author.id == author.id)
        if credit.role or credit.organization:
            kind = (credit.role, credit.organization, ground.foreign(credit.role_language))
            years.setdefault(kind, []).append(byline.year)
    if not {kind[:2] for kind in years} - {(author.role, author.organization)}:
        return ()
    return tuple(
        Position(role, organization, min(found), max(found), language if role else "")
        for (role, organization, language), found in years.items()
    )
