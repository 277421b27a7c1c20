"""Tells what an author was and where, from what posts say."""

from blogsite.model.registry import Author
from blogsite.plan.ground import Ground
from blogsite.site.model import Contributor, Lists, Post
from blogsite.views.parts import Position

# A role, an organization, and the language of the role.
_Kind = tuple[str, str, str]


def positions_of(author: Author, lists: Lists, ground: Ground) -> tuple[Position, ...]:
    """Return the positions that posts name, latest first; none where it is one that is shown anyway."""
    posts = (*lists.authors.get(author.id, ()), *lists.translators.get(author.id, ()))
    credited = [(post, _credit(author, post)) for post in posts]
    said = {(credit.role, credit.organization) for _, credit in credited}
    if not said - {("", ""), (author.role, author.organization)}:
        return ()
    years: dict[_Kind, list[int]] = {}
    credited.sort(key=lambda pair: (pair[0].published, pair[0].url), reverse=True)
    for post, credit in credited:
        if credit.role or credit.organization:
            kind = (credit.role, credit.organization, ground.foreign(credit.role_language))
            years.setdefault(kind, []).append(post.day.year)
    return tuple(
        Position(role, organization, min(found), max(found), language if role else "")
        for (role, organization, language), found in years.items()
    )


def _credit(author: Author, post: Post) -> Contributor:
    people = (*post.authors, *post.translators)
    return next(each for each in people if each.author.id == author.id)
