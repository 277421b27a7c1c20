"""An edition being planned: its posts as others show them, and where its pages are."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from blogsite.model.config import Language
from blogsite.model.registry import Event, Tag
from blogsite.model.text import LocalText
from blogsite.plan.assets import Looks
from blogsite.plan.entries import Entries
from blogsite.plan.ground import Ground, feed_links
from blogsite.plan.named import Named, name_all
from blogsite.plan.pictures import Pictures
from blogsite.plan.post_cards import cards_of_posts
from blogsite.plan.routes import HOME, Routes, Versions, event_ids, list_url, term_path
from blogsite.recall import Recall
from blogsite.site.model import Edition, Page, Post, Site
from blogsite.site.urls import SEARCH_URL, Urls
from blogsite.views.parts import (
    BodyPicture,
    Card,
    EventCard,
    FeedLink,
    Frame,
    LanguageLink,
    Link,
    Rendition,
)

# Where the feed of all languages is.
EVERYTHING = "/all/"

_url = attrgetter("url")


@dataclass(frozen=True, slots=True)
class BodyContent:
    """What fills the gaps of a body, and those of its pictures that are the site's."""

    links: tuple[str, ...]
    pictures: tuple[BodyPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """An edition being planned.

    ``cards`` has a card for each post's URL, ``event_cards`` one for each event's id, ``tags``
    are those that posts have, ``named`` is what they name, ``entries`` says how ids in feeds are made, ``pictures`` how those
    of the site are shown. What planners make is recalled by ``recall``; ``social`` are the site
    paths of social cards by the URL of their post, in all languages.
    """

    site: Site
    edition: Edition
    routes: Routes
    ground: Ground
    recall: Recall
    cards: Mapping[str, Card]
    event_cards: Mapping[str, EventCard]
    tags: Mapping[str, Tag]
    named: Named
    entries: Entries
    pictures: Pictures
    social: Mapping[str, str]

    @property
    def language(self) -> Language:
        """The edition's language."""
        return self.edition.language

    def cards_of(self, posts: tuple[Post, ...]) -> tuple[Card, ...]:
        """Return the cards of posts."""
        return tuple(map(self.cards.__getitem__, map(_url, posts)))

    def versions(self, subject: str) -> Versions:
        """Return the pages about a subject, by language."""
        return self.routes.versions(subject)

    def links(self, item: Post | Page) -> tuple[str, ...]:
        """Return what fills the gaps of a text's body."""
        return self.site.links[item.document.place.path]

    def body(self, item: Post | Page) -> BodyContent:
        """Return what a text's page needs for its body."""
        links = self.links(item)
        return BodyContent(links, self.pictures.of_body(item, links))

    def bodies(
        self, posts: tuple[Post, ...]
    ) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[BodyPicture, ...], ...]]:
        """Return the same of many posts: what fills the gaps of each, and the pictures of each."""
        site_links, of_body = self.site.links, self.pictures.of_body
        links = tuple([site_links[post.document.place.path] for post in posts])
        if not self.pictures.renditions:
            return links, ((),) * len(posts)
        return links, tuple(map(of_body, posts, links))


def make_context(
    site: Site,
    edition: Edition,
    routes: Routes,
    looks: Looks,
    pictures: Pictures,
    entries: Entries,
    recall: Recall,
) -> Context:
    """Return the context of an edition, with a card for each of the posts and events it shows."""
    ground = recall("ground", Ground, *_ground(site, edition, routes, looks, pictures))
    shown = edition.lists.posts
    tags = {tag.id: tag for post in shown for tag in post.tags}
    named = name_all(site.config.kinds, tags.values(), shown, ground, recall.part("named"))
    cards = cards_of_posts(edition, ground, named, pictures, recall)
    events = _event_cards(site, edition, ground, recall.part("events"))
    return Context(
        site, edition, routes, ground, recall, cards, events, tags, named, entries, pictures, {}
    )


def _ground(
    site: Site, edition: Edition, routes: Routes, looks: Looks, pictures: Pictures
) -> tuple[
    Language,
    str,
    Urls,
    Urls,
    Frame,
    tuple[LanguageLink, ...],
    bool,
    Mapping[str, LocalText],
    Mapping[str, str],
    Mapping[str, Rendition],
]:
    urls = Urls(site.base_url)
    homes = routes.versions(HOME).urls
    languages = [each.language for each in site.editions]
    logos = [post.subject.logo for post in edition.lists.posts if post.subject.logo]
    return (
        edition.language,
        site.config.default_language.tag,
        urls,
        Urls(site.config.base_url),
        _frame(site, edition, routes, urls, looks),
        tuple(_home(each, homes[each.tag], edition.language, urls) for each in languages),
        site.is_hidden,
        dict(site.config.series),
        site.portraits,
        pictures.some([*site.portraits.values(), *logos]),
    )


def _home(language: Language, url: str, own: Language, urls: Urls) -> LanguageLink:
    tag = language.tag
    return LanguageLink(tag, language.name, urls.local(url), tag == own.tag, target="home")


def _event_cards(
    site: Site, edition: Edition, ground: Ground, recall: Recall
) -> Mapping[str, EventCard]:
    shown = set(event_ids(edition, site))
    return {
        event.id: recall(
            event.id,
            _event_card,
            ground,
            event,
            event.id in shown,
            len(edition.lists.events.get(event.id, ())),
            event.id in site.upcoming,
        )
        for event in site.registry.events.values()
    }


def _event_card(
    ground: Ground,
    event: Event,
    has_page: bool,  # noqa: FBT001  (recalled values have no names)
    posts: int,
    is_upcoming: bool,  # noqa: FBT001
) -> EventCard:
    link = ground.named(event.name, term_path("events", event.id))
    return EventCard(
        name=link.name,
        url=link.url if has_page else "",
        start=event.start,
        end=event.end,
        city=ground.text(event.city),
        country=event.country,
        website=event.url,
        posts=posts,
        is_upcoming=is_upcoming,
        name_language=link.name_language,
        city_language=ground.language_of(event.city),
    )


def _frame(site: Site, edition: Edition, routes: Routes, urls: Urls, looks: Looks) -> Frame:
    config, language = site.config, edition.language
    spoken = (language.tag, config.default_language.tag)
    home = list_url("/", language)
    return Frame(
        title=config.title.get(*spoken),
        description=config.description.get(*spoken),
        language=language.tag,
        locale=language.locale,
        direction=language.direction,
        home=urls.local(home),
        menu=_menu(site, edition, routes, urls),
        feeds=(*feed_links(urls, home, ""), *_feeds_of_everything(site, urls)),
        assets=looks.assets,
        title_language=config.title.language_of_name(*spoken),
        description_language=config.description.language_of_prose(*spoken),
        search=_search(site, language, urls),
        properties=looks.properties,
        logo=looks.logo,
    )


def _search(site: Site, language: Language, urls: Urls) -> str:
    """Return the page that searches a language's texts, if there is one."""
    return urls.local(list_url(SEARCH_URL, language)) if language.tag in site.searched else ""


def _feeds_of_everything(site: Site, urls: Urls) -> tuple[FeedLink, ...]:
    if len(site.editions) < 2:  # noqa: PLR2004  (the only language's feed says it all)
        return ()
    return feed_links(urls, EVERYTHING, "All languages")


def _menu(site: Site, edition: Edition, routes: Routes, urls: Urls) -> tuple[Link, ...]:
    """Return the menu, without the entries whose page this language doesn't have."""
    spoken = (edition.language.tag, site.config.default_language.tag)
    links = []
    for item in site.config.menu:
        name, language = item.name.get(*spoken), item.name.language_of_name(*spoken)
        if not item.url.startswith("/"):
            links.append(Link(name, item.url, language))
            continue
        url = list_url(item.url, edition.language)
        if url in routes.urls:
            links.append(Link(name, urls.local(url), language))
    return tuple(links)
