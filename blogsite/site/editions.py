"""Sorts the posts of each language into the lists that readers browse."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

from blogsite.model.config import Language
from blogsite.site.model import Edition, Page, Post

Key = TypeVar("Key", str, int)
_Index = dict[Key, list[Post]]


def make_edition(language: Language, posts: tuple[Post, ...], pages: tuple[Page, ...]) -> Edition:
    """Index the posts of a language, given newest first."""
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
    return Edition(
        language=language,
        posts=posts,
        pages=pages,
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
