"""Sorts the posts of each language into the lists that readers browse."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from blogsite.model.config import Config, Fallback
from blogsite.recall import Recall
from blogsite.site.fallback import Untranslated, fallback_urls
from blogsite.site.model import Edition, Lists, Page, Post

Key = TypeVar("Key", str, int)
# The lists by their keys, each as the places of its posts among all.
_Index = Mapping[Key, tuple[int, ...]]


class _Filed(NamedTuple):
    """The keys of the lists that a post is in."""

    kinds: tuple[str, ...]
    years: tuple[int, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    events: tuple[str, ...]
    series: tuple[str, ...]


class _Indexes(NamedTuple):
    kinds: _Index[str]
    years: _Index[int]
    tags: _Index[str]
    authors: _Index[str]
    translators: _Index[str]
    events: _Index[str]
    series: _Index[str]


def make_editions(
    config: Config, posts: Sequence[Post], pages: Sequence[Page], recall: Recall
) -> tuple[Edition, ...]:
    """Make an edition of the default language, and of each other one that has posts or pages.

    Posts are given newest first.
    """
    untranslated = Untranslated(posts) if config.fallback is not Fallback.NONE else None
    editions = []
    for language in config.languages:
        # Recalled posts may hold a language that is equal and not the same.
        own_posts = tuple([post for post in posts if post.language.tag == language.tag])
        own_pages = tuple([page for page in pages if page.language.tag == language.tag])
        if own_posts or own_pages or language is config.default_language:
            own = make_lists(own_posts, recall.part(f"own/{language.tag}"))
            shown = untranslated.shown_in(language) if untranslated else own_posts
            lists = own
            if len(shown) > len(own_posts):
                lists = make_lists(shown, recall.part(f"shown/{language.tag}"))
            editions.append(Edition(language, own_pages, own, lists, {}))
    if config.fallback is Fallback.PAGE:
        return tuple(fallback_urls(editions, config))
    return tuple(editions)


def make_lists(posts: tuple[Post, ...], recall: Recall) -> Lists:
    """Index posts, given newest first."""
    urls = tuple([post.url for post in posts])
    index = recall("index", _index, recall.each("filed", _file, urls, (posts,)))
    return Lists(
        posts=posts,
        kinds=_listed(posts, index.kinds),
        tags=_listed(posts, index.tags),
        authors=_listed(posts, index.authors),
        translators=_listed(posts, index.translators),
        events=_listed(posts, index.events),
        series={name: parts[::-1] for name, parts in _listed(posts, index.series).items()},
        years=_listed(posts, index.years),
    )


def _file(post: Post) -> _Filed:
    return _Filed(
        kinds=(post.kind.id,),
        years=(post.day.year,),
        tags=tuple([tag.id for tag in post.tags]),
        # A person may be named twice, in two roles.
        authors=tuple(dict.fromkeys([each.author.id for each in post.authors])),
        translators=tuple(dict.fromkeys([each.author.id for each in post.translators])),
        events=tuple([event.id for event in post.events]),
        series=(post.series,) if post.series else (),
    )


def _index(filed: tuple[_Filed, ...]) -> _Indexes:
    return _Indexes(
        kinds=_places([each.kinds for each in filed]),
        years=_places([each.years for each in filed]),
        tags=_places([each.tags for each in filed]),
        authors=_places([each.authors for each in filed]),
        translators=_places([each.translators for each in filed]),
        events=_places([each.events for each in filed]),
        series=_places([each.series for each in filed]),
    )


def _places(filed: Iterable[tuple[Key, ...]]) -> _Index[Key]:
    found: dict[Key, list[int]] = defaultdict(list)
    for place, keys in enumerate(filed):
        for key in keys:
            found[key].append(place)
    return {key: tuple(found[key]) for key in sorted(found)}


def _listed(posts: tuple[Post, ...], index: _Index[Key]) -> Mapping[Key, tuple[Post, ...]]:
    return {key: tuple([posts[place] for place in places]) for key, places in index.items()}
