"""What all the planners of an edition share: its frame, its cards, its URLs."""

from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.model.config import Kind, Language
from blogsite.model.registry import Author, Event, Tag
from blogsite.model.text import LocalText
from blogsite.plan.routes import HOME, Routes, event_ids, list_url, term_path
from blogsite.site.model import Contributor, Edition, Post, Site
from blogsite.site.urls import Urls
from blogsite.views.machine import FEED_FILES
from blogsite.views.parts import (
    Alternate,
    Asset,
    Card,
    Credit,
    EventCard,
    FeedLink,
    Frame,
    Head,
    Image,
    LanguageLink,
    Link,
)

_MEDIA_TYPES = {"atom": "application/atom+xml", "json-feed": "application/feed+json"}

# Where the feed of all languages is.
EVERYTHING = "/all/"

_WORDS_A_MINUTE = 220
_CHARACTERS_A_MINUTE = 400


@dataclass(frozen=True, slots=True)
class Context:
    """An edition being planned. ``cards`` has a card for each post's URL."""

    site: Site
    edition: Edition
    routes: Routes
    urls: Urls
    frame: Frame
    cards: Mapping[str, Card]

    @property
    def language(self) -> Language:
        """The edition's language."""
        return self.edition.language

    def text(self, text: LocalText) -> str:
        """Return a text in the edition's language, else in the default one."""
        return text.get(self.language.tag, self.site.config.default_language.tag)

    def link(self, name: str, path: str) -> Link:
        """Return a link to a path given in the default language."""
        return Link(name, self.urls.local(list_url(path, self.language)))

    def cards_of(self, posts: tuple[Post, ...]) -> tuple[Card, ...]:
        """Return the cards of posts."""
        return tuple(self.cards[post.url] for post in posts)

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        """Return the way from the home page."""
        return (self.link("Home", "/"), *links)

    def head(
        self,
        url: str,
        subject: str = "",
        *,
        description: str = "",
        canonical: str = "",
        image: str = "",
        feed_name: str | None = None,
        is_indexed: bool = True,
    ) -> Head:
        """Return the head of the page at a site path; ``subject`` finds its other languages.

        A page with a feed of its own gives ``feed_name``, empty for the whole site's.
        """
        versions = self.routes.versions(subject) if subject else {}
        feeds = () if feed_name is None else feed_links(self.urls, url, feed_name)
        return Head(
            url=self.urls.absolute(url),
            canonical=canonical or self.urls.absolute(url),
            description=description,
            alternates=self._alternates(versions) if not canonical else (),
            languages=self._languages(versions),
            feeds=feeds,
            image=self.urls.absolute(image) if image else "",
            is_indexed=is_indexed,
        )

    def _alternates(self, versions: Mapping[str, str]) -> tuple[Alternate, ...]:
        if len(versions) < 2:  # noqa: PLR2004  (one version has no alternates)
            return ()
        made = [Alternate(tag, self.urls.absolute(url)) for tag, url in versions.items()]
        # The first version is the default language's, or else the original.
        return (*made, Alternate("x-default", made[0].url))

    def _languages(self, versions: Mapping[str, str]) -> tuple[LanguageLink, ...]:
        """Link to this page in each language, or to the language's home where there is none."""
        if len(self.site.editions) < 2:  # noqa: PLR2004  (nothing to choose from)
            return ()
        homes = self.routes.versions(HOME)
        return tuple(
            LanguageLink(
                language.tag,
                language.name,
                self.urls.local(versions.get(language.tag) or homes[language.tag]),
                is_current=language is self.language,
            )
            for language in (edition.language for edition in self.site.editions)
        )

    def kind_link(self, kind: Kind, *, plural: bool = False) -> Link:
        """Return a link to a kind's list."""
        return self.link(self.text(kind.plural if plural else kind.name), kind.path)

    def tag_link(self, tag: Tag) -> Link:
        """Return a link to a tag's page."""
        return self.link(self.text(tag.name), term_path("tags", tag.id))

    def author_link(self, author: Author) -> Link:
        """Return a link to an author's page."""
        return self.link(self.text(author.name), term_path("authors", author.id))

    def credit(self, contributor: Contributor) -> Credit:
        """Return an author as a post shows them."""
        author = contributor.author
        link = self.author_link(author)
        return Credit(
            link.name,
            link.url,
            contributor.role,
            contributor.organization,
            author.is_organization,
        )

    def event_card(self, event: Event) -> EventCard:
        """Return an event as lists show it."""
        link = self.link(self.text(event.name), term_path("events", event.id))
        return EventCard(
            name=link.name,
            url=link.url if event.id in event_ids(self.edition, self.site) else "",
            start=event.start,
            end=event.end,
            city=self.text(event.city),
            country=event.country,
            website=event.url,
            posts=len(self.edition.events.get(event.id, ())),
            is_upcoming=event.id in self.site.upcoming,
        )


def feed_links(urls: Urls, url: str, name: str) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of the list at a site path."""
    return tuple(
        FeedLink(_MEDIA_TYPES[renderer], name, urls.absolute(url + file))
        for renderer, file in FEED_FILES.items()
    )


def make_context(
    site: Site, edition: Edition, routes: Routes, assets: tuple[Asset, ...]
) -> Context:
    """Return the context of an edition, with a card for each of its posts."""
    urls = Urls(site.base_url)
    bare = Context(site, edition, routes, urls, _frame(site, edition, routes, urls, assets), {})
    cards = {post.url: _card(post, bare) for post in edition.posts}
    return Context(site, edition, routes, urls, bare.frame, cards)


def minutes_to_read(post: Post) -> int:
    """Return whole minutes, at least one; scripts without spaces are counted by the letter."""
    body = post.document.body
    minutes = body.words / _WORDS_A_MINUTE + body.characters / _CHARACTERS_A_MINUTE
    return max(1, round(minutes))


def picture_view(post: Post, urls: Urls) -> Image | None:
    """Return a post's picture."""
    picture = post.picture
    if picture is None:
        return None
    return Image(urls.local(picture.src), picture.alt, picture.caption, picture.credit)


def _card(post: Post, context: Context) -> Card:
    return Card(
        title=post.title,
        url=context.urls.local(post.url),
        language=post.language.tag,
        date=post.day,
        kind=context.kind_link(post.kind),
        summary=post.summary,
        authors=tuple(context.credit(each) for each in post.authors),
        tags=tuple(context.tag_link(tag) for tag in post.tags),
        minutes=minutes_to_read(post),
        image=picture_view(post, context.urls),
        status=post.status,
    )


def _frame(
    site: Site, edition: Edition, routes: Routes, urls: Urls, assets: tuple[Asset, ...]
) -> Frame:
    config, language = site.config, edition.language
    default = config.default_language.tag
    home = list_url("/", language)
    return Frame(
        title=config.title.get(language.tag, default),
        description=config.description.get(language.tag, default),
        language=language.tag,
        locale=language.locale,
        direction=language.direction,
        home=urls.local(home),
        menu=_menu(site, edition, routes, urls),
        feeds=(*feed_links(urls, home, ""), *_feeds_of_everything(site, urls)),
        assets=assets,
    )


def _feeds_of_everything(site: Site, urls: Urls) -> tuple[FeedLink, ...]:
    if len(site.editions) < 2:  # noqa: PLR2004  (the only language's feed says it all)
        return ()
    return feed_links(urls, EVERYTHING, "All languages")


def _menu(site: Site, edition: Edition, routes: Routes, urls: Urls) -> tuple[Link, ...]:
    """Return the menu, without the entries whose page this language doesn't have."""
    default = site.config.default_language.tag
    links = []
    for item in site.config.menu:
        name = item.name.get(edition.language.tag, default)
        if not item.url.startswith("/"):
            links.append(Link(name, item.url))
            continue
        url = list_url(item.url, edition.language)
        if url in routes.urls:
            links.append(Link(name, urls.local(url)))
    return tuple(links)
