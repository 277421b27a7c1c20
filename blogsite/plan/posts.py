"""Plans the pages of posts, and plain pages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from blogsite.plan.context import BodyContent, Context
from blogsite.plan.ground import Ground, Shown
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import NO_VERSIONS, Versions
from blogsite.site.freshness import State
from blogsite.site.model import Page, Post
from blogsite.views.machine import CARD_HEIGHT, CARD_WIDTH
from blogsite.views.pages import NotFoundView, PageView, PostView
from blogsite.views.parts import (
    BodyPicture,
    BodyRef,
    Card,
    Credit,
    EventCard,
    Fact,
    Head,
    Link,
    Origin,
    Revision,
    SeriesPart,
)

_SUGGESTED = 5


class _Around(NamedTuple):
    """What a post's page shows of others: ``series`` are all parts of the post's series.

    ``social`` is the site path of the card that others show of it, if it has one, and ``way``
    leads from the front page to the list that the post is in.
    """

    related: tuple[Card, ...]
    events: tuple[EventCard, ...]
    series: tuple[Card, ...]
    older: Card | None
    newer: Card | None
    social: str
    way: tuple[Link, ...]
    translators: tuple[Credit, ...]


def plan_posts(context: Context) -> Iterator[Job]:
    """Yield a job for each post."""
    posts, events, social = context.edition.posts, context.event_cards, context.social
    cards, named = context.cards_of(posts), context.named
    links, pictures = context.bodies(posts)
    versions = tuple([context.versions(post.key) for post in posts])
    around = zip(
        [tuple([cards[other] for other in near]) for near in context.edition.related],
        [tuple([events[event.id] for event in post.events]) for post in posts],
        [_parts(context, post) if post.series else () for post in posts],
        (*cards[1:], None),
        (None, *cards[:-1]),
        [social.get(post.url, "") for post in posts],
        [named.ways[post.kind.id] for post in posts],
        [named.credits(post.translators) for post in posts],
        strict=False,
    )
    columns = (posts, cards, links, pictures, versions, tuple(around))
    urls = tuple([post.url for post in posts])
    yield from context.recall.each("posts", _post_job, urls, columns, context.ground)


def plan_fallbacks(context: Context) -> Iterator[Job]:
    """Yield a page for each post that readers of this language are shown in another one."""
    urls, events = context.edition.fallbacks, context.event_cards
    recall = context.recall.part("fallbacks")
    for post in context.edition.borrowed if urls else ():
        if post.url in urls:
            around = _Around(
                (),
                tuple([events[each.id] for each in post.events]),
                _parts(context, post),
                None,
                None,
                context.social.get(post.url, ""),
                context.named.ways[post.kind.id],
                context.named.credits(post.translators),
            )
            card, body = context.cards[post.url], context.body(post)
            versions = context.versions(post.key)
            ground, url = context.ground, urls[post.url]
            yield recall(url, _fallback_job, ground, post, url, card, body, versions, around)


def _parts(context: Context, post: Post) -> tuple[Card, ...]:
    return context.cards_of(context.edition.lists.series[post.series]) if post.series else ()


def plan_pages(context: Context) -> Iterator[Job]:
    """Yield a job for each plain page."""
    recall = context.recall.part("pages")
    for page in context.edition.pages:
        body, versions = context.body(page), context.versions(page.key)
        yield recall(page.url, _page_job, context.ground, page, body, versions)


def plan_not_found(context: Context) -> Iterator[Job]:
    """Yield the page for URLs that lead nowhere."""
    newest = context.cards_of(context.edition.lists.posts[:_SUGGESTED])
    yield context.recall("404", _not_found_job, context.ground, newest)


def body_values(ground: Ground, item: Post | Page, links: tuple[str, ...]) -> BodyRef:
    """Return a body for a feed: the values of its gaps are absolute, as its home is elsewhere."""
    values = (item.url + value if value.startswith("#") else value for value in links)
    made = tuple(ground.urls.absolute(value) for value in values)
    return BodyRef(item.document.body.digest, made, item.language.tag)


def _body(ground: Ground, item: Post | Page, body: BodyContent, *, leads: bool) -> BodyRef:
    values = ground.urls.all_local(body.links)
    return BodyRef(item.document.body.digest, values, pictures=body.pictures, leads=leads)


def _post_job(
    post: Post,
    card: Card,
    links: tuple[str, ...],
    pictures: tuple[BodyPicture, ...],
    versions: Versions,
    around: tuple[Any, ...],  # the values of `_Around`, as many are made for nothing
    ground: Ground,
) -> Job:
    body = BodyContent(links, pictures)
    view = _view(ground, post, card, body, versions, _Around._make(around))
    return page_job(post.url, "post.html", ground.language.tag, view, _sources(post))


def _fallback_job(
    ground: Ground,
    post: Post,
    url: str,
    card: Card,
    body: BodyContent,
    versions: Versions,
    around: _Around,
) -> Job:
    view = _view(ground, post, card, body, versions, around)
    head = ground.head(
        url,
        versions,
        description=post.summary,
        canonical=post.canonical or ground.urls.absolute(post.url),
        picture=_shown(ground, post, card, around.social),
        is_indexed=not post.status,
    )
    original = Link(post.language.tag, ground.urls.local(post.url))
    spoken = post.language.tag
    foreign = replace(view.body, language=spoken)
    shown = replace(view, head=head, original=original, is_stale=False, body=foreign)
    return page_job(url, "post.html", ground.language.tag, shown, _sources(post), (spoken,))


def _view(
    ground: Ground,
    post: Post,
    card: Card,
    body: BodyContent,
    versions: Versions,
    around: _Around,
) -> PostView:
    origin = post.origin
    modified = post.modified if post.modified > post.published else None
    return PostView(
        frame=ground.frame,
        head=_head(ground, post, versions, _shown(ground, post, card, around.social)),
        crumbs=(*around.way, Link(post.title, card.url)),
        title=post.title,
        date=post.day,
        published=post.published,
        modified=post.modified,
        updated=modified.date() if modified else None,
        updates=tuple([Revision(note.date, note.note) for note in post.updates]),
        kind=card.kind,
        authors=card.authors,
        translators=around.translators,
        tags=card.tags,
        events=around.events,
        series=_series(ground, post.series, around.series, card) if post.series else None,
        summary=post.summary,
        image=card.image,
        origin=Origin(origin.site, origin.url, origin.date) if origin else None,
        original=_original(ground, post, versions),
        is_stale=_is_stale(post),
        body=_body(ground, post, body, leads=post.picture is None),
        minutes=card.minutes,
        words=post.document.body.words,
        previous=_link(ground, around.older),
        next=_link(ground, around.newer),
        related=around.related,
        status=post.status,
        language=post.language.tag,
        direction=post.language.direction,
        shape=post.kind.shape,
        standfirst=post.document.front.summary or "",
        organization=card.organization,
        facts=tuple([Fact(fact.value, fact.label) for fact in post.subject.facts]),
        facts_language=ground.foreign(post.subject.facts_language),
        links=tuple([Link(link.name, link.url) for link in post.subject.links]),
        links_language=ground.foreign(post.subject.links_language),
        projects=_projects(post, card),
    )


def _projects(post: Post, card: Card) -> tuple[Link, ...]:
    links = zip(post.tags, card.tags, strict=True)
    return tuple([link for tag, link in links if tag.is_project])


def _head(ground: Ground, post: Post, versions: Versions, picture: Shown | None) -> Head:
    return ground.head(
        post.url,
        versions,
        description=post.summary,
        canonical=post.canonical,
        picture=picture,
        is_indexed=not post.status,
    )


def _shown(ground: Ground, post: Post, card: Card, social: str) -> Shown | None:
    """Return what others show of a post: its social card, else its own picture."""
    if social:
        return Shown(social, f"{post.title} · {ground.frame.title}", CARD_WIDTH, CARD_HEIGHT)
    if post.picture is None or card.image is None:
        return None
    return Shown(post.picture.src, card.image.alt, card.image.width, card.image.height)


def _page_job(ground: Ground, page: Page, body: BodyContent, versions: Versions) -> Job:
    view = PageView(
        frame=ground.frame,
        head=ground.head(page.url, versions, description=page.summary, is_indexed=not page.status),
        crumbs=ground.crumbs(Link(page.title, ground.urls.local(page.url))),
        title=page.title,
        updated=page.updated,
        original=_original(ground, page, versions),
        is_stale=_is_stale(page),
        body=_body(ground, page, body, leads=True),
    )
    return page_job(page.url, "page.html", ground.language.tag, view, _sources(page))


def _not_found_job(ground: Ground, newest: tuple[Card, ...]) -> Job:
    url = ground.language.prefix + "404.html"
    view = NotFoundView(
        frame=ground.frame,
        head=ground.head(url, NO_VERSIONS, is_indexed=False),
        crumbs=ground.crumbs(),
        posts=newest,
    )
    return page_job(url, "404.html", ground.language.tag, view)


def _link(ground: Ground, card: Card | None) -> Link | None:
    return Link(card.title, card.url, ground.foreign(card.language)) if card else None


def _original(ground: Ground, item: Post | Page, versions: Versions) -> Link | None:
    if not item.is_translation:
        return None
    language = item.original.place.language
    url = versions.urls.get(language)
    return Link(language, ground.urls.local(url)) if url else None


def _is_stale(item: Post | Page) -> bool:
    return item.freshness is not None and item.freshness.state is State.STALE


def _series(ground: Ground, series_id: str, parts: tuple[Card, ...], own: Card) -> SeriesPart:
    at = next(at for at, part in enumerate(parts) if part is own)
    link = ground.series_link(series_id)
    return SeriesPart(
        name=link.name,
        url=link.url,
        number=at + 1,
        total=len(parts),
        previous=_link(ground, parts[at - 1] if at else None),
        next=_link(ground, parts[at + 1] if at + 1 < len(parts) else None),
        name_language=link.name_language,
    )


def _sources(item: Post | Page) -> tuple[str, ...]:
    own, original = item.document.place.path, item.original.place.path
    return (own,) if own == original else (own, original)
