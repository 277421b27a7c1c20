"""The URLs that go with a post that has expired: its own, and those of lists it was the last in."""

from collections.abc import Iterator

from blogsite.model.config import Config
from blogsite.plan.context import EVERYTHING
from blogsite.plan.routes import list_url, term_path, year_path
from blogsite.site.model import Post, Site
from blogsite.views.machine import FEED_FILES


def excused_urls(site: Site) -> frozenset[str]:
    """Return the folders in which nothing is missed: nobody broke a promise that `expires`."""
    expired = [post for post in site.withheld if post.status == "expired"]
    return frozenset(
        file
        for post in expired
        for url in (post.url, *_lists(post, site.config))
        for file in (url, *(url + name for name in FEED_FILES.values()))
    )


def _lists(post: Post, config: Config) -> Iterator[str]:
    paths = [
        post.kind.path,
        year_path(post.day.year),
        *_terms("tags", [tag.id for tag in post.tags]),
        *_terms("authors", [each.author.id for each in (*post.authors, *post.translators)]),
        *_terms("events", [event.id for event in post.events]),
        *_terms("series", [post.series] if post.series else []),
    ]
    if post.language.tag != config.default_language.tag:
        # With its last text, a language goes as a whole, and with the last one the feed of all.
        paths += ["/", "/blog/"]
        yield EVERYTHING
    yield from (list_url(path, post.language) for path in paths)


def _terms(taxonomy: str, ids: list[str]) -> list[str]:
    return [f"/{taxonomy}/", *(term_path(taxonomy, each) for each in ids)] if ids else []
