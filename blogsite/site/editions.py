"""Sorts the posts of each language into the lists that readers browse."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from blogsite.model.config import Language
from blogsite.site.model import Contributor, Edition, Page, Post

Key = TypeVar("Key", str, int)


def make_edition(language: Language, posts: tuple[Post, ...], pages: tuple[Page, ...]) -> Edition:
    """Index the posts of a language, given newest first."""
    series = _index(posts, lambda post: [post.series] if post.series else [])
    return Edition(
        language=language,
        posts=posts,
        pages=pages,
        kinds=_index(posts, lambda post: [post.kind.id]),
        tags=_index(posts, lambda post: [tag.id for tag in post.tags]),
        authors=_index(posts, lambda post: _ids(post.authors)),
        translators=_index(posts, lambda post: _ids(post.translators)),
        events=_index(posts, lambda post: [event.id for event in post.events]),
        series={name: tuple(reversed(parts)) for name, parts in series.items()},
        years=_index(posts, lambda post: [post.day.year]),
    )


def _ids(contributors: Iterable[Contributor]) -> list[str]:
    return list(dict.fromkeys(contributor.author.id for contributor in contributors))


def _index(
    posts: tuple[Post, ...], keys: Callable[[Post], Iterable[Key]]
) -> Mapping[Key, tuple[Post, ...]]:
    found: dict[Key, list[Post]] = defaultdict(list)
    for post in posts:
        for key in keys(post):
            found[key].append(post)
    return {key: tuple(found[key]) for key in sorted(found)}
