"""Plans home, the lists of posts, and the archives of the years."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.plan.context import Context
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import BLOG, HOME, list_url, term_path, year_path
from blogsite.site.model import Post
from blogsite.views.pages import ArchiveView, HomeView, ListView, Month
from blogsite.views.parts import Link, NumberedLink, Pagination

_ON_HOME = 10


@dataclass(frozen=True, slots=True)
class Listing:
    """A list to be paginated: its path in the default language, and what it is about."""

    subject: str
    path: str
    topic: str
    name: str
    description: str
    crumb: Link
    parents: tuple[Link, ...]
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a paginated list."""

    url: str
    posts: tuple[Post, ...]
    pagination: Pagination


def plan_home(context: Context) -> Iterator[Job]:
    """Yield the front page."""
    url = list_url("/", context.language)
    events = context.site.registry.events.values()
    upcoming = sorted(
        (event for event in events if event.id in context.site.upcoming),
        key=lambda event: (event.start, event.id),
    )
    view = HomeView(
        frame=context.frame,
        head=context.head(url, HOME, description=context.frame.description, feed_name=""),
        crumbs=context.crumbs(),
        posts=context.cards_of(context.edition.posts[:_ON_HOME]),
        kinds=tuple(
            context.kind_link(kind, plural=True)
            for kind in context.site.config.kinds
            if kind.id in context.edition.kinds
        ),
        upcoming=tuple(
            card for card in (context.event_card(event) for event in upcoming) if card.url
        ),
    )
    yield page_job(url, "home.html", context.language.tag, view)


def plan_lists(context: Context) -> Iterator[Job]:
    """Yield the pages of all lists of posts."""
    for listing in _listings(context):
        for leaf in paginate(context, listing.path, listing.posts):
            is_first = leaf.pagination.number == 1
            view = ListView(
                frame=context.frame,
                head=context.head(
                    leaf.url,
                    listing.subject if is_first else "",
                    description=listing.description,
                    feed_name=_feed_name(listing) if is_first else None,
                ),
                crumbs=context.crumbs(*listing.parents, listing.crumb),
                topic=listing.topic,
                name=listing.name,
                description=listing.description,
                posts=context.cards_of(leaf.posts),
                count=len(listing.posts),
                pagination=leaf.pagination,
                years=_years(context) if listing.topic == "blog" else (),
            )
            yield page_job(leaf.url, "list.html", context.language.tag, view)


def plan_archives(context: Context) -> Iterator[Job]:
    """Yield a page for each year."""
    for year, posts in context.edition.years.items():
        url = list_url(year_path(year), context.language)
        months = itertools.groupby(posts, key=lambda post: post.day.replace(day=1))
        view = ArchiveView(
            frame=context.frame,
            head=context.head(url, f"years/{year}"),
            crumbs=context.crumbs(
                context.link("Blog", "/blog/"), context.link(str(year), year_path(year))
            ),
            year=year,
            months=tuple(Month(day, context.cards_of(tuple(each))) for day, each in months),
            count=len(posts),
            years=_years(context),
        )
        yield page_job(url, "archive.html", context.language.tag, view)


def paginate(context: Context, path: str, posts: tuple[Post, ...]) -> Iterator[Leaf]:
    """Split a list into pages: ``/blog/``, ``/blog/page/2/``; an empty list has one page."""
    size = context.site.config.paginate
    parts = [posts[at : at + size] for at in range(0, len(posts), size)] or [()]
    urls = [
        list_url(path if at == 0 else f"{path}page/{at + 1}/", context.language)
        for at in range(len(parts))
    ]
    local = tuple(context.urls.local(url) for url in urls)
    for at, part in enumerate(parts):
        pagination = Pagination(
            number=at + 1,
            total=len(parts),
            previous=local[at - 1] if at else "",
            next=local[at + 1] if at + 1 < len(parts) else "",
            pages=tuple(
                NumberedLink(number + 1, local[number])
                for number in sorted({0, at - 1, at, at + 1, len(parts) - 1})
                if 0 <= number < len(parts)
            ),
        )
        yield Leaf(urls[at], part, pagination)


def _listings(context: Context) -> Iterator[Listing]:
    blog = context.link("Blog", "/blog/")
    yield Listing(BLOG, "/blog/", "blog", "", "", blog, (), context.edition.posts)
    for kind in context.site.config.kinds:
        posts = context.edition.kinds.get(kind.id, ())
        if posts:
            crumb = context.kind_link(kind, plural=True)
            subject = f"kinds/{kind.id}"
            yield Listing(subject, kind.path, "kind", crumb.name, "", crumb, (), posts)
    tags = context.link("Tags", "/tags/")
    known = {tag.id: tag for post in context.edition.posts for tag in post.tags}
    for tag_id, posts in context.edition.tags.items():
        tag = known[tag_id]
        yield Listing(
            subject=f"tags/{tag_id}",
            path=term_path("tags", tag_id),
            topic="tag",
            name=context.text(tag.name),
            description=context.text(tag.description),
            crumb=context.tag_link(tag),
            parents=(tags,),
            posts=posts,
        )


def _feed_name(listing: Listing) -> str | None:
    return None if listing.topic == "blog" else listing.name


def _years(context: Context) -> tuple[Link, ...]:
    years = sorted(context.edition.years, reverse=True)
    return tuple(context.link(str(year), year_path(year)) for year in years)
