"""Plans the indexes of tags, authors and series, and the pages of authors and series."""

from collections.abc import Iterator

from blogsite.plan.context import Context
from blogsite.plan.job import Job, page_job
from blogsite.plan.lists import paginate
from blogsite.plan.routes import author_ids, list_url, term_path
from blogsite.views.pages import AuthorView, SeriesView, TermsView
from blogsite.views.parts import TermCard


def plan_indexes(context: Context) -> Iterator[Job]:
    """Yield the index of each taxonomy that has terms."""
    indexes = (
        ("tags", "Tags", _tag_cards(context)),
        ("authors", "Authors", _author_cards(context)),
        ("series", "Series", _series_cards(context)),
    )
    for topic, name, terms in indexes:
        if not terms:
            continue
        link = context.link(name, f"/{topic}/")
        url = list_url(f"/{topic}/", context.language)
        view = TermsView(
            frame=context.frame,
            head=context.head(url, topic),
            crumbs=context.crumbs(link),
            topic=topic,
            terms=tuple(sorted(terms, key=lambda term: (term.name.casefold(), term.url))),
        )
        yield page_job(url, "terms.html", context.language.tag, view)


def plan_authors(context: Context) -> Iterator[Job]:
    """Yield the pages of those who wrote or translated something."""
    edition = context.edition
    for author_id in author_ids(edition):
        author = context.site.registry.authors[author_id]
        posts = edition.authors.get(author_id, ())
        translations = edition.translators.get(author_id, ())
        name, path = context.text(author.name), term_path("authors", author_id)
        bio = context.text(author.bio)
        for leaf in paginate(context, path, posts):
            is_first = leaf.pagination.number == 1
            view = AuthorView(
                frame=context.frame,
                head=context.head(
                    leaf.url,
                    f"authors/{author_id}" if is_first else "",
                    description=bio,
                    feed_name=name if is_first and posts else None,
                ),
                crumbs=context.crumbs(
                    context.link("Authors", "/authors/"), context.author_link(author)
                ),
                name=name,
                is_organization=author.is_organization,
                role=author.role,
                organization=author.organization,
                website=author.url,
                bio=bio,
                posts=context.cards_of(leaf.posts),
                translations=context.cards_of(translations) if is_first else (),
                count=len(posts),
                pagination=leaf.pagination,
            )
            yield page_job(leaf.url, "author.html", context.language.tag, view, (author.path,))


def plan_series(context: Context) -> Iterator[Job]:
    """Yield the pages of series."""
    for series_id, posts in context.edition.series.items():
        path = term_path("series", series_id)
        url = list_url(path, context.language)
        name = series_name(series_id)
        view = SeriesView(
            frame=context.frame,
            head=context.head(url, f"series/{series_id}"),
            crumbs=context.crumbs(context.link("Series", "/series/"), context.link(name, path)),
            name=name,
            posts=context.cards_of(posts),
        )
        yield page_job(url, "series.html", context.language.tag, view)


def series_name(series_id: str) -> str:
    """Return a series' name, which is its id in words."""
    words = series_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def _tag_cards(context: Context) -> list[TermCard]:
    known = {tag.id: tag for post in context.edition.posts for tag in post.tags}
    cards = []
    for tag_id, posts in context.edition.tags.items():
        link = context.tag_link(known[tag_id])
        description = context.text(known[tag_id].description)
        cards.append(TermCard(link.name, link.url, len(posts), description))
    return cards


def _author_cards(context: Context) -> list[TermCard]:
    cards = []
    for author_id in author_ids(context.edition):
        author = context.site.registry.authors[author_id]
        link = context.author_link(author)
        posts = len(context.edition.authors.get(author_id, ()))
        cards.append(TermCard(link.name, link.url, posts, author.role, author.organization))
    return cards


def _series_cards(context: Context) -> list[TermCard]:
    cards = []
    for series_id, posts in context.edition.series.items():
        link = context.link(series_name(series_id), term_path("series", series_id))
        cards.append(TermCard(link.name, link.url, len(posts)))
    return cards
