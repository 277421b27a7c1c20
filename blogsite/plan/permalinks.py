"""Redirects from the patterns that posts' URLs had before."""

import re
from collections.abc import Iterator

from blogsite.hosting import Rule
from blogsite.model.config import Config, Kind
from blogsite.plan.routes import list_url
from blogsite.site.model import Edition
from blogsite.site.urls import Urls, fill_pattern

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
            for post in edition.kinds.get(kind.id, ()):
                source = fill_pattern(pattern.id, kind, post.slug, post.day, edition.language)
                yield Rule(urls.local(source), urls.local(post.url))


def _placeholders(kind: Kind, pattern: str) -> set[str]:
    return set(_PLACEHOLDER.findall(pattern.replace(":kind", kind.id)))
