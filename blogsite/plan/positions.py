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
    credited = [(byline, _credit(author, byline)) for byline in bylines]
    said = {(credit.role, credit.organization) for _, credit in credited}
    if not said - {("", ""), (author.role, author.organization)}:
        return ()
    years: dict[_Kind, list[int]] = {}
    credited.sort(key=lambda pair: pair[0][:2], reverse=True)
    for byline, credit in credited:
        if credit.role or credit.organization:
            kind = (credit.role, credit.organization, ground.foreign(credit.role_language))
            years.setdefault(kind, []).append(byline.year)
    return tuple(
        Position(role, organization, min(found), max(found), language if role else "")
        for (role, organization, language), found in years.items()
    )


def _credit(author: Author, byline: Byline) -> Contributor:
    return next(each for each in byline.people if each.author.id == author.id)
