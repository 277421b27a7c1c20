"""What all pages of an edition stand on: its language, its URLs, its frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from blogsite.model.config import Kind, Language
from blogsite.model.languages import PSEUDO
from blogsite.model.registry import Author, Tag
from blogsite.model.text import LocalText
from blogsite.plan.pictures import shown_image
from blogsite.plan.routes import Versions, list_url, term_path
from blogsite.site.model import Contributor, Subject
from blogsite.site.urls import Urls
from blogsite.views.machine import FEED_FILES
from blogsite.views.parts import (
    Alternate,
    Credit,
    FeedLink,
    Frame,
    Head,
    Image,
    LanguageLink,
    Link,
    Organization,
    Rendition,
)

_MEDIA_TYPES = {"atom": "application/atom+xml", "json-feed": "application/feed+json"}


class Shown(NamedTuple):
    """The picture that others show of a page, and its size where it is known."""

    url: str
    alt: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What planners of an edition need, whatever they plan.

    ``homes`` lead to the front pages of the site's languages, in order;
    ``lasting`` makes the ids that a preview elsewhere shares. Where the site ``is_hidden``, no page
    may be indexed. ``portraits`` are the site paths of authors' pictures, by id, and ``shown`` says
    how these and the logos of organizations are shown.
    """

    language: Language
    default_language: str
    urls: Urls
    lasting: Urls
    frame: Frame
    homes: tuple[LanguageLink, ...]
    is_hidden: bool
    series: Mapping[str, LocalText]
    portraits: Mapping[str, str]
    shown: Mapping[str, Rendition]

    def text(self, text: LocalText) -> str:
        """Return a text in the edition's language, else in the default one."""
        return text.get(self.language.tag, self.default_language)

    def language_of(self, name: LocalText) -> str:
        """Return the language of a name as `text` gives it, empty where it is the edition's."""
        return name.language_of_name(self.language.tag, self.default_language)

    def language_of_prose(self, text: LocalText) -> str:
        """Return the same of sentences."""
        return text.language_of_prose(self.language.tag, self.default_language)

    def foreign(self, tag: str) -> str:
        """Return a language that isn't the edition's, or else nothing; no tag is the default one."""
        language = tag or self.default_language
        return language if language != self.language.tag else ""

    def link(self, name: str, path: str, name_language: str = "") -> Link:
        """Return a link to a path given in the default language."""
        return Link(name, self.urls.local(list_url(path, self.language)), name_language)

    def named(self, name: LocalText, path: str) -> Link:
        """Return a link to what has a name in each language."""
        return self.link(self.text(name), path, self.language_of(name))

    def crumbs(self, *links: Link) -> tuple[Link, ...]:
        """Return the way from the home page."""
        return (self.link("Home", "/"), *links)

    def head(
        self,
        url: str,
        versions: Versions,
        *,
        description: str = "",
        canonical: str = "",
        picture: Shown | None = None,
        feed_name: str | None = None,
        is_indexed: bool = True,
    ) -> Head:
        """Return the head of the page at a site path, one of ``versions``.

        A page with a feed of its own gives ``feed_name``, empty for the whole site's. A stand-in
        that names no other page as the canonical one isn't to be indexed.
        """
        if not canonical and self.language.tag in versions.stand_ins:
            is_indexed = False
        feeds = () if feed_name is None else feed_links(self.urls, url, feed_name)
        return Head(
            url=self.urls.absolute(url),
            canonical=canonical or self.urls.absolute(url),
            description=description,
            alternates=self._alternates(versions),
            languages=self._languages(versions),
            feeds=feeds,
            image=self.urls.absolute(picture.url) if picture else "",
            image_alt=picture.alt if picture else "",
            image_width=picture.width if picture else 0,
            image_height=picture.height if picture else 0,
            is_indexed=is_indexed and not self.is_hidden and self.language.tag != PSEUDO,
        )

    def _alternates(self, versions: Versions) -> tuple[Alternate, ...]:
        """Return the versions for search engines, if this page is one of them."""
        if self.is_hidden or self.language.tag not in versions.indexed:
            return ()
        return tuple(Alternate(*pair) for pair in alternates(versions, self.urls))

    def _languages(self, versions: Versions) -> tuple[LanguageLink, ...]:
        """Link to this page in each language, or to the language's home where there is none."""
        if len(self.homes) < 2:  # noqa: PLR2004  (nothing to choose from)
            return ()
        return tuple([self._language(home, versions) for home in self.homes])

    def _language(self, home: LanguageLink, versions: Versions) -> LanguageLink:
        version = versions.urls.get(home.language)
        url = version or versions.stand_ins.get(home.language)
        if not url:
            return home
        target = "version" if version else "stand-in"
        local = self.urls.local(url)
        return LanguageLink(home.language, home.name, local, home.is_current, target)

    def series_link(self, series_id: str) -> Link:
        """Return a link to a series, named as the settings call it, else by its id in words."""
        words = series_id.replace("-", " ")
        name = self.series.get(series_id) or LocalText((("", words[:1].upper() + words[1:]),))
        return self.named(name, term_path("series", series_id))

    def kind_link(self, kind: Kind, *, plural: bool = False) -> Link:
        """Return a link to a kind's list."""
        return self.named(kind.plural if plural else kind.name, kind.path)

    def tag_link(self, tag: Tag) -> Link:
        """Return a link to a tag's page."""
        return self.named(tag.name, term_path("tags", tag.id))

    def author_link(self, author: Author) -> Link:
        """Return a link to an author's page."""
        return self.named(author.name, term_path("authors", author.id))

    def portrait(self, author: Author) -> Image | None:
        """Return an author's picture, without words: the name stands beside it."""
        path = self.portraits.get(author.id)
        return self._image(path, "") if path else None

    def _image(self, path: str, alt: str) -> Image:
        return shown_image(self.urls.local(path), alt, self.shown.get(path))

    def organization(self, subject: Subject) -> Organization | None:
        """Return the organization that a post is about."""
        about = subject.organization
        if about is None:
            return None
        return Organization(
            about.name,
            about.url,
            self._image(subject.logo, about.name) if subject.logo else None,
            about.industry,
            about.location,
            self.foreign(subject.organization_language),
        )

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
            link.name_language,
            self.foreign(contributor.role_language) if contributor.role else "",
            self.portrait(author),
        )


def alternates(versions: Versions, urls: Urls) -> tuple[tuple[str, str], ...]:
    """Return the pairs of ``hreflang`` and URL that all indexed versions share, if there are two."""
    if len(versions.indexed) < 2:  # noqa: PLR2004  (one version has no alternates)
        return ()
    pairs = tuple((tag, urls.absolute(url)) for tag, url in versions.indexed.items())
    # The first version is the default language's, or else the original.
    return (*pairs, ("x-default", pairs[0][1]))


def feed_links(urls: Urls, url: str, name: str) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of the list at a site path."""
    return tuple(
        FeedLink(_MEDIA_TYPES[renderer], name, urls.absolute(url + file))
        for renderer, file in FEED_FILES.items()
    )
