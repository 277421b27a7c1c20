"""The views of HTML pages. Each has a ``frame``, a ``head`` and ``crumbs`` (home first)."""

import datetime as dt
from dataclasses import dataclass

from blogsite.views.coverage import Translated, Translator
from blogsite.views.pagination import Pagination
from blogsite.views.parts import (
    BodyRef,
    Card,
    Credit,
    EventCard,
    Fact,
    Frame,
    Head,
    Image,
    Link,
    Month,
    Organization,
    Origin,
    Position,
    Revision,
    SeriesPart,
    Shelf,
    TermCard,
)


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page of a language: the newest posts, and a shelf of each kind that has more.

    ``featured`` is the newest post that is to lead the page, and not among ``posts``.
    """

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    posts: tuple[Card, ...]
    kinds: tuple[Link, ...]
    shelves: tuple[Shelf, ...]
    upcoming: tuple[EventCard, ...]
    featured: Card | None = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of posts, newest first.

    ``topic`` is ``blog``, ``kind`` or ``tag``; ``name`` is the kind's or tag's, empty for the blog.
    ``years`` links to the archives. A tag that is a project's may have a ``website``.
    """

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    topic: str
    name: str
    description: str
    posts: tuple[Card, ...]
    count: int
    pagination: Pagination
    years: tuple[Link, ...]
    name_language: str = ""
    description_language: str = ""
    is_project: bool = False
    website: str = ""


@dataclass(frozen=True, slots=True)
class PostView:
    """A post. ``original`` links to the text a translation was made from.

    A translation ``is_stale`` where that text says something else now. Where ``language``
    isn't the frame's, the post has no translation, and the page shows the original, which
    ``original`` links to; ``direction`` is the text's.

    ``shape`` is the kind's, such as ``case-study``; ``standfirst`` a summary that isn't the text's
    own beginning. ``facts`` and ``links`` may be in another language than the page; ``projects``
    are those of the tags that are a project's.
    """

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    title: str
    date: dt.date
    published: dt.datetime
    modified: dt.datetime
    updated: dt.date | None
    updates: tuple[Revision, ...]
    kind: Link
    authors: tuple[Credit, ...]
    translators: tuple[Credit, ...]
    tags: tuple[Link, ...]
    events: tuple[EventCard, ...]
    series: SeriesPart | None
    summary: str
    image: Image | None
    origin: Origin | None
    original: Link | None
    is_stale: bool
    body: BodyRef
    minutes: int
    words: int
    previous: Link | None
    next: Link | None
    related: tuple[Card, ...]
    status: str
    language: str
    direction: str
    shape: str = "article"
    standfirst: str = ""
    organization: Organization | None = None
    facts: tuple[Fact, ...] = ()
    facts_language: str = ""
    links: tuple[Link, ...] = ()
    links_language: str = ""
    projects: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TermsView:
    """An index of all tags, authors or series; ``topic`` is ``tags``, ``authors`` or ``series``."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    topic: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An author: who it is, the posts, and the translations made.

    ``positions`` are what posts say that the author was, latest first; ``links`` are web addresses.
    """

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    name: str
    is_organization: bool
    role: str
    organization: str
    website: str
    bio: str
    posts: tuple[Card, ...]
    translations: tuple[Card, ...]
    count: int
    translation_count: int
    pagination: Pagination
    name_language: str = ""
    role_language: str = ""
    bio_language: str = ""
    picture: Image | None = None
    links: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class EventsView:
    """All events: the upcoming ones soonest first, the past ones latest first."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    upcoming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event and the posts about it."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    event: EventCard
    description: str
    posts: tuple[Card, ...]
    description_language: str = ""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series, in the order of its parts: oldest first."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    name: str
    posts: tuple[Card, ...]
    name_language: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """A year, its months latest first."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    year: int
    months: tuple[Month, ...]
    count: int
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A plain page, such as the one about the site; translated ones as in `PostView`."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    title: str
    updated: dt.date | None
    original: Link | None
    is_stale: bool
    body: BodyRef


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for URLs that lead nowhere."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    posts: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TranslationsView:
    """How far each language has got, ``all`` of them together, and who translated what."""

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    languages: tuple[Translated, ...]
    all: Translated
    translators: tuple[Translator, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page that searches a language's texts.

    ``base`` is the path of the site and ``index`` that of the folder that a search reads.
    ``browse`` leads to all that is there to be looked through, ``years`` to the archives.
    """

    frame: Frame
    head: Head
    crumbs: tuple[Link, ...]
    base: str
    index: str
    browse: tuple[Link, ...]
    years: tuple[Link, ...]


COVERAGE = "translations.html"
SEARCH = "search.html"
# A theme need not have these.
OPTIONAL = frozenset({COVERAGE, SEARCH})

# The templates of a theme, and what each of them is given.
TEMPLATES: dict[str, type["AnyPage"]] = {
    "home.html": HomeView,
    "list.html": ListView,
    "post.html": PostView,
    "page.html": PageView,
    "terms.html": TermsView,
    "author.html": AuthorView,
    "series.html": SeriesView,
    "events.html": EventsView,
    "event.html": EventView,
    "archive.html": ArchiveView,
    "404.html": NotFoundView,
    COVERAGE: TranslationsView,
    SEARCH: SearchView,
}

AnyPage = (
    HomeView
    | ListView
    | PostView
    | TermsView
    | AuthorView
    | EventsView
    | EventView
    | SeriesView
    | ArchiveView
    | PageView
    | NotFoundView
    | TranslationsView
    | SearchView
)
