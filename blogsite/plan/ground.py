"""What all pages of an edition stand on: its language, its URLs, its frame."""

from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.model.config import Kind, Language
from blogsite.model.languages import PSEUDO, for_search_engines
from blogsite.model.registry import Author, Tag
from blogsite.model.text import LocalText
from blogsite.plan.routes import list_url, term_path
from blogsite.site.model import Contributor
from blogsite.site.urls import Urls
from blogsite.views.machine import FEED_FILES
from blogsite.views.parts import Alternate, Credit, FeedLink, Frame, Head, LanguageLink, Link

_MEDIA_TYPES = {"atom": "application/atom+xml", "json-feed": "application/feed+json"}

Versions = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What planners of an edition need, whatever they plan.

    ``homes`` are the languages of the site with the site path of their front pages, in order;
    ``lasting`` makes the ids that a preview elsewhere shares. Where the site ``is_hidden``, no page
    may be indexed.
    """

    language: Language
    default_language: str
    urls: Urls
    lasting: Urls
    frame: Frame
    homes: tuple[tuple[Language, str], ...]
    is_hidden: bool

    def text(self, text: LocalText) -> str:
        """Return a text in the edition's language, else in the default one."""
        return text.get(self.language.tag, self.default_language)

    def link(self, name: str, path: str) -> Link:
        """Return a link to a path given in the default language."""
        return Link(name, self.urls.local(list_url(path, self.language)))

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
        image: str = "",
        feed_name: str | None = None,
        is_indexed: bool = True,
    ) -> Head:
        """Return the head of the page at a site path; ``versions`` are its URLs by language.

        A page with a feed of its own gives ``feed_name``, empty for the whole site's.
        """
        feeds = () if feed_name is None else feed_links(self.urls, url, feed_name)
        return Head(
            url=self.urls.absolute(url),
            canonical=canonical or self.urls.absolute(url),
            description=description,
            alternates=self._alternates(versions) if not canonical else (),
            languages=self._languages(versions),
            feeds=feeds,
            image=self.urls.absolute(image) if image else "",
            is_indexed=is_indexed and not self.is_hidden and self.language.tag != PSEUDO,
        )

    def _alternates(self, versions: Versions) -> tuple[Alternate, ...]:
        found = for_search_engines(versions)
        if len(found) < 2 or self.language.tag == PSEUDO:  # noqa: PLR2004  (one has no alternates)
            return ()
        made = [Alternate(tag, self.urls.absolute(url)) for tag, url in found.items()]
        # The first version is the default language's, or else the original.
        return (*made, Alternate("x-default", made[0].url))

    def _languages(self, versions: Versions) -> tuple[LanguageLink, ...]:
        """Link to this page in each language, or to the language's home where there is none."""
        if len(self.homes) < 2:  # noqa: PLR2004  (nothing to choose from)
            return ()
        return tuple(
            LanguageLink(
                language.tag,
                language.name,
                self.urls.local(versions.get(language.tag) or home),
                is_current=language.tag == self.language.tag,
            )
            for language, home in self.homes
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


def feed_links(urls: Urls, url: str, name: str) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of the list at a site path."""
    return tuple(
        FeedLink(_MEDIA_TYPES[renderer], name, urls.absolute(url + file))
        for renderer, file in FEED_FILES.items()
    )
