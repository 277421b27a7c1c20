"""Rules about how texts, authors, tags and events go together."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from blogsite.check.model import Finding
from blogsite.check.tag_forms import normal_form
from blogsite.check.view import SiteView
from blogsite.model.contract import LOCK_PATH
from blogsite.model.registry import NO_DAY
from blogsite.model.text import Ref
from blogsite.parse.places import is_named_otherwise
from blogsite.site.model import Page, Post

SiteRule = Callable[[SiteView], Iterator[Finding]]


def duplicate_titles(view: SiteView) -> Iterator[Finding]:
    """Find texts with the title of an older one in the same language."""
    for item, first in _repeated(view, lambda each: each.title):
        message = f"`{first.document.place.path}` has the same title"
        hint = "say in the title what sets this text apart"
        path = item.document.place.path
        yield view.finding("duplicate-title", path, ("title",), message, hint)


def duplicate_summaries(view: SiteView) -> Iterator[Finding]:
    """Find texts with the summary of an older one in the same language."""
    for item, first in _repeated(view, lambda each: each.summary):
        own = item.document.front.summary
        message = f"`{first.document.place.path}` has the same summary"
        hint = "write another" if own else "the first paragraph is the summary: add a `summary`"
        path = item.document.place.path
        yield view.finding("duplicate-summary", path, ("summary", "title"), message, hint)


def _repeated(
    view: SiteView, read: Callable[[Post | Page], str]
) -> Iterator[tuple[Post | Page, Post | Page]]:
    for edition in view.site.editions:
        seen: dict[str, Post | Page] = {}
        oldest_first = sorted(edition.posts, key=lambda post: (post.published, post.url))
        items: list[Post | Page] = [*edition.pages, *oldest_first]
        for item in items:
            text = " ".join(read(item).casefold().split())
            first = seen.setdefault(text, item)
            if text and first.key != item.key:
                yield item, first


def missing_parts(view: SiteView) -> Iterator[Finding]:
    """Find posts without tags or summary; translations inherit tags, and may inherit the lack."""
    for post in view.originals:
        front, path = post.document.front, post.document.place.path
        if not post.document.is_readable:
            continue
        if not front.tags:
            hint = "add `tags: [...]`, so that readers of these subjects find it"
            yield view.finding("no-tags", path, ("tags", "title"), "the post has no tags", hint)
        if not front.summary:
            hint = "add `summary: ...`, one or two sentences for lists, feeds and search engines"
            message = "the post has no summary of its own"
            yield view.finding("no-summary", path, ("summary", "title"), message, hint)


def unused_records(view: SiteView) -> Iterator[Finding]:
    """Find authors and tags that have a file and nothing else; drafts count as use."""
    registry, editions = view.site.registry, view.site.editions
    writers = {name for each in editions for name in (*each.own.authors, *each.own.translators)}
    for author in registry.authors.values():
        if author.id not in writers:
            message = f"no post names the author `{author.id}`"
            hint = "delete the file, or name them in the posts they wrote"
            yield view.finding("unused-author", author.path, ("name",), message, hint)
    tags = {tag for edition in editions for tag in edition.own.tags}
    for tag in registry.tags.values():
        if tag.id not in tags:
            message = f"no post has the tag `{tag.id}`"
            hint = "delete the file, or give posts the tag"
            yield view.finding("unused-tag", tag.path, ("name",), message, hint)


def events_without_posts(view: SiteView) -> Iterator[Finding]:
    """Find events that are over, and that no post names."""
    used = {event for edition in view.site.editions for event in edition.own.events}
    for event in view.site.registry.events.values():
        is_over = event.end != NO_DAY and event.id not in view.site.upcoming
        if is_over and event.id not in used:
            message = f"the event ended on {event.end}, and no post names it"
            hint = f"add `events: [{event.id}]` to the posts about it, or delete the file"
            yield view.finding("event-without-posts", event.path, ("name",), message, hint)


def unused_files(view: SiteView) -> Iterator[Finding]:
    """Find files beside posts that no text shows or links."""
    unused = view.beside - set(view.site.media.values())
    # The build has another word for a text under a name that it doesn't read.
    for path in sorted(each for each in unused if not is_named_otherwise(each)):
        message, hint = "no text shows or links this file", "delete it, or link it"
        yield Finding(path, "unused-file", 0, 0, message, hint)


def unrecorded_urls(view: SiteView) -> Iterator[Finding]:
    """Find published texts that a site with a contract hasn't promised to keep."""
    kept = {promise.url for promise in view.site.contract}
    new = sorted(each.url for each in view.items if _is_published(each) and each.url not in kept)
    if kept and new:
        more = f" and {len(new) - 1} more" if len(new) > 1 else ""
        is_are = "are" if more else "is"
        message = f"`{new[0]}`{more} {is_are} published and not recorded"
        hint = "run `blogsite urls accept`, and commit the file"
        yield Finding(LOCK_PATH, "unrecorded-url", 1, 1, message, hint)


def _is_published(item: Post | Page) -> bool:
    return not (item.status if isinstance(item, Post) else item.document.front.draft)


def similar_tags(view: SiteView) -> Iterator[Finding]:
    """Find tags that differ from a more used one by a capital, a plural or a hyphen only."""
    uses: dict[str, list[tuple[str, Ref]]] = defaultdict(list)
    for post in view.posts:
        for ref in post.document.front.tags or ():
            uses[ref.id].append((post.document.place.path, ref))
    known = view.site.registry.tags
    groups: dict[str, list[str]] = defaultdict(list)
    for tag in sorted({*uses, *known}):
        groups[normal_form(tag)].append(tag)
    for group in groups.values():
        if len(group) > 1:
            best = max(group, key=lambda tag: (len(uses[tag]), tag in known))
            for tag in group:
                if tag != best:
                    yield from _similar(view, tag, best, uses)


def _similar(
    view: SiteView, tag: str, best: str, uses: dict[str, list[tuple[str, Ref]]]
) -> Iterator[Finding]:
    counts = f"`{tag}` has {_posts(len(uses[tag]))}, `{best}` {_posts(len(uses[best]))}"
    message, hint = f"two tags are nearly the same: {counts}", f"write `{best}` everywhere"
    for path, ref in uses[tag]:
        yield Finding(path, "similar-tags", ref.line, ref.column, message, hint)
    if not uses[tag]:
        path = view.site.registry.tags[tag].path
        yield view.finding("similar-tags", path, ("name",), message, hint)


def _posts(count: int) -> str:
    return "1 post" if count == 1 else f"{count} posts"


SITE_RULES: tuple[SiteRule, ...] = (
    duplicate_titles,
    duplicate_summaries,
    missing_parts,
    unused_records,
    unused_files,
    events_without_posts,
    similar_tags,
    unrecorded_urls,
)
