"""Tells what an author was and where, from what posts say."""

from blogsite.model.registry import Author
from blogsite.plan.ground import Ground
from blogsite.site.model import Contributor, Lists, Post
from blogsite.views.parts import Position

# A role, an organization, and the language of the role.
_Kind = tuple[str, str, str]


def positions_of(author: Author, lists: Lists, ground: Ground) -> tuple[Position, ...]:
    """Return the positions that posts name, latest first; none where it is one that is shown anyway."""
    years: dict[_Kind, list[int]] = {}
    posts = (*lists.authors.get(author.id, ()), *lists.translators.get(author.id, ()))
    for post in sorted(posts, key=lambda post: (post.published, post.url), reverse=True):
        credit = _credit(author, post)
        if credit.role or credit.organization:
            kind = (credit.role, credit.organization, ground.foreign(credit.role_language))
            years.setdefault(kind, []).append(post.day.year)
    if not {kind[:2] for kind in years} - {(author.role, author.organization)}:
        return ()
    return tuple(
        Position(role, organization, min(found), max(found), language if role else "")
        for (role, organization, language), found in years.items()
    )


def _credit(author: Author, post: Post) -> Contributor:
    people = (*post.authors, *post.translators)
    return next(each for each in people if each.author.id == author.id)
