"""The assembling stage: documents become one site."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from blogsite.diagnostics import Problems
from blogsite.model.body import Target, TargetKind
from blogsite.model.config import Config
from blogsite.model.document import Document, ImageRef
from blogsite.options import BuildOptions
from blogsite.parse.stage import Content
from blogsite.recall import Recall
from blogsite.site.editions import make_editions
from blogsite.site.fallback import free_urls, is_free
from blogsite.site.links import Library, Resolver
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
    library = _library(content, publisher.originals, [*posts, *pages], withheld)
    resolver = Resolver(library, publisher.status, problems)
    pictures = recall.part("pictures")
    posts = [_with_picture(post, resolver, pictures) if post.image else post for post in posts]
    logos = recall.part("logos")
    posts = [with_logo(post, resolver, logos) for post in posts]
    portraits = find_portraits(content.registry.authors.values(), resolver)
    items: list[Post | Page] = [*posts, *pages]
    links = {item.document.place.path: resolver.resolve_body(item) for item in items}
    events = content.registry.events.values()
    today = publisher.zone.day_of(options.now)
    editions = make_editions(config, posts, pages)
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
    originals: Mapping[str, Document],
    items: Iterable[Post | Page],
    withheld: Iterable[Post],
) -> Library:
    published: dict[str, dict[str, Post | Page]] = defaultdict(dict)
    for item in items:
        published[item.key][item.language.tag] = item
    documents = {each.place.path: each for each in (*content.posts, *content.pages)}
    expired = {post.document.place.path: post for post in withheld if post.status == "expired"}
    return Library(published, documents, content.unreadable, content.files, originals, expired)


def _with_picture(post: Post, resolver: Resolver, recall: Recall) -> Post:
    image = post.image
    if image is None:
        return post
    owner = post.document if post.document.front.image else post.original
    target = Target(TargetKind.IMAGE, image.src.id, image.src.line, image.src.column)
    src = resolver.resolve_picture(target, owner, owner.place.language)
    return recall(post.document.place.path, _show, post, image, src)


def _show(post: Post, image: ImageRef, src: str) -> Post:
    return replace(post, picture=Picture(src, image.alt, image.caption, image.credit))
