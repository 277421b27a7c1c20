"""Which posts a reader may want next: shared tags, events and authors, the rare ones first."""

import math
from collections.abc import Iterator, Mapping, Sequence

from blogsite.site.model import Edition, Post

# A term's posts are compared with those nearest in time only, so that the work grows with the
# number of posts and not with its square.
_REACH = 12
# Whole numbers add up to the same sum in any order.
_UNIT = 1_000_000


def related_posts(edition: Edition, count: int) -> Mapping[str, tuple[Post, ...]]:
    """Return for each post's key up to ``count`` others, the nearest first."""
    posts = edition.posts
    places = {post.key: place for place, post in enumerate(posts)}
    scores: list[dict[int, int]] = [{} for _ in posts]
    for term in _terms(edition):
        weight = round(_UNIT / (1 + math.log(len(term))))
        members = [places[post.key] for post in term]
        for at, place in enumerate(members):
            others = scores[place]
            for other in members[max(0, at - _REACH) : at + _REACH + 1]:
                others[other] = others.get(other, 0) + weight
    return {
        post.key: tuple(posts[other] for other in _best(place, scores[place], count))
        for place, post in enumerate(posts)
    }


def _terms(edition: Edition) -> Iterator[Sequence[Post]]:
    for index in (edition.tags, edition.events, edition.authors):
        yield from index.values()


def _best(place: int, scores: Mapping[int, int], count: int) -> list[int]:
    """Return the places with the highest scores, among equals the nearest in time."""
    others = {other: score for other, score in scores.items() if other != place}
    least = min(sorted(others.values())[-count:], default=0)
    ranked = [other for other, score in others.items() if score >= least]
    return sorted(ranked, key=lambda other: (-others[other], abs(other - place), other))[:count]
