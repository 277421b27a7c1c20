"""Sorts the posts of each language into the lists that readers browse."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TypeVar

from blogsite.model.config import Config, Fallback
from blogsite.site.fallback import Untranslated, fallback_urls
from blogsite.site.model import Edition, Lists, Page, Post

Key = TypeVar("Key", str, int)
_Index = dict[Key, list[Post]]


def make_editions(
    config: Config, posts: Sequence[Post], pages: Sequence[Page]
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
            own = make_lists(own_posts)
            shown = untranslated.shown_in(language) if untranslated else own_posts
            lists = make_lists(shown) if len(shown) > len(own_posts) else own
            editions.append(Edition(language, own_pages, own, lists, {}))
    if config.fallback is Fallback.PAGE:
        return tuple(fallback_urls(editions, config))
    return tuple(editions)


def make_lists(posts: tuple[Post, ...]) -> Lists:
    """Index posts, given newest first."""
    kinds: _Index[str] = defaultdict(list)
    tags: _Index[str] = defaultdict(list)
    authors: _Index[str] = defaultdict(list)
    translators: _Index[str] = defaultdict(list)
    events: _Index[str] = defaultdict(list)
    series: _Index[str] = defaultdict(list)
    years: _Index[int] = defaultdict(list)
    for post in posts:
        kinds[post.kind.id].append(post)
        years[post.day.year].append(post)
        for tag in post.tags:
            tags[tag.id].append(post)
        for event in post.events:
            events[event.id].append(post)
        # A person may be named twice, in two roles.
        for author_id in {each.author.id for each in post.authors}:
            authors[author_id].append(post)
        for translator_id in {each.author.id for each in post.translators}:
            translators[translator_id].append(post)
        if post.series:
            series[post.series].append(post)
    return Lists(
        posts=posts,
        kinds=_sorted(kinds),
        tags=_sorted(tags),
        authors=_sorted(authors),
        translators=_sorted(translators),
        events=_sorted(events),
        series={name: parts[::-1] for name, parts in _sorted(series).items()},
        years=_sorted(years),
    )


def _sorted(index: _Index[Key]) -> Mapping[Key, tuple[Post, ...]]:
    return {key: tuple(index[key]) for key in sorted(index)}
