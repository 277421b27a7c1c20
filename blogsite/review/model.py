"""What a review says. Its fields are the keys of the JSON; all values are plain."""

import enum
from dataclasses import dataclass


class Status(enum.StrEnum):
    """What has become of a file of the site.

    Moved is a text at another URL: of the same source, redirected, or of the same words.
    """

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Version:
    """A text before or after. ``url`` is a site path, ``badge`` the status of a post."""

    url: str
    source: str
    title: str
    language: str
    direction: str
    authors: tuple[str, ...]
    badge: str


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter that says something else now."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words; ``mark`` is empty, ``ins`` or ``del``."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Hunk:
    """A block of the text: a paragraph, a list, a table.

    ``status`` is empty where it is as before. ``html`` is safe, and marks what differs;
    ``skipped`` counts the blocks without a change that are left out after it.
    """

    status: str
    before: str
    after: str
    words: tuple[Span, ...] = ()
    html: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture: its words and URL before and after, empty for none."""

    before_text: str
    before_url: str
    after_text: str
    after_url: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a chat shows of a page (Open Graph)."""

    title: str
    description: str
    image: str


@dataclass(frozen=True, slots=True)
class Translations:
    """The languages of a text after the change.

    ``original`` is the URL of what a translation was made from; ``stale`` are languages whose text
    did not change while the original did.
    """

    original: str
    present: tuple[str, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A post or page that says something else, is new or is gone.

    ``redirect`` is where the old URL leads to now; ``is_shown`` where the rest is filled in.
    ``is_unpublished`` is a text that readers could see and that is a draft or scheduled now.
    ``lost_anchors`` are ids that others may link to; ``lost_feed_id`` is the id by which
    programs that read feeds knew it.
    """

    status: Status
    before: Version | None
    after: Version | None
    redirect: str
    fields: tuple[Field, ...]
    translations: Translations
    is_unpublished: bool = False
    lost_anchors: tuple[str, ...] = ()
    lost_feed_id: str = ""
    is_shown: bool = False
    links: tuple[Reference, ...] = ()
    pictures: tuple[Reference, ...] = ()
    hunks: tuple[Hunk, ...] = ()
    is_cut: bool = False
    card_before: Card | None = None
    card_after: Card | None = None

    @property
    def version(self) -> Version:
        """The text as it is now, or as it was."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  (a text stands on one side at least)
        return found

    @property
    def urls(self) -> tuple[str, ...]:
        """The files of the site that this text accounts for."""
        return tuple(dict.fromkeys(each.url for each in (self.before, self.after) if each))


@dataclass(frozen=True, slots=True)
class Change:
    """Another file of the site."""

    status: Status
    url: str


@dataclass(frozen=True, slots=True)
class Input:
    """A file of the site's folder."""

    status: Status
    path: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed."""

    id: str
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that differs; ``gone`` entries may have been pushed out by newer ones."""

    status: Status
    url: str
    added: tuple[Entry, ...]
    changed: tuple[Entry, ...]
    gone: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A warning that the base didn't have."""

    place: str
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that differs. Every file of the output stands in one of the lists, once.

    ``lost`` are URLs that led somewhere and lead readers nowhere now, ``touched`` are pages of posts whose
    own text is as it was, ``preview`` is the base URL that was asked for, ``files`` what machines read, styles and the like; ``inputs`` are the
    changed files of the site's folder.
    """

    site: str
    base: str
    base_url: str
    preview: str
    notes: tuple[str, ...]
    lost: tuple[str, ...]
    texts: tuple[Text, ...]
    touched: tuple[Change, ...]
    lists: tuple[Change, ...]
    feeds: tuple[Feed, ...]
    pictures: tuple[Change, ...]
    files: tuple[Change, ...]
    redirects_added: tuple[str, ...]
    redirects_gone: tuple[str, ...]
    warnings: tuple[Found, ...]
    inputs: tuple[Input, ...]
