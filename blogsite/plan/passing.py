"""What a post holds up: its own URL, and those of lists that it may be the only one in."""

from collections.abc import Iterable, Iterator

from blogsite.model.config import Config, Language
from blogsite.plan.context import EVERYTHING
from blogsite.plan.entries import canonical_alias
from blogsite.plan.routes import list_url, term_path, year_path
from blogsite.site.model import Page, Post, Site
from blogsite.views.machine import FEED_FILES

_NOT_YET = ("draft", "scheduled")


def expired_urls(site: Site) -> frozenset[str]:
    """Return the URLs that nobody misses: no promise is broken by what `expires`."""
    return _held_up((post for post in site.withheld if post.status == "expired"), site.config)


def unsettled_urls(site: Site) -> frozenset[str]:
    """Return the URLs that a preview shows and readers don't have yet."""
    posts = [post for edition in site.editions for post in edition.posts]
    pages = [page for edition in site.editions for page in edition.pages]
    drafts = [page for page in pages if page.document.front.draft]
    urls = frozenset(url for page in drafts for url in (page.url, *_aliases(page)))
    unsettled = [post for post in posts if post.status in _NOT_YET]
    if not unsettled:
        return urls
    settled = _held_up((post for post in posts if post.status not in _NOT_YET), site.config)
    shown = _shown_elsewhere(site, is_settled=True)
    passing = _held_up(unsettled, site.config) | _shown_elsewhere(site, is_settled=False)
    return (passing - settled - shown) | urls


def _shown_elsewhere(site: Site, *, is_settled: bool) -> frozenset[str]:
    """Return the URLs that posts hold up in languages that they aren't translated into."""
    return frozenset(
        url
        for edition in site.editions
        for post in edition.borrowed
        if (post.status not in _NOT_YET) == is_settled
        for url in (
            edition.fallbacks.get(post.url, post.url),
            *_lists(post, edition.language, site.config),
        )
    )


def _held_up(posts: Iterable[Post], config: Config) -> frozenset[str]:
    return frozenset(
        file
        for post in posts
        for url in (post.url, *_aliases(post), *_lists(post, post.language, config))
        for file in (url, *(url + name for name in FEED_FILES.values()))
    )


def _aliases(item: Post | Page) -> Iterator[str]:
    return (canonical_alias(alias.id) for alias in item.aliases)


def _lists(post: Post, language: Language, config: Config) -> Iterator[str]:
    paths = [
        post.kind.path,
        year_path(post.day.year),
        *_terms("tags", [tag.id for tag in post.tags]),
        *_terms("authors", [each.author.id for each in (*post.authors, *post.translators)]),
        *_terms("events", [event.id for event in post.events]),
        *_terms("series", [post.series] if post.series else []),
    ]
    if language.tag != config.default_language.tag:
        # With its last text, a language goes as a whole, and with the last one the feed of all.
        paths += ["/", "/blog/"]
        yield EVERYTHING
    yield from (list_url(path, language) for path in paths)


def _terms(taxonomy: str, ids: list[str]) -> list[str]:
    return [f"/{taxonomy}/", *(term_path(taxonomy, each) for each in ids)] if ids else []
