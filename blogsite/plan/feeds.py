"""Plans the feeds: of a language, a kind, a tag, an author, an event, and of all languages."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blogsite.plan.context import EVERYTHING, Context
from blogsite.plan.job import Job
from blogsite.plan.posts import body_ref
from blogsite.plan.routes import list_url, term_path
from blogsite.site.model import Post, Site
from blogsite.site.urls import Urls, output_path
from blogsite.views.machine import FEED_FILES, FeedEntry, FeedView
from blogsite.views.parts import Link

_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class _Channel:
    url: str
    topic: str
    name: str
    description: str
    posts: tuple[Post, ...]


def plan_feeds(context: Context) -> Iterator[Job]:
    """Yield the feeds of an edition."""
    limit = context.site.config.feed_entries
    entries = {}
    for channel in _channels(context):
        newest = channel.posts[:limit]
        for post in newest:
            if post.url not in entries:
                entries[post.url] = _entry(context, post)
        yield from _jobs(context, channel, tuple(entries[post.url] for post in newest))


def plan_feed_of_everything(contexts: Sequence[Context]) -> Iterator[Job]:
    """Yield the feed that mixes all languages, where there is more than one."""
    if len(contexts) < 2:  # noqa: PLR2004  (the only language's feed says it all)
        return
    first = contexts[0]
    pairs = ((context, post) for context in contexts for post in context.edition.posts)
    newest = sorted(pairs, key=lambda pair: (-pair[1].published.timestamp(), pair[1].url))
    entries = tuple(_entry(*pair) for pair in newest[: first.site.config.feed_entries])
    channel = _Channel(EVERYTHING, "everything", "", first.frame.description, first.edition.posts)
    yield from _jobs(first, channel, entries)


def _channels(context: Context) -> Iterator[_Channel]:
    edition, language, site = context.edition, context.language, context.site
    home = list_url("/", language)
    yield _Channel(home, "site", "", context.frame.description, edition.posts)
    for kind in site.config.kinds:
        if kind.id in edition.kinds:
            name = context.text(kind.plural)
            yield _Channel(list_url(kind.path, language), "kind", name, "", edition.kinds[kind.id])
    for topic, name, path, description, posts in _terms(context):
        yield _Channel(list_url(path, language), topic, name, description, posts)


def _terms(context: Context) -> Iterator[tuple[str, str, str, str, tuple[Post, ...]]]:
    edition, registry = context.edition, context.site.registry
    tags = {tag.id: tag for post in edition.posts for tag in post.tags}
    for tag_id, posts in edition.tags.items():
        tag = tags[tag_id]
        path = term_path("tags", tag_id)
        yield "tag", context.text(tag.name), path, context.text(tag.description), posts
    for author_id, posts in edition.authors.items():
        author = registry.authors[author_id]
        path = term_path("authors", author_id)
        yield "author", context.text(author.name), path, context.text(author.bio), posts
    for event_id, posts in edition.events.items():
        event = registry.events[event_id]
        path = term_path("events", event_id)
        yield "event", context.text(event.name), path, context.text(event.description), posts


def _jobs(context: Context, channel: _Channel, entries: tuple[FeedEntry, ...]) -> Iterator[Job]:
    view = FeedView(
        id=_stable(context.site, channel.url),
        folder=context.urls.absolute(channel.url),
        page_url=context.urls.absolute(channel.url if channel.url != EVERYTHING else "/"),
        topic=channel.topic,
        name=channel.name,
        site_title=context.frame.title,
        description=channel.description,
        language=context.language.tag,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )
    for renderer, name in FEED_FILES.items():
        yield Job(output_path(channel.url + name), renderer, context.language.tag, view)


def _entry(context: Context, post: Post) -> FeedEntry:
    urls = context.urls
    return FeedEntry(
        id=_entry_id(context.site, post),
        url=urls.absolute(post.url),
        title=post.title,
        language=post.language.tag,
        published=post.published,
        updated=post.modified,
        summary=post.summary,
        authors=tuple(
            Link(
                link.name,
                urls.absolute(list_url(term_path("authors", each.author.id), post.language)),
            )
            for each in post.authors
            for link in (context.author_link(each.author),)
        ),
        tags=tuple(context.text(tag.name) for tag in post.tags),
        image=urls.absolute(post.picture.src) if post.picture else "",
        body=body_ref(context, post, absolute=True),
    )


def _entry_id(site: Site, post: Post) -> str:
    """Return an id that outlives a new title, slug, kind or date (RFC 4287, section 4.2.6)."""
    name = f"{site.config.base_url}{post.key}.{post.language.tag}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _stable(site: Site, url: str) -> str:
    """Return an id that a preview under another base URL shares (RFC 4287, section 4.2.6)."""
    return Urls(site.config.base_url).absolute(url)
