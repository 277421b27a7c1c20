"""Posts for readers of languages that these aren't translated into."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from blogsite.model.config import Config, Language
from blogsite.model.urls import split_query
from blogsite.site.model import Edition, Post
from blogsite.site.urls import permalink


class Untranslated:
    """The posts of a site, newest first, and the version of each that stands in for others."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self._posts = posts
        self._versions: dict[str, dict[str, Post]] = defaultdict(dict)
        for post in posts:
            self._versions[post.key][post.language.tag] = post
        self._standing_in = {key: _stand_in(each) for key, each in self._versions.items()}

    def shown_in(self, language: Language) -> tuple[Post, ...]:
        """Return the posts of a language, and among them those that it has no version of."""
        return tuple([post for post in self._posts if self._is_shown(post, language.tag)])

    def _is_shown(self, post: Post, tag: str) -> bool:
        if post.language.tag == tag:
            return True
        return tag not in self._versions[post.key] and self._standing_in[post.key] is post


def _stand_in(versions: dict[str, Post]) -> Post:
    """Return the original, or where that isn't published the first version by its tag."""
    first = versions[min(versions)]
    return versions.get(first.original.place.language, first)


def fallback_urls(editions: Sequence[Edition], config: Config) -> Iterator[Edition]:
    """Give each edition the pages for posts that it has no version of.

    What somebody has written goes first: no page is made where a text, an alias or a redirect of
    the settings has the URL.
    """
    taken = {_compared(url) for url in _written(editions, config)}
    for edition in editions:
        urls: dict[str, str] = {}
        for post in edition.borrowed:
            url = permalink(post.kind, post.slug, post.day, edition.language)
            if _compared(url) not in taken:
                taken.add(_compared(url))
                urls[post.url] = url
        yield replace(edition, fallbacks=urls)


def is_free(url: str, editions: Sequence[Edition], config: Config) -> bool:
    """Whether nobody has written that something else is at a site path."""
    return bool(free_urls((url,), editions, config))


def free_urls(urls: Iterable[str], editions: Sequence[Edition], config: Config) -> frozenset[str]:
    """Return the site paths at which nobody has written that something else is."""
    taken = {_compared(each) for each in _written(editions, config)}
    return frozenset(url for url in urls if _compared(url) not in taken)


def _written(editions: Sequence[Edition], config: Config) -> Iterator[str]:
    for edition in editions:
        for item in edition.items:
            yield item.url
            yield from (split_query(alias.id)[0] for alias in item.aliases)
    yield from (split_query(old.source.id)[0] for old in config.hosting.redirects)


def _compared(url: str) -> str:
    """Return a URL as two are compared: names that differ by case are one on many machines."""
    return unquote(url).rstrip("/").casefold()
