"""The parts that views share."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A named URL. ``name`` may be an English word of the interface, translated when shown.

    ``name_language`` is the language of a name that the page's language lacks, here as elsewhere.
    """

    name: str
    url: str
    name_language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A way to another language; ``name`` is the language's own name for itself.

    ``target`` is what it leads to: a ``version`` of this page, a ``stand-in`` that shows the
    original's text or only posts of other languages, or the language's ``home``.
    """

    language: str
    name: str
    url: str
    is_current: bool = False
    target: str = "version"


@dataclass(frozen=True, slots=True)
class Alternate:
    """A ``hreflang`` link; ``language`` is a BCP 47 tag or ``x-default``, ``url`` is absolute."""

    language: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces; ``title`` is the name of what it lists, empty for the site."""

    media_type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its name in the theme and its published, fingerprinted URL."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the theme with the values that it has on light and on dark pages."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The site's logo, its size in pixels, and the picture for dark pages where it is another one.

    A logo that ``is_wordmark`` shows the site's title itself.
    """

    src: str
    dark: str
    width: int
    height: int
    is_wordmark: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a language have in common. ``locale`` is a CLDR locale, such as ``zh_CN``.

    ``search`` leads to the page that searches, empty where there is no search.
    """

    title: str
    description: str
    language: str
    locale: str
    direction: str
    home: str
    menu: tuple[Link, ...]
    feeds: tuple[FeedLink, ...]
    assets: tuple[Asset, ...]
    title_language: str = ""
    description_language: str = ""
    search: str = ""
    properties: tuple[Property, ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells machines about itself. All URLs are absolute but those of ``languages``.

    ``image`` is what others show of the page; its size is 0 where nobody has measured it.
    """

    url: str
    canonical: str
    description: str = ""
    alternates: tuple[Alternate, ...] = ()
    languages: tuple[LanguageLink, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    image: str = ""
    image_alt: str = ""
    image_width: int = 0
    image_height: int = 0
    is_indexed: bool = True


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with a resolved URL. One of the site has a size, in pixels; others have 0.

    ``srcset`` are WebP files of it, one for each width, to be chosen from by ``sizes``; empty
    where there are none.
    """

    src: str
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture of the site as pages show it; see `Image`."""

    src: str
    width: int
    height: int
    srcset: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it is the figure of, in words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Organization:
    """Whom a case study is about; ``language`` is that of its words where it isn't the page's."""

    name: str
    url: str = ""
    logo: Image | None = None
    industry: str = ""
    location: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """An author or translator, with what held when the post was written."""

    name: str
    url: str
    role: str = ""
    organization: str = ""
    is_organization: bool = False
    name_language: str = ""
    role_language: str = ""
    picture: Image | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What an author was and where, from the first to the last year of posts that say so."""

    role: str
    organization: str
    first: int
    last: int
    role_language: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A post as lists show it. ``status`` is empty, ``draft``, ``scheduled`` or ``expired``."""

    title: str
    url: str
    language: str
    date: dt.date
    kind: Link
    summary: str
    authors: tuple[Credit, ...]
    tags: tuple[Link, ...]
    minutes: int
    image: Image | None = None
    status: str = ""
    organization: Organization | None = None


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as lists show it. ``country`` is an ISO 3166 code; ``posts`` counts its posts."""

    name: str
    url: str
    start: dt.date
    end: dt.date
    city: str
    country: str
    website: str
    posts: int
    is_upcoming: bool
    name_language: str = ""
    city_language: str = ""


@dataclass(frozen=True, slots=True)
class TermCard:
    """A tag, author or series as its index shows it; authors may have ``translations``.

    A tag may be a project's; an author's ``description`` is the role, the ``detail`` the organization.
    """

    name: str
    url: str
    posts: int
    description: str = ""
    detail: str = ""
    translations: int = 0
    name_language: str = ""
    description_language: str = ""
    picture: Image | None = None
    is_project: bool = False
    is_organization: bool = False


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """A picture of the site in a body; ``gap`` is the number of the value in its place."""

    gap: int
    shown: Rendition


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body in the store, with the values that fill its gaps, in order.

    ``language`` is its own where that may not be the page's or the feed's. ``pictures`` are those
    of the site; where the body ``leads``, its first picture is the
    first of the page.
    """

    digest: str
    values: tuple[str, ...]
    language: str = ""
    pictures: tuple[BodyPicture, ...] = ()
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a syndicated post appeared first."""

    site: str
    url: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A dated note about a change that readers should see."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """A post's place in its series; ``number`` counts from 1."""

    name: str
    url: str
    number: int
    total: int
    previous: Link | None
    next: Link | None
    name_language: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The newest posts of a kind on the front page, but those that stand there anyway."""

    kind: Link
    posts: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of a month; ``date`` is its first day."""

    date: dt.date
    posts: tuple[Card, ...]
