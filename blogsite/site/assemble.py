"""The assembling stage: documents become one site."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from blogsite.diagnostics import Problems
from blogsite.model.body import Target, TargetKind
from blogsite.model.config import Config
from blogsite.model.document import Document, ImageRef, Place
from blogsite.options import BuildOptions
from blogsite.parse.stage import Content
from blogsite.recall import Recall
from blogsite.site.editions import make_editions
from blogsite.site.fallback import free_urls, is_free
from blogsite.site.library import Landing, Library, landing_of
from blogsite.site.links import Resolver, resolve_body
from blogsite.site.model import Edition, Page, Picture, Post, Site
from blogsite.site.portraits import find_portraits, with_logo
from blogsite.site.posts import Publisher
from blogsite.site.urls import COVERAGE_URL, SEARCH_URL, at_origin, localize


def assemble(
    content: Content,
    config: Config,
    options: BuildOptions,
    recall: Recall,
    problems: Problems,
) -> Site:
    """Return the site as the options want it published."""
    publisher = Publisher(content, config, options, recall, problems)
    posts, withheld = publisher.posts()
    pages = publisher.pages()
    library = _library(content, publisher, (*posts, *pages), withheld, recall.part("library"))
    resolver = Resolver(library, problems)
    pictures = recall.part("pictures")
    posts = [_with_picture(post, resolver, pictures) if post.image else post for post in posts]
    logos = recall.part("logos")
    posts = [with_logo(post, resolver, logos) for post in posts]
    portraits = find_portraits(content.registry.authors.values(), resolver)
    links = _links((*posts, *pages), resolver, recall.part("links"))
    events = content.registry.events.values()
    today = publisher.zone.day_of(options.now)
    editions = make_editions(config, posts, pages, recall.part("editions"))
    return Site(
        config=config,
        base_url=options.base_url or at_origin(config.base_url, options.origin),
        registry=content.registry,
        editions=editions,
        upcoming=frozenset(event.id for event in events if event.end >= today),
        links=links,
        media=dict(sorted(resolver.media.items())),
        uses=resolver.uses,
        withheld=tuple(withheld),
        contract=content.contract,
        is_hidden=options.noindex,
        keeps_urls=options.keeps_urls,
        has_coverage_page=_has_coverage_page(config, options, editions),
        searched=_searched(config, options, editions),
        portraits=portraits,
    )


def _has_coverage_page(
    config: Config, options: BuildOptions, editions: tuple[Edition, ...]
) -> bool:
    """Whether the page is asked for, or wanted by the way and in nobody's way."""
    if len(config.languages) < 2:  # noqa: PLR2004  (nothing can be translated)
        return False
    if config.has_coverage_page or not options.coverage_page:
        return config.has_coverage_page
    return is_free(COVERAGE_URL, editions, config)


def _searched(
    config: Config, options: BuildOptions, editions: tuple[Edition, ...]
) -> frozenset[str]:
    """Return the languages with a page to search their texts, which is in nobody's way."""
    if not (config.has_search and options.search):
        return frozenset()
    pages = {
        edition.language.tag: localize(SEARCH_URL, edition.language)
        for edition in editions
        if edition.items
    }
    free = free_urls(pages.values(), editions, config)
    return frozenset(tag for tag, url in pages.items() if url in free)


def _library(
    content: Content,
    publisher: Publisher,
    items: tuple[Post | Page, ...],
    withheld: list[Post],
    recall: Recall,
) -> Library:
    documents = (*content.posts, *content.pages)
    paths = tuple([document.place.path for document in documents])
    shown = tuple([item.document.place.path for item in items])
    unpublished = set(paths).difference(shown)
    by_path = dict(zip(paths, documents, strict=True)) if unpublished else {}
    return recall(
        "library",
        _make_library,
        recall.each("places", _place, paths, (documents,)),
        recall.each("landings", landing_of, shown, (items,)),
        content.unreadable,
        content.files,
        tuple([original.place for original in publisher.originals.values()]),
        tuple([landing_of(post) for post in withheld if post.status == "expired"]),
        tuple([(path, publisher.status(by_path[path])) for path in sorted(unpublished)]),
    )


def _make_library(
    places: tuple[Place, ...],
    landings: tuple[Landing, ...],
    unreadable: frozenset[str],
    files: frozenset[str],
    originals: tuple[Place, ...],
    expired: tuple[Landing, ...],
    statuses: tuple[tuple[str, str], ...],
) -> Library:
    published: dict[str, dict[str, Landing]] = defaultdict(dict)
    for landing in landings:
        published[landing.place.key][landing.language] = landing
    return Library(
        published,
        {place.path: place for place in places},
        unreadable,
        files,
        {place.key: place for place in originals},
        {landing.place.path: landing for landing in expired},
        dict(statuses),
    )


def _links(
    items: tuple[Post | Page, ...], resolver: Resolver, recall: Recall
) -> Mapping[str, tuple[str, ...]]:
    """Return what fills the gaps of each text's body."""
    documents = tuple([item.document for item in items])
    paths = tuple([document.place.path for document in documents])
    languages = tuple([item.language.tag for item in items])
    columns = (
        tuple([document.body.targets for document in documents]),
        tuple([document.reading for document in documents]),
        tuple([document.place for document in documents]),
        languages,
    )
    found = recall.each("resolved", resolve_body, paths, columns, resolver.library)
    for each in found:
        if each.faults or each.uses:
            resolver.note(each)
    return {path: each.values for path, each in zip(paths, found, strict=True)}


def _place(document: Document) -> Place:
    return document.place


def _with_picture(post: Post, resolver: Resolver, recall: Recall) -> Post:
    image = post.image
    if image is None:
        return post
    owner = post.document if post.document.front.image else post.original
    target = Target(TargetKind.IMAGE, image.src.id, image.src.line, image.src.column)
    src = resolver.resolve_picture(target, owner.place, owner.place.language)
    return recall(post.document.place.path, _show, post, image, src)


def _show(post: Post, image: ImageRef, src: str) -> Post:
    return replace(post, picture=Picture(src, image.alt, image.caption, image.credit))
