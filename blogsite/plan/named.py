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
    credit, links = recall.part("credits"), recall.part("tags")
    return Named(
        recall("kinds", _link_kinds, kinds, ground),
        recall("ways", _ways_to, kinds, ground),
        {tag.id: links(tag.id, Ground.tag_link, ground, tag) for tag in tags},
        {who: credit(who, Ground.credit, ground, each) for who, each in people.items()},
    )


def _link_kinds(kinds: tuple[Kind, ...], ground: Ground) -> dict[str, Link]:
    return {kind.id: ground.kind_link(kind) for kind in kinds}


def _ways_to(kinds: tuple[Kind, ...], ground: Ground) -> dict[str, tuple[Link, ...]]:
    return {kind.id: ground.crumbs(ground.kind_link(kind, plural=True)) for kind in kinds}


def _who(person: Contributor) -> _Who:
    return person.author.id, person.role, person.organization, person.role_language
