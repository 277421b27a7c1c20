"""Which posts a reader may want next: shared tags, events and authors, the rare ones first."""

import math
from collections.abc import Iterator, Mapping, Sequence

from blogsite.recall import Recall
from blogsite.site.model import Edition

# A term's posts are compared with those nearest in time only, so that the work grows with the
# number of posts and not with its square.
_REACH = 12
# Whole numbers add up to the same sum in any order.
_UNIT = 1_000_000


def related_posts(edition: Edition, count: int, recall: Recall) -> Sequence[Sequence[int]]:
    """Return for each post the places of up to ``count`` others, the nearest first."""
    terms = tuple(_terms(edition))
    return recall("related", _rank, len(edition.posts), terms, count)


def _terms(edition: Edition) -> Iterator[tuple[int, ...]]:
    """Yield for each term the places of its posts among all posts."""
    places = {post.url: place for place, post in enumerate(edition.posts)}
    for index in (edition.own.tags, edition.own.events, edition.own.authors):
        for term in index.values():
            yield tuple([places[post.url] for post in term])


def _rank(posts: int, terms: tuple[tuple[int, ...], ...], count: int) -> list[list[int]]:
    scores: list[dict[int, int]] = [{} for _ in range(posts)]
    for members in terms:
        weight = round(_UNIT / (1 + math.log(len(members))))
        for at, place in enumerate(members):
            others = scores[place]
            for other in members[max(0, at - _REACH) : at + _REACH + 1]:
                others[other] = others.get(other, 0) + weight
    return [_best(place, others, count) for place, others in enumerate(scores)]


def _best(place: int, scores: Mapping[int, int], count: int) -> list[int]:
    """Return the places with the highest scores, among equals the nearest in time."""
    others = {other: score for other, score in scores.items() if other != place}
    least = min(sorted(others.values())[-count:], default=0)
    ranked = [other for other, score in others.items() if score >= least]
    return sorted(ranked, key=lambda other: (-others[other], abs(other - place), other))[:count]
