"""Which posts a reader may want next: shared tags, events and authors, the rare ones first."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from blogsite import codec
from blogsite.cache import Cache
from blogsite.recall import Recall
from blogsite.site.model import Edition, Related, Site

# What a post has in common with others: a term's weight, the post's place in it, and all in it.
_Shared = tuple[int, int, tuple[int, ...]]

# A term's posts are compared with those nearest in time only, so that the work grows with the
# number of posts and not with its square.
_REACH = 12
# Whole numbers add up to the same sum in any order.
_UNIT = 1_000_000
# How many others a post leads to.
_COUNT = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """The places of the posts that have a term, for each term: all that relations come from.

    ``posts`` is the number of posts, ``count`` that of others wanted for each.
    """

    posts: int
    count: int
    members: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What came of some terms, by their digest."""

    key: str
    related: Related


def with_related(site: Site, recall: Recall, cache: Cache, engine: str) -> Site:
    """Return a site whose editions know which of their posts are related.

    Few edits change that, so what the last build found is kept, with a digest of its terms.
    """

    def find(name: str, terms: Terms) -> Related:
        key = codec.digest(engine, codec.encode(terms))
        said = cache.fact(name)
        known = msgspec.json.decode(said, type=_Known) if said else None
        if known is None or known.key != key:
            known = _Known(key, rank(terms))
            cache.remember(name, msgspec.json.encode(known).decode())
        return known.related

    editions = []
    for edition in site.editions:
        name = f"related {edition.language.tag}"
        related = recall(name, find, name, terms_of(edition, _COUNT))
        editions.append(replace(edition, related=related))
    return replace(site, editions=tuple(editions))


def terms_of(edition: Edition, count: int) -> Terms:
    """Return the terms of an edition's posts."""
    places = {post.url: place for place, post in enumerate(edition.posts)}
    indexes = (edition.own.tags, edition.own.events, edition.own.authors)
    terms = [term for index in indexes for term in index.values()]
    members = (tuple([places[post.url] for post in term]) for term in terms)
    return Terms(len(edition.posts), count, tuple(members))


def rank(terms: Terms) -> Related:
    """Return for each post the places of the others that share the most."""
    found: list[list[_Shared]] = [[] for _ in range(terms.posts)]
    for members in terms.members:
        weight = round(_UNIT / (1 + math.log(len(members))))
        for at, place in enumerate(members):
            found[place].append((weight, at, members))
    scored = ((place, _scores(shared)) for place, shared in enumerate(found))
    return tuple([_best(place, scores, terms.count) for place, scores in scored])


def _scores(found: list[_Shared]) -> Mapping[int, int]:
    """Return the scores of all posts near one, given what it shares."""
    scores: dict[int, int] = {}
    for weight, at, members in found:
        near = members[max(0, at - _REACH) : at] + members[at + 1 : at + _REACH + 1]
        new = dict.fromkeys(near, weight)
        for other in scores.keys() & new.keys():
            new[other] += scores[other]
        scores |= new
    return scores


def _best(place: int, scores: Mapping[int, int], count: int) -> tuple[int, ...]:
    """Return the places with the highest scores, among equals the nearest in time."""
    least = min(sorted(scores.values())[-count:], default=0)
    ranked = [other for other, score in scores.items() if score >= least]
    ranked.sort(key=lambda other: (-scores[other], abs(other - place), other))
    return tuple(ranked[:count])
