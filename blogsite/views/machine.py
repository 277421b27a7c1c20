"""The views of files that machines read."""

import datetime as dt
from dataclasses import dataclass

from blogsite import codec
from blogsite.hosting import HeaderRule, Rule
from blogsite.views.parts import BodyRef, Link

# The files of a feed in a list's folder, by renderer.
FEED_FILES = {"atom": "feed.xml", "json-feed": "feed.json"}

# The renderer of social cards, and their size in pixels.
SOCIAL_CARD = "social-card"
# The renderer of what is published of pictures.
PICTURE = "picture"
# Where the sizes of pictures are, under names that change with the picture: nobody links to them.
SIZES = "assets/pictures/"
CARD_WIDTH, CARD_HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A post in a feed. ``id`` never changes once published (RFC 4287, section 4.2.6)."""

    id: str
    url: str
    title: str
    language: str
    published: dt.datetime
    updated: dt.datetime
    summary: str
    authors: tuple[Link, ...]
    tags: tuple[str, ...]
    image: str
    body: BodyRef


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed in all its formats, newest first; all URLs are absolute.

    ``folder`` is where its files are, ``topic`` is ``site``, ``everything`` (all languages), ``kind``, ``tag``, ``author`` or ``event``; ``name`` what it is about.
    """

    id: str
    folder: str
    page_url: str
    topic: str
    name: str
    site_title: str
    description: str
    language: str
    updated: dt.datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A URL of the sitemap with its language alternates (tag, URL)."""

    url: str
    modified: dt.date | None
    alternates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """A sitemap of at most 50,000 URLs (sitemaps.org)."""

    entries: tuple[SitemapEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The list of sitemaps, where there is more than one."""

    sitemaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """``robots.txt``; without a sitemap, nothing may be indexed."""

    sitemap: str


@dataclass(frozen=True, slots=True)
class RedirectsView:
    """Netlify's ``_redirects``, first match wins."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class InlineSource:
    """A script, style sheet or player of a page: the directive that governs it, and its source."""

    directive: str
    source: str


@dataclass(frozen=True, slots=True)
class HeadersView:
    """Netlify's ``_headers``.

    ``policy`` are the directives of the content security policy for all ``pages``, and
    ``inline`` what pages turned out to hold (see `InlineSource`).
    """

    pages: str
    rules: tuple[HeaderRule, ...]
    policy: tuple[tuple[str, tuple[str, ...]], ...]
    inline: tuple[InlineSource, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyView:
    """A file copied as it is: the source's path below the site's or the theme's root."""

    origin: str
    path: str
    digest: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of the site in the format of an ``ending``, ``width`` pixels wide, or 0 for all.

    ``recipe`` covers what decides how it is made.
    """

    path: str
    digest: str
    ending: str
    width: int
    recipe: str

    @property
    def key(self) -> str:
        """What the picture is kept by: equal keys mean equal bytes, wherever the source lies."""
        return codec.digest(self.digest, self.ending, str(self.width), self.recipe)


@dataclass(frozen=True, slots=True)
class TextView:
    """A file whose whole text is known when it is planned."""

    text: str


@dataclass(frozen=True, slots=True)
class SocialCardLook:
    """What all cards of a site look like: colours as ``#rrggbb``, its logo, and fonts of its own."""

    background: str
    text: str
    accent: str
    accent_end: str
    logo: CopyView | None = None
    fonts: tuple[CopyView, ...] = ()


@dataclass(frozen=True, slots=True)
class SocialCardView:
    """The picture that others show of a post where they link to it.

    All texts are such that they can be drawn, see `blogsite.cards`; ``kind`` is in the reader's
    language.
    """

    title: str
    kind: str
    authors: tuple[str, ...]
    date: dt.date
    site: str
    language: str
    locale: str
    direction: str
    look: SocialCardLook
