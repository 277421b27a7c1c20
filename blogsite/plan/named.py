"""What posts name, as an edition shows it: each made once, however many posts name it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from blogsite.model.config import Kind
from blogsite.model.registry import Tag
from blogsite.plan.ground import Ground
from blogsite.recall import Recall
from blogsite.site.model import Contributor, Post
from blogsite.views.parts import Credit, Link

# A person's id with what held for a post: role, organization, and the role's language.
_Who = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """Links to kinds and to tags by their ids, the way to each kind's list, and people."""

    kinds: Mapping[str, Link]
    ways: Mapping[str, tuple[Link, ...]]
    tags: Mapping[str, Link]
    people: Mapping[_Who, Credit]

    def tags_of(self, post: Post) -> tuple[Link, ...]:
        """Return links to a post's tags."""
        links = self.tags
        return tuple([links[tag.id] for tag in post.tags])

    def credits(self, people: tuple[Contributor, ...]) -> tuple[Credit, ...]:
        """Return people as their post shows them."""
        known = self.people
        return tuple([known[_who(each)] for each in people])


def name_all(
    kinds: tuple[Kind, ...],
    tags: Iterable[Tag],
    posts: Iterable[Post],
    ground: Ground,
    recall: Recall,
) -> Named:
    """Return what posts name; ``tags`` are all of theirs."""
    people = {_who(each): each for post in posts for each in (*post.authors, *post.translators)}
    # Recalled one by one, so that what is made of them can be compared by identity.
    credit, links = recall.part("credits"), recall.part("tags")
    kind_links, ways = recall.part("kinds"), recall.part("ways")
    return Named(
        {kind.id: kind_links(kind.id, _kind_link, ground, kind) for kind in kinds},
        {kind.id: ways(kind.id, _way, ground, kind) for kind in kinds},
        {tag.id: links(tag.id, Ground.tag_link, ground, tag) for tag in tags},
        {who: credit(who, Ground.credit, ground, each) for who, each in people.items()},
    )


def _kind_link(ground: Ground, kind: Kind) -> Link:
    return ground.kind_link(kind)


def _way(ground: Ground, kind: Kind) -> tuple[Link, ...]:
    return ground.crumbs(ground.kind_link(kind, plural=True))


def _who(person: Contributor) -> _Who:
    return person.author.id, person.role, person.organization, person.role_language
