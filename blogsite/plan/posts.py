"""Plans the pages of posts, and plain pages."""

from collections.abc import Iterator

from blogsite.plan.context import Context
from blogsite.plan.job import Job, page_job
from blogsite.plan.routes import term_path
from blogsite.plan.terms import series_name
from blogsite.site.model import Page, Post
from blogsite.site.related import related_posts
from blogsite.views.pages import NotFoundView, PageView, PostView
from blogsite.views.parts import BodyRef, Link, Origin, Revision, SeriesPart

_RELATED = 3
_SUGGESTED = 5


def plan_posts(context: Context) -> Iterator[Job]:
    """Yield a job for each post."""
    posts = context.edition.posts
    related = related_posts(context.edition, _RELATED)
    for at, post in enumerate(posts):
        newer = posts[at - 1] if at else None
        older = posts[at + 1] if at + 1 < len(posts) else None
        view = _post_view(context, post, related[post.key], older, newer)
        yield page_job(post.url, "post.html", context.language.tag, view, _sources(post))


def plan_pages(context: Context) -> Iterator[Job]:
    """Yield a job for each plain page."""
    for page in context.edition.pages:
        view = PageView(
            frame=context.frame,
            head=context.head(page.url, page.key, description=page.summary),
            crumbs=context.crumbs(Link(page.title, context.urls.local(page.url))),
            title=page.title,
            updated=page.updated,
            body=body_ref(context, page, absolute=False),
        )
        sources = (page.document.place.path,)
        yield page_job(page.url, "page.html", context.language.tag, view, sources)


def plan_not_found(context: Context) -> Iterator[Job]:
    """Yield the page for URLs that lead nowhere."""
    url = context.language.prefix + "404.html"
    view = NotFoundView(
        frame=context.frame,
        head=context.head(url, is_indexed=False),
        crumbs=context.crumbs(),
        posts=context.cards_of(context.edition.posts[:_SUGGESTED]),
    )
    yield page_job(url, "404.html", context.language.tag, view)


def body_ref(context: Context, item: Post | Page, *, absolute: bool) -> BodyRef:
    """Return a body with the values of its gaps, absolute where the page isn't its home."""
    document = item.document
    values = context.site.links[document.place.path]
    if absolute:
        made = tuple(
            context.urls.absolute(item.url + value if value.startswith("#") else value)
            for value in values
        )
    else:
        made = tuple(context.urls.local(value) for value in values)
    return BodyRef(document.body.digest, made)


def _post_view(
    context: Context, post: Post, related: tuple[Post, ...], older: Post | None, newer: Post | None
) -> PostView:
    urls = context.urls
    card = context.cards[post.url]
    origin = post.origin
    modified = post.modified if post.modified > post.published else None
    return PostView(
        frame=context.frame,
        head=context.head(
            post.url,
            post.key,
            description=post.summary,
            canonical=post.canonical,
            image=post.picture.src if post.picture else "",
            is_indexed=not post.status,
        ),
        crumbs=context.crumbs(
            context.kind_link(post.kind, plural=True), Link(post.title, urls.local(post.url))
        ),
        title=post.title,
        date=post.day,
        published=post.published,
        modified=post.modified,
        updated=modified.date() if modified else None,
        updates=tuple(Revision(note.date, note.note) for note in post.updates),
        kind=card.kind,
        authors=card.authors,
        translators=tuple(context.credit(each) for each in post.translators),
        tags=card.tags,
        events=tuple(context.event_card(event) for event in post.events),
        series=_series(context, post),
        summary=post.summary,
        image=card.image,
        origin=Origin(origin.site, origin.url, origin.date) if origin else None,
        original=_original(context, post),
        body=body_ref(context, post, absolute=False),
        minutes=card.minutes,
        words=post.document.body.words,
        previous=_link(context, older),
        next=_link(context, newer),
        related=context.cards_of(related),
        status=post.status,
    )


def _link(context: Context, post: Post | None) -> Link | None:
    return Link(post.title, context.urls.local(post.url)) if post else None


def _original(context: Context, post: Post) -> Link | None:
    if not post.is_translation:
        return None
    language = post.original.place.language
    url = context.routes.versions(post.key).get(language)
    return Link(language, context.urls.local(url)) if url else None


def _series(context: Context, post: Post) -> SeriesPart | None:
    if not post.series:
        return None
    parts = context.edition.series[post.series]
    at = parts.index(post)
    return SeriesPart(
        name=series_name(post.series),
        url=context.link("", term_path("series", post.series)).url,
        number=at + 1,
        total=len(parts),
        previous=_link(context, parts[at - 1] if at else None),
        next=_link(context, parts[at + 1] if at + 1 < len(parts) else None),
    )


def _sources(post: Post) -> tuple[str, ...]:
    own, original = post.document.place.path, post.original.place.path
    return (own,) if own == original else (own, original)
