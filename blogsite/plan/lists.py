"""Plans home, the lists of posts, and the archives of the years."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.plan.context import Context
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job, page_job
from blogsite.plan.pagination import paginate, split
from blogsite.plan.routes import BLOG, HOME, Versions, list_url, term_path, year_path
from blogsite.site.model import Post
from blogsite.views.pages import ArchiveView, HomeView, ListView
from blogsite.views.pagination import Pagination
from blogsite.views.parts import Card, EventCard, Link, Month, Shelf

# With one that leads, so many fill rows of two and of three.
_ON_HOME = 7
_IN_A_ROW = 4
_ON_A_SHELF = 4


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list to be paginated: its path in the default language, and what it is about."""

    subject: str
    path: str
    topic: str
    name: str
    description: str
    crumbs: tuple[Link, ...]
    years: tuple[Link, ...] = ()
    has_feed: bool = False
    name_language: str = ""
    description_language: str = ""
    is_project: bool = False
    website: str = ""

    @property
    def feed_name(self) -> str | None:
        """What the list's own feed is called, if it has one; the blog's is the site's."""
        return self.name if self.has_feed else None


def plan_home(context: Context) -> Iterator[Job]:
    """Yield the front page."""
    ground = context.ground
    events = context.site.registry.events.values()
    upcoming = sorted(
        (event for event in events if event.id in context.site.upcoming),
        key=lambda event: (event.start, event.id),
    )
    cards = (context.event_cards[event.id] for event in upcoming)
    kinds = (kind for kind in context.site.config.kinds if kind.id in context.edition.lists.kinds)
    yield context.recall(
        "home",
        _home_job,
        ground,
        context.cards_of(_on_home(context.edition.lists.posts)),
        _is_led(context.edition.lists.posts),
        tuple(ground.kind_link(kind, plural=True) for kind in kinds),
        _shelves(context),
        tuple(card for card in cards if card.url),
        context.versions(HOME),
    )


def _on_home(posts: tuple[Post, ...]) -> tuple[Post, ...]:
    """Return the posts of the front page: the newest that is featured leads the newest of all.

    Where there are few more, a single row leaves some for the shelves of each kind.
    """
    lead = next((post for post in posts if post.is_featured), None)
    count = _IN_A_ROW if _ON_HOME < len(posts) < 2 * _ON_HOME else _ON_HOME
    newest = posts[:count]
    if lead is None:
        return newest
    return (lead, *[post for post in newest if post is not lead])[:count]


def _is_led(posts: tuple[Post, ...]) -> bool:
    return any(post.is_featured for post in posts)


def _shelves(context: Context) -> tuple[Shelf, ...]:
    """Return the newest posts of each kind that has more than the latest of all."""
    lists = context.edition.lists
    shown = {post.url for post in _on_home(lists.posts)}
    shelves = []
    for kind in context.site.config.kinds:
        # Those that are shown are among the first, and no more than these.
        newest = lists.kinds.get(kind.id, ())[: _ON_HOME + _ON_A_SHELF]
        rest = tuple([post for post in newest if post.url not in shown][:_ON_A_SHELF])
        if rest:
            shelves.append(
                Shelf(context.ground.kind_link(kind, plural=True), context.cards_of(rest))
            )
    return tuple(shelves)


def _home_job(
    ground: Ground,
    posts: tuple[Card, ...],
    is_led: bool,  # noqa: FBT001  (recalled values have no names)
    kinds: tuple[Link, ...],
    shelves: tuple[Shelf, ...],
    upcoming: tuple[EventCard, ...],
    versions: Versions,
) -> Job:
    url = list_url("/", ground.language)
    view = HomeView(
        frame=ground.frame,
        head=ground.head(url, versions, description=ground.frame.description, feed_name=""),
        crumbs=ground.crumbs(),
        posts=posts[1:] if is_led else posts,
        kinds=kinds,
        shelves=shelves,
        upcoming=upcoming,
        featured=posts[0] if is_led else None,
    )
    return page_job(url, "home.html", ground.language.tag, view)


def plan_lists(context: Context) -> Iterator[Job]:
    """Yield the pages of all lists of posts."""
    size, recall = context.site.config.paginate, context.recall.part("lists")
    for given, posts in _listings(context):
        listing = context.recall.part("listings")(given.path, _same, given)
        cards, versions = context.cards_of(posts), context.versions(listing.subject)
        further, parts = versions.for_further_pages(), tuple(split(cards, size))
        numbers = tuple(range(len(parts)))
        places = recall.part("pages")(given.path, paginate, context.ground, given.path, len(parts))
        own = tuple([further if at else versions for at in numbers])
        around = (context.ground, listing, len(posts))
        yield from recall.each(given.path, _list_job, numbers, (places, parts, own), *around)


def _same(listing: _Listing) -> _Listing:
    return listing


def _list_job(
    place: tuple[str, Pagination],
    posts: tuple[Card, ...],
    versions: Versions,
    ground: Ground,
    listing: _Listing,
    count: int,
) -> Job:
    url, pagination = place
    view = ListView(
        frame=ground.frame,
        head=ground.head(
            url,
            versions,
            description=listing.description,
            feed_name=listing.feed_name if pagination.number == 1 else None,
        ),
        crumbs=listing.crumbs,
        topic=listing.topic,
        name=listing.name,
        description=listing.description,
        posts=posts,
        count=count,
        pagination=pagination,
        years=listing.years,
        name_language=listing.name_language,
        description_language=listing.description_language,
        is_project=listing.is_project,
        website=listing.website,
    )
    return page_job(url, "list.html", ground.language.tag, view)


def plan_archives(context: Context) -> Iterator[Job]:
    """Yield a page for each year."""
    recall, years = context.recall.part("years"), _years(context)
    for year, posts in context.edition.lists.years.items():
        cards, versions = context.cards_of(posts), context.versions(f"years/{year}")
        yield recall(year, _archive_job, context.ground, year, cards, years, versions)


def _archive_job(
    ground: Ground, year: int, posts: tuple[Card, ...], years: tuple[Link, ...], versions: Versions
) -> Job:
    path = year_path(year)
    url = list_url(path, ground.language)
    months = itertools.groupby(posts, key=lambda post: post.date.replace(day=1))
    view = ArchiveView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(ground.link("Blog", "/blog/"), ground.link(str(year), path)),
        year=year,
        months=tuple(Month(day, tuple(each)) for day, each in months),
        count=len(posts),
        years=years,
    )
    return page_job(url, "archive.html", ground.language.tag, view)


def _listings(context: Context) -> Iterator[tuple[_Listing, tuple[Post, ...]]]:
    ground, lists, own = context.ground, context.edition.lists, context.edition.own
    blog = ground.crumbs(ground.link("Blog", "/blog/"))
    yield _Listing(BLOG, "/blog/", "blog", "", "", blog, _years(context)), lists.posts
    for kind in context.site.config.kinds:
        posts = lists.kinds.get(kind.id, ())
        if posts:
            crumb = ground.kind_link(kind, plural=True)
            crumbs, subject = ground.crumbs(crumb), f"kinds/{kind.id}"
            has_feed = kind.id in own.kinds
            listing = _Listing(
                subject,
                kind.path,
                "kind",
                crumb.name,
                "",
                crumbs,
                has_feed=has_feed,
                name_language=crumb.name_language,
            )
            yield listing, posts
    tags = ground.link("Tags", "/tags/")
    for tag_id, posts in lists.tags.items():
        tag = context.tags[tag_id]
        link = ground.tag_link(tag)
        listing = _Listing(
            subject=f"tags/{tag_id}",
            path=term_path("tags", tag_id),
            topic="tag",
            name=link.name,
            description=ground.text(tag.description),
            crumbs=ground.crumbs(tags, link),
            has_feed=tag_id in own.tags,
            name_language=link.name_language,
            description_language=ground.language_of_prose(tag.description),
            is_project=tag.is_project,
            website=tag.url,
        )
        yield listing, posts


def _years(context: Context) -> tuple[Link, ...]:
    years = sorted(context.edition.lists.years, reverse=True)
    return tuple(context.ground.link(str(year), year_path(year)) for year in years)
