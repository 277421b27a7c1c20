"""What assembly makes: a frozen picture of the whole site."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from blogsite.model.config import Config, Kind, Language
from blogsite.model.contract import Promise
from blogsite.model.document import Document, Fact, Further, ImageRef, Note, OriginRef, SubjectRef
from blogsite.model.registry import Author, Event, Registry, Tag
from blogsite.model.text import Ref
from blogsite.site.freshness import Freshness

# Where a file is named: path, line and column.
Use = tuple[str, int, int]
# For each post the places of others among all posts, the nearest first.
Related = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Contributor:
    """An author of a post, with what held when it was written.

    ``role_language`` is empty where the role is said in the default language.
    """

    author: Author
    role: str
    organization: str
    role_language: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A post's picture; ``src`` is a site path or an absolute URL."""

    src: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a post says of its subject. Each part is in the language of the text that says it.

    ``logo`` is as a picture's source.
    """

    organization: SubjectRef | None = None
    organization_language: str = ""
    logo: str = ""
    facts: tuple[Fact, ...] = ()
    facts_language: str = ""
    links: tuple[Further, ...] = ()
    links_language: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post in one language.

    ``url`` is a site path, ``key`` is shared by the translations of one text, and ``status`` is
    ``draft``, ``scheduled``, ``expired``, or empty. An original has no ``freshness``.
    """

    document: Document
    original: Document
    key: str
    language: Language
    slug: str
    url: str
    title: str
    kind: Kind
    day: dt.date
    published: dt.datetime
    modified: dt.datetime
    updates: tuple[Note, ...]
    authors: tuple[Contributor, ...]
    translators: tuple[Contributor, ...]
    tags: tuple[Tag, ...]
    events: tuple[Event, ...]
    series: str
    summary: str
    image: ImageRef | None
    picture: Picture | None
    origin: OriginRef | None
    aliases: tuple[Ref, ...]
    status: str
    freshness: Freshness | None
    is_featured: bool = False
    subject: Subject = Subject()

    @property
    def is_translation(self) -> bool:
        """Whether the text was made from one in another language."""
        return self.document is not self.original

    @property
    def is_dated(self) -> bool:
        """Whether the text says its day or inherits it; without one ``day`` and ``url`` are made up."""
        return not (self.document.front.date is None and self.original.front.date is None)

    @property
    def canonical(self) -> str:
        """The URL of the same text elsewhere, if that came first; a translation is a new text."""
        own = self.document.front.origin
        return own.url if own else ""


@dataclass(frozen=True, slots=True)
class Page:
    """A plain page in one language; an original has no ``freshness``, ``status`` is as a post's."""

    document: Document
    original: Document
    key: str
    language: Language
    url: str
    title: str
    summary: str
    updated: dt.date | None
    aliases: tuple[Ref, ...]
    freshness: Freshness | None
    status: str = ""

    @property
    def is_translation(self) -> bool:
        """Whether the text was made from one in another language."""
        return self.document is not self.original


@dataclass(frozen=True, slots=True)
class Lists:
    """Posts as readers browse them: newest first, those of a series oldest first."""

    posts: tuple[Post, ...]
    kinds: Mapping[str, tuple[Post, ...]]
    tags: Mapping[str, tuple[Post, ...]]
    authors: Mapping[str, tuple[Post, ...]]
    translators: Mapping[str, tuple[Post, ...]]
    events: Mapping[str, tuple[Post, ...]]
    series: Mapping[str, tuple[Post, ...]]
    years: Mapping[int, tuple[Post, ...]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The site in one language: ``own`` are the posts written in it, by list.

    ``lists`` are what its readers browse: with ``fallback``, posts of other languages are among
    them that have no translation. ``fallbacks`` are the site paths, in this language, of pages
    that show such a post, by its own URL. ``related`` has for each of the posts the places of
    others that its readers may want next, once they are found.
    """

    language: Language
    pages: tuple[Page, ...]
    own: Lists
    lists: Lists
    fallbacks: Mapping[str, str]
    related: Related = ()

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts written in the language, newest first."""
        return self.own.posts

    @property
    def borrowed(self) -> tuple[Post, ...]:
        """The posts of other languages in the lists, newest first."""
        if self.lists is self.own:
            return ()
        tag = self.language.tag
        return tuple([post for post in self.lists.posts if post.language.tag != tag])

    @property
    def items(self) -> tuple[Post | Page, ...]:
        """All texts."""
        return (*self.posts, *self.pages)


@dataclass(frozen=True, slots=True)
class Site:
    """Everything, ready to be planned. ``upcoming`` are the ids of events that aren't over.

    ``is_hidden`` from search engines is a preview; ``links`` gives each document's path the site paths or URLs that fill its gaps, and
    ``media`` each published file's site path its source. ``withheld`` are the posts that aren't
    published, with their status; ``contract`` is what the site has promised, and the site
    ``keeps_urls`` where losing one of these is more than a warning. ``searched`` are the languages
    in which there is something to search, empty where nothing is to be searched. ``portraits``
    gives authors' ids the site paths of their pictures, and ``uses`` for each published file's
    source where a text first names it.
    """

    config: Config
    base_url: str
    registry: Registry
    editions: tuple[Edition, ...]
    upcoming: frozenset[str]
    links: Mapping[str, tuple[str, ...]]
    media: Mapping[str, str]
    uses: Mapping[str, Use]
    withheld: tuple[Post, ...] = ()
    contract: tuple[Promise, ...] = ()
    is_hidden: bool = False
    keeps_urls: bool = True
    has_coverage_page: bool = False
    searched: frozenset[str] = frozenset()
    portraits: Mapping[str, str] = field(default_factory=dict)
