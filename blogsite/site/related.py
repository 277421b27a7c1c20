"""Which posts a reader may want next: shared tags, events and authors, the rare ones first."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from blogsite.site.model import Edition, Post

# A term's posts are compared with those nearest in time only, so that the work grows with the
# number of posts and not with its square.
_REACH = 12


def related_posts(edition: Edition, count: int) -> Mapping[str, tuple[Post, ...]]:
    """Return for each post's key up to ``count`` others, the nearest first."""
    place = {post.key: at for at, post in enumerate(edition.posts)}
    scores: dict[str, dict[str, float]] = {post.key: defaultdict(float) for post in edition.posts}
    for posts in _terms(edition):
        weight = 1 / (1 + math.log(len(posts)))
        keys = [post.key for post in posts]
        for at, key in enumerate(keys):
            others = scores[key]
            for other in keys[max(0, at - _REACH) : at + _REACH + 1]:
                others[other] += weight
    return {
        key: tuple(edition.posts[place[other]] for other in _best(key, others, place, count))
        for key, others in scores.items()
    }


def _terms(edition: Edition) -> Iterator[Sequence[Post]]:
    for index in (edition.tags, edition.events, edition.authors):
        yield from index.values()


def _best(key: str, others: Mapping[str, float], place: Mapping[str, int], count: int) -> list[str]:
    here = place[key]
    ranked = sorted(
        (-round(score, 9), abs(place[other] - here), place[other], other)
        for other, score in others.items()
        if other != key
    )
    return [other for *_, other in ranked[:count]]
