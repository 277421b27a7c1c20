"""What a source is read into: its texts, people and terms in its own words, none of them settled."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from pathlib import Path
from typing import Protocol

from blogsite.importing.ledger import Entry, Place
from blogsite.importing.spool import Kept


class Status(enum.StrEnum):
    """Whether readers could see a text where it comes from; all but the first become drafts."""

    PUBLISHED = "published"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EXPIRED = "expired"
    PRIVATE = "private"
    PROTECTED = "protected"
    UNREADABLE = "unreadable"
    UNLISTED = "unlisted"
    PAGELESS = "pageless"


@dataclass(frozen=True, slots=True)
class Said:
    """A value as the source has it, and the line of the text's file that says it."""

    value: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote or translated a text, in whatever manner the source names them.

    ``text`` may be a name, several, a Markdown link, or have an affiliation in brackets; it is taken
    apart later. ``account`` is a key of the source's own list of people, in ``Archive.people``.
    """

    text: str = ""
    line: int = 0
    account: str = ""
    role: str = ""
    organization: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a text; ``src`` as the source has it."""

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Original:
    """Where a syndicated text appeared first."""

    url: str
    site: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """The body of a text, as the spool keeps it.

    ``markdown`` is this program's dialect, in which links and pictures still lead where they led in
    the source. A link whose text the source itself names (by a shortcode or tag) is written with the
    address `import:KEY`, KEY being ``SourceText.key`` (percent-encoded), a fragment may follow.
    ``visible`` are the words that readers of the source see, made from the source's own text and not
    from ``markdown``: the proof compares them with the page. ``entries`` are what became of
    shortcodes, embeds and HTML; links and pictures of the Markdown are counted when they are
    settled.
    """

    markdown: str
    visible: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A post or page in one language.

    ``key`` is the same for all versions of a post and for no other; ``name`` is what its file should
    be called, ``date`` and ``updated`` are as written (``2026-1-30``, ``2019-06-20T09:00:00+02:00``).
    ``addresses`` are the site paths or web addresses that it has had; the first is where it was when
    the source was read; ``address_lines`` are the lines that say them, 0 for none. ``status_said`` are the
    words that make ``status`` another than published, where the source has such words. ``fields`` are what the source says besides, which nothing here stands for:
    each becomes an entry of the ledger.
    """

    key: str
    language: str
    place: Place
    name: str
    body: Kept
    title: Said = Said("")
    date: Said = Said("")
    updated: Said = Said("")
    authors: tuple[Byline, ...] = ()
    translators: tuple[Byline, ...] = ()
    tags: tuple[Said, ...] = ()
    events: tuple[Said, ...] = ()
    series: Said = Said("")
    kind: Said = Said("")
    summary: Said = Said("")
    image: Picture | None = None
    original: Original | None = None
    slug: str = ""
    addresses: tuple[str, ...] = ()
    address_lines: tuple[int, ...] = ()
    status: Status = Status.PUBLISHED
    status_said: Said = Said("")
    expires: Said = Said("")
    feed_id: str = ""
    is_page: bool = False
    fields: tuple[tuple[str, Said], ...] = ()

    @property
    def lined_addresses(self) -> tuple[tuple[str, int], ...]:
        """Its addresses, each with the line that says it."""
        return tuple(zip(self.addresses, chain(self.address_lines, repeat(0)), strict=False))

    def at(self, line: int = 0) -> Place:
        """Return a line of its file, or that at which the text begins."""
        return Place(self.place.path, line or self.place.line or 1)


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the source's own list of people; ``account`` is its key there.

    ``addresses`` are those of the lists of their texts.
    """

    account: str
    name: str
    place: Place
    names: Mapping[str, str] = field(default_factory=dict)
    role: str = ""
    organization: str = ""
    url: str = ""
    bio: str = ""
    is_organization: bool = False
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the source's own list of tags or categories; ``key`` is how texts name it."""

    key: str
    name: str
    place: Place
    names: Mapping[str, str] = field(default_factory=dict)
    description: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that led to another one, as site paths or web addresses; ``status`` is of HTTP."""

    source: str
    target: str
    place: Place
    status: int = 301


class Listed(enum.StrEnum):
    """What a list of the source holds: all posts, those of a section, of a tag, of an author."""

    SITE = "site"
    POSTS = "posts"
    TAGS = "tags"
    TAG = "tag"
    AUTHORS = "authors"
    AUTHOR = "author"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class OldList:
    """A list that the source's program made itself, or the feed of one, as a site path.

    Where there is one for each tag, author or series, `:name` stands for it in the address.
    """

    address: str
    of: Listed
    place: Place
    language: str = ""
    is_feed: bool = False


class Files(Protocol):
    """The files of a source that texts refer to."""

    def find(self, address: str, text: SourceText) -> Path | None:
        """Return the file that an address in a text means, or None where there is none.

        Never leaves the source's folders, whatever the address says.
        """
        ...


@dataclass(frozen=True, slots=True)
class Archive:
    """A source as it was read.

    ``hosts`` are the web hosts that are the site itself. ``base`` is the path that all addresses of
    its texts begin with, without a slash at its end; where the source doesn't say, it is that of
    ``base_url`` if they do. ``entries`` are what belongs to no text.
    """

    language: str
    texts: tuple[SourceText, ...]
    files: Files
    title: str = ""
    description: str = ""
    base_url: str = ""
    base: str | None = None
    timezone: str = ""
    hosts: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()
    redirects: Sequence[Redirect] = ()
    lists: Sequence[OldList] = ()
    entries: Sequence[Entry] = ()
