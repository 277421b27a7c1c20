"""Plans the feeds: of a language, a kind, a tag, an author, an event, and of all languages."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blogsite.plan.context import EVERYTHING, Context
from blogsite.plan.entries import entry_id
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job
from blogsite.plan.posts import body_values
from blogsite.plan.routes import list_url, term_path
from blogsite.site.model import Post
from blogsite.site.urls import output_path
from blogsite.views.machine import FEED_FILES, FeedEntry, FeedView
from blogsite.views.parts import Link

_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class _Channel:
    url: str
    topic: str
    name: str
    description: str


def plan_feeds(context: Context) -> Iterator[Job]:
    """Yield the feeds of an edition."""
    limit, recall = context.site.config.feed_entries, context.recall.part("feeds")
    made: dict[str, FeedEntry] = {}
    for channel, posts in _channels(context):
        newest = posts[:limit]
        for post in newest:
            if post.url not in made:
                made[post.url] = _recalled_entry(context, post)
        entries = tuple([made[post.url] for post in newest])
        yield from recall(channel.url, _jobs, context.ground, channel, entries)


def plan_feed_of_everything(contexts: Sequence[Context]) -> Iterator[Job]:
    """Yield the feed that mixes all languages, where there is more than one."""
    if len(contexts) < 2:  # noqa: PLR2004  (the only language's feed says it all)
        return
    first = contexts[0]
    limit = first.site.config.feed_entries
    # No language can have more among the newest than its own newest.
    pairs = ((context, post) for context in contexts for post in context.edition.posts[:limit])
    newest = sorted(pairs, key=lambda pair: (-pair[1].published.timestamp(), pair[1].url))[:limit]
    entries = tuple(_recalled_entry(context, post) for context, post in newest)
    channel = _Channel(EVERYTHING, "everything", "", first.ground.frame.description)
    yield from first.recall(EVERYTHING, _jobs, first.ground, channel, entries)


def _channels(context: Context) -> Iterator[tuple[_Channel, tuple[Post, ...]]]:
    edition, ground = context.edition, context.ground
    home = list_url("/", ground.language)
    yield _Channel(home, "site", "", ground.frame.description), edition.posts
    for kind in context.site.config.kinds:
        if kind.id in edition.own.kinds:
            url, name = list_url(kind.path, ground.language), ground.text(kind.plural)
            yield _Channel(url, "kind", name, ""), edition.own.kinds[kind.id]
    for topic, name, path, description, posts in _terms(context):
        yield _Channel(list_url(path, ground.language), topic, name, description), posts


def _terms(context: Context) -> Iterator[tuple[str, str, str, str, tuple[Post, ...]]]:
    edition, registry, text = context.edition, context.site.registry, context.ground.text
    for tag_id, posts in edition.own.tags.items():
        tag = context.tags[tag_id]
        yield "tag", text(tag.name), term_path("tags", tag_id), text(tag.description), posts
    for author_id, posts in edition.own.authors.items():
        author = registry.authors[author_id]
        path = term_path("authors", author_id)
        yield "author", text(author.name), path, text(author.bio), posts
    for event_id, posts in edition.own.events.items():
        event = registry.events[event_id]
        path = term_path("events", event_id)
        yield "event", text(event.name), path, text(event.description), posts


def _jobs(ground: Ground, channel: _Channel, entries: tuple[FeedEntry, ...]) -> tuple[Job, ...]:
    """Return the formats of a feed."""
    view = FeedView(
        # A preview under another base URL shares the id (RFC 4287, section 4.2.6).
        id=ground.lasting.absolute(channel.url),
        folder=ground.urls.absolute(channel.url),
        page_url=ground.urls.absolute(channel.url if channel.url != EVERYTHING else "/"),
        topic=channel.topic,
        name=channel.name,
        site_title=ground.frame.title,
        description=channel.description,
        language=ground.language.tag,
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )
    spoken = {entry.language for entry in entries} - {ground.language.tag}
    return tuple(
        Job(
            output_path(channel.url + name),
            renderer,
            ground.language.tag,
            view,
            spoken=tuple(sorted(spoken)),
        )
        for renderer, name in FEED_FILES.items()
    )


def _recalled_entry(context: Context, post: Post) -> FeedEntry:
    recall = context.recall.part("entries")
    entry = context.recall.part("ids")(post.url, entry_id, context.entries, post)
    return recall(post.url, _entry, context.ground, post, entry, context.links(post))


def _entry(ground: Ground, post: Post, entry: str, links: tuple[str, ...]) -> FeedEntry:
    urls = ground.urls
    return FeedEntry(
        id=entry,
        url=urls.absolute(post.url),
        title=post.title,
        language=post.language.tag,
        published=post.published,
        updated=post.modified,
        summary=post.summary,
        authors=tuple(
            Link(
                ground.text(each.author.name),
                urls.absolute(list_url(term_path("authors", each.author.id), post.language)),
            )
            for each in post.authors
        ),
        tags=tuple(ground.text(tag.name) for tag in post.tags),
        image=urls.absolute(post.picture.src) if post.picture else "",
        body=body_values(ground, post, links),
    )
