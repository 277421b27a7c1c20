"""Redirects from the patterns that posts' URLs had before, and from pages that stood in."""

import re
from collections.abc import Iterator, Sequence

from blogsite.hosting import Rule
from blogsite.model.config import Config, Kind
from blogsite.plan.routes import list_url
from blogsite.site.model import Edition
from blogsite.site.urls import Urls, fill_pattern, permalink

_PLACEHOLDER = re.compile(r":[a-z]+")


def old_permalinks(config: Config, edition: Edition, urls: Urls) -> Iterator[Rule]:
    """Yield one rule for a pattern that says all of a URL, else one for each post.

    What the new URL needs and the old one doesn't say (a day) is known of each post only.
    """
    for kind in config.kinds:
        for pattern in kind.old_permalinks:
            if _placeholders(kind, kind.permalink) <= _placeholders(kind, pattern.id):
                source, target = (
                    urls.local(list_url(each.replace(":kind", kind.id), edition.language))
                    for each in (pattern.id, kind.permalink)
                )
                yield Rule(source, target)
                continue
            for post in edition.own.kinds.get(kind.id, ()):
                source = fill_pattern(pattern.id, kind, post.slug, post.day, edition.language)
                yield Rule(urls.local(source), urls.local(post.url))


def old_fallbacks(editions: Sequence[Edition], urls: Urls) -> Iterator[Rule]:
    """Yield a rule for each translation that isn't where the page in its place was.

    So a link to the original's text in a language leads to the translation as soon as that is
    made, under whatever slug.
    """
    posts = [post for edition in editions for post in edition.posts]
    originals = {post.key: post for post in posts if not post.is_translation}
    for post in posts:
        original = originals.get(post.key, post)
        url = permalink(original.kind, original.slug, original.day, post.language)
        if url != post.url:
            yield Rule(urls.local(url), urls.local(post.url))


def _placeholders(kind: Kind, pattern: str) -> set[str]:
    return set(_PLACEHOLDER.findall(pattern.replace(":kind", kind.id)))
