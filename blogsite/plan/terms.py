"""Plans the indexes of tags, authors and series, and the pages of authors and series."""

from collections.abc import Iterator

from blogsite.model.collation import sort_key
from blogsite.model.registry import Author
from blogsite.plan.context import Context
from blogsite.plan.ground import Ground, Versions
from blogsite.plan.job import Job, page_job
from blogsite.plan.pagination import paginate, split
from blogsite.plan.routes import author_ids, list_url, term_path
from blogsite.views.pages import AuthorView, SeriesView, TermsView
from blogsite.views.parts import Card, TermCard


def plan_indexes(context: Context) -> Iterator[Job]:
    """Yield the index of each taxonomy that has terms."""
    indexes = (
        ("tags", "Tags", _tag_cards(context)),
        ("authors", "Authors", _author_cards(context)),
        ("series", "Series", _series_cards(context)),
    )
    for topic, name, terms in indexes:
        if terms:
            yield context.recall(
                topic, _index_job, context.ground, topic, name, terms, context.versions(topic)
            )


def _index_job(
    ground: Ground, topic: str, name: str, terms: tuple[TermCard, ...], versions: Versions
) -> Job:
    link = ground.link(name, f"/{topic}/")
    url, tag = list_url(f"/{topic}/", ground.language), ground.language.tag
    view = TermsView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(link),
        topic=topic,
        # Names may be the same; addresses, which are made of ids, are not.
        terms=tuple(sorted(terms, key=lambda term: (sort_key(term.name, tag), term.url))),
    )
    return page_job(url, "terms.html", tag, view)


def plan_authors(context: Context) -> Iterator[Job]:
    """Yield the pages of those who wrote or translated something."""
    edition, size = context.edition, context.site.config.paginate
    for author_id in author_ids(edition):
        author = context.site.registry.authors[author_id]
        recall = context.recall.part(f"authors/{author_id}")
        cards = context.cards_of(edition.authors.get(author_id, ()))
        translations = context.cards_of(edition.translators.get(author_id, ()))
        versions = context.versions(f"authors/{author_id}")
        parts = split(cards, size)
        for at, part in enumerate(parts):
            more = ({}, ()) if at else (versions, translations)
            yield recall(
                at, _author_job, context.ground, author, at, len(parts), part, len(cards), *more
            )


def _author_job(
    ground: Ground,
    author: Author,
    at: int,
    total: int,
    posts: tuple[Card, ...],
    count: int,
    versions: Versions,
    translations: tuple[Card, ...],
) -> Job:
    url, pagination = paginate(ground, term_path("authors", author.id), at, total)
    name, bio = ground.text(author.name), ground.text(author.bio)
    feed_name = name if count and not at else None
    view = AuthorView(
        frame=ground.frame,
        head=ground.head(url, versions, description=bio, feed_name=feed_name),
        crumbs=ground.crumbs(ground.link("Authors", "/authors/"), ground.author_link(author)),
        name=name,
        is_organization=author.is_organization,
        role=author.role,
        organization=author.organization,
        website=author.url,
        bio=bio,
        posts=posts,
        translations=translations,
        count=count,
        pagination=pagination,
    )
    return page_job(url, "author.html", ground.language.tag, view, (author.path,))


def plan_series(context: Context) -> Iterator[Job]:
    """Yield the pages of series."""
    recall = context.recall.part("series")
    for series_id, posts in context.edition.series.items():
        cards, versions = context.cards_of(posts), context.versions(f"series/{series_id}")
        yield recall(series_id, _series_job, context.ground, series_id, cards, versions)


def _series_job(ground: Ground, series_id: str, posts: tuple[Card, ...], versions: Versions) -> Job:
    path = term_path("series", series_id)
    url = list_url(path, ground.language)
    name = series_name(series_id)
    view = SeriesView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(ground.link("Series", "/series/"), ground.link(name, path)),
        name=name,
        posts=posts,
    )
    return page_job(url, "series.html", ground.language.tag, view)


def series_name(series_id: str) -> str:
    """Return a series' name, which is its id in words."""
    words = series_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def _tag_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    for tag_id, posts in context.edition.tags.items():
        tag = context.tags[tag_id]
        link = context.ground.tag_link(tag)
        description = context.ground.text(tag.description)
        cards.append(TermCard(link.name, link.url, len(posts), description))
    return tuple(cards)


def _author_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    for author_id in author_ids(context.edition):
        author = context.site.registry.authors[author_id]
        link = context.ground.author_link(author)
        posts = len(context.edition.authors.get(author_id, ()))
        cards.append(TermCard(link.name, link.url, posts, author.role, author.organization))
    return tuple(cards)


def _series_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    for series_id, posts in context.edition.series.items():
        link = context.ground.link(series_name(series_id), term_path("series", series_id))
        cards.append(TermCard(link.name, link.url, len(posts)))
    return tuple(cards)
