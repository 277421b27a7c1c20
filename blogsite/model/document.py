"""A content file, parsed: what it says, independent of every other file."""

import datetime as dt
from dataclasses import dataclass

from blogsite.diagnostics import Diagnostic
from blogsite.model.blocks import Block, SourceDigest, packed_digests, unpack_blocks
from blogsite.model.body import Target
from blogsite.model.text import Moment, Ref


@dataclass(frozen=True, slots=True)
class CreditRef:
    """An author as a post names it; ``role`` and ``organization`` are None where not said."""

    author: Ref
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class ImageRef:
    """A post's picture, with its source as written."""

    src: Ref
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class OriginRef:
    """Where a syndicated post appeared first."""

    site: str
    url: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Note:
    """A dated note about a change."""

    date: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it is the figure of, in words."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Further:
    """A link to what is worth reading next."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class SubjectRef:
    """The organization that a post is about, with its logo's source as written."""

    name: str
    url: str
    logo: Ref | None
    industry: str
    location: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A post's or page's front matter; None where a translation inherits from its original.

    ``says_date`` is true even where what it says is wrong.
    """

    title: str | None = None
    date: Moment | None = None
    says_date: bool = False
    updated: Moment | None = None
    updates: tuple[Note, ...] | None = None
    kind: Ref | None = None
    authors: tuple[CreditRef, ...] | None = None
    translators: tuple[CreditRef, ...] | None = None
    tags: tuple[Ref, ...] | None = None
    events: tuple[Ref, ...] | None = None
    series: Ref | None = None
    summary: str | None = None
    image: ImageRef | None = None
    featured: bool | None = None
    organization: SubjectRef | None = None
    facts: tuple[Fact, ...] | None = None
    links: tuple[Further, ...] | None = None
    origin: OriginRef | None = None
    slug: Ref | None = None
    aliases: tuple[Ref, ...] = ()
    draft: bool | None = None
    expires: Moment | None = None
    source_digest: Ref | None = None

    @property
    def recorded(self) -> SourceDigest | None:
        """The digests of the original's blocks when this text was made of them, where it says so."""
        return tuple(self.source_digest.id.split()) if self.source_digest else None


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """What the rest of the site needs to know of a body; the HTML stays in the store.

    ``digest`` names the body in the store.
    """

    digest: str
    targets: tuple[Target, ...] = ()
    anchors: tuple[str, ...] = ()
    summary: str = ""
    words: int = 0
    characters: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document belongs, read off its path.

    ``key`` is the path without language and suffix: all translations share it.
    ``folder`` is where its pictures are sought.
    """

    path: str
    key: str
    stem: str
    language: str
    folder: str
    is_bundle: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A target that another file decides, and its number: a path, and the anchor sought there.

    It has no path where it leads out of the content.
    """

    number: int
    target: Target
    path: str
    fragment: str
    is_document: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document's targets mean as far as the document itself can tell.

    ``wanted`` are to be looked up, ``paths`` are the numbers of those that are site paths; all
    others are what they say. ``faults`` are only told of a text that is published.
    """

    wanted: tuple[Wanted, ...] = ()
    paths: tuple[int, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed content file; not ``is_readable`` where its front matter is beyond reading.

    Only a text that has versions in several languages knows its ``blocks``.
    """

    place: Place
    front: FrontMatter
    body: BodyFacts
    is_readable: bool = True
    packed_blocks: str = ""
    reading: Reading = Reading()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What of the file is translated as one, in order: front matter, then the body."""
        return unpack_blocks(self.packed_blocks)

    @property
    def digests(self) -> SourceDigest:
        """The digests of its blocks: what a translation made of it now would note."""
        return packed_digests(self.packed_blocks)
