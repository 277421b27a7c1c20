"""Plans the indexes of tags, authors and series, and the pages of authors and series."""

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from blogsite.model.collation import sort_key
from blogsite.model.registry import Author
from blogsite.plan.context import Context
from blogsite.plan.ground import Ground
from blogsite.plan.job import Job, page_job
from blogsite.plan.pagination import paginate, split
from blogsite.plan.positions import Byline, byline_of, positions_of
from blogsite.plan.routes import Versions, author_ids, list_url, term_path
from blogsite.views.pages import AuthorView, SeriesView, TermsView
from blogsite.views.pagination import Pagination
from blogsite.views.parts import Card, Position, TermCard


class _Works(NamedTuple):
    """What somebody wrote and translated, or a page of it."""

    posts: tuple[Card, ...]
    translations: tuple[Card, ...]
    has_feed: bool
    positions: tuple[Position, ...]


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
    lists, size = context.edition.lists, context.site.config.paginate
    recall, positions = context.recall.part("authors"), context.recall.part("positions")
    bylines = _bylines(context)
    for author_id in author_ids(lists):
        author = context.site.registry.authors[author_id]
        posts, translations = lists.authors.get(author_id, ()), lists.translators.get(author_id, ())
        said = tuple([bylines[post.url] for post in (*posts, *translations)])
        works = _Works(
            context.cards_of(posts),
            context.cards_of(translations),
            author_id in context.edition.own.authors,
            positions(author_id, positions_of, author, said, context.ground),
        )
        versions = context.versions(f"authors/{author_id}")
        further, parts = versions.for_further_pages(), tuple(_split_works(works, size))
        numbers, path = tuple(range(len(parts))), term_path("authors", author_id)
        places = recall.part("pages")(author_id, paginate, context.ground, path, len(parts))
        own = tuple([further if at else versions for at in numbers])
        around = (context.ground, author, (len(posts), len(translations)))
        yield from recall.each(author_id, _author_job, numbers, (places, parts, own), *around)


def _bylines(context: Context) -> Mapping[str, Byline]:
    """Return the byline of each post, by its URL."""
    posts = context.edition.lists.posts
    urls = tuple([post.url for post in posts])
    made = context.recall.each("bylines", byline_of, urls, (posts,))
    return dict(zip(urls, made, strict=True))


def _split_works(works: _Works, size: int) -> list[_Works]:
    """Return the pages of an author: posts and translations run side by side."""
    posts, translations = split(works.posts, size), split(works.translations, size)
    pairs = itertools.zip_longest(posts, translations, fillvalue=())
    return [_Works(*pair, works.has_feed, works.positions) for pair in pairs]


def _author_job(
    place: tuple[str, Pagination],
    works: _Works,
    versions: Versions,
    ground: Ground,
    author: Author,
    counts: tuple[int, int],
) -> Job:
    url, pagination = place
    link, bio = ground.author_link(author), ground.text(author.bio)
    feed_name = link.name if works.has_feed and pagination.number == 1 else None
    view = AuthorView(
        frame=ground.frame,
        head=ground.head(url, versions, description=bio, feed_name=feed_name),
        crumbs=ground.crumbs(ground.link("Authors", "/authors/"), link),
        name=link.name,
        is_organization=author.is_organization,
        role=author.role,
        organization=author.organization,
        website=author.url,
        bio=bio,
        posts=works.posts,
        translations=works.translations,
        count=counts[0],
        translation_count=counts[1],
        pagination=pagination,
        name_language=link.name_language,
        role_language=ground.foreign("") if author.role else "",
        bio_language=ground.language_of_prose(author.bio),
        picture=ground.portrait(author),
        links=author.links,
        positions=works.positions,
    )
    return page_job(url, "author.html", ground.language.tag, view, (author.path,))


def plan_series(context: Context) -> Iterator[Job]:
    """Yield the pages of series."""
    recall = context.recall.part("series")
    for series_id, posts in context.edition.lists.series.items():
        cards, versions = context.cards_of(posts), context.versions(f"series/{series_id}")
        yield recall(series_id, _series_job, context.ground, series_id, cards, versions)


def _series_job(ground: Ground, series_id: str, posts: tuple[Card, ...], versions: Versions) -> Job:
    url = list_url(term_path("series", series_id), ground.language)
    link = ground.series_link(series_id)
    view = SeriesView(
        frame=ground.frame,
        head=ground.head(url, versions),
        crumbs=ground.crumbs(ground.link("Series", "/series/"), link),
        name=link.name,
        posts=posts,
        name_language=link.name_language,
    )
    return page_job(url, "series.html", ground.language.tag, view)


def _tag_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    for tag_id, posts in context.edition.lists.tags.items():
        tag = context.tags[tag_id]
        link = context.ground.tag_link(tag)
        card = TermCard(
            link.name,
            link.url,
            len(posts),
            context.ground.text(tag.description),
            name_language=link.name_language,
            description_language=context.ground.language_of_prose(tag.description),
            is_project=tag.is_project,
        )
        cards.append(card)
    return tuple(cards)


def _author_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    lists = context.edition.lists
    for author_id in author_ids(lists):
        author = context.site.registry.authors[author_id]
        link = context.ground.author_link(author)
        counts = [len(each.get(author_id, ())) for each in (lists.authors, lists.translators)]
        card = TermCard(
            link.name,
            link.url,
            counts[0],
            author.role,
            author.organization,
            counts[1],
            link.name_language,
            context.ground.foreign("") if author.role else "",
            context.ground.portrait(author),
            is_organization=author.is_organization,
        )
        cards.append(card)
    return tuple(cards)


def _series_cards(context: Context) -> tuple[TermCard, ...]:
    cards = []
    for series_id, posts in context.edition.lists.series.items():
        link = context.ground.series_link(series_id)
        card = TermCard(link.name, link.url, len(posts), name_language=link.name_language)
        cards.append(card)
    return tuple(cards)
