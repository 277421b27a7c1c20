"""What ``content/site.yaml`` says about a site."""

import enum
from dataclasses import dataclass, field

from blogsite.hosting import HeaderRule
from blogsite.model.cards import SocialCards
from blogsite.model.checks import CheckConfig
from blogsite.model.text import LocalText, Ref
from blogsite.model.theme import ThemeChoice

CONFIG_PATH = "content/site.yaml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site: BCP 47 ``tag``, CLDR ``locale`` for dates, and where its URLs start."""

    tag: str
    name: str
    locale: str
    direction: str
    prefix: str


ARTICLE = "article"
SHAPES = (ARTICLE, "announcement", "case-study", "event-recap")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of post. ``path`` is the URL of its list, ``permalink`` the pattern of its posts'.

    ``old_permalinks`` are patterns of the past, which redirect. ``shape`` is what its posts look
    like, one of ``SHAPES``.
    """

    id: str
    name: LocalText
    plural: LocalText
    path: str
    permalink: str
    old_permalinks: tuple[Ref, ...] = ()
    shape: str = ARTICLE


class Fallback(enum.StrEnum):
    """Where a post is shown to readers of a language that it isn't translated into.

    ``list``: in their lists, leading to the original; ``page``: as a page of theirs, too.
    """

    NONE = "none"
    LIST = "list"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the site's menu; ``url`` is absolute, or a path of this site."""

    name: LocalText
    url: str


@dataclass(frozen=True, slots=True)
class OldUrl:
    """A redirect that the settings ask for; ``target`` is a path of the site, or a web address."""

    source: Ref
    target: str
    status: int


@dataclass(frozen=True, slots=True)
class Hosting:
    """What the settings say of the host: its redirects, its headers, the policy's further sources.

    ``policy`` are pairs of a directive's name and the sources added to it.
    """

    redirects: tuple[OldUrl, ...] = ()
    headers: tuple[HeaderRule, ...] = ()
    policy: tuple[tuple[str, tuple[str, ...]], ...] = ()
    has_wordpress_urls: bool = True
    redirects_home: bool = True


@dataclass(frozen=True, slots=True)
class Config:
    """A site's settings; the first language is the default. ``base_url`` ends with a slash.

    ``series`` are the names of series that have other ones than their ids in words,
    ``picture_widths`` the widths in which pictures are published besides their own.
    """

    title: LocalText
    description: LocalText
    base_url: str
    timezone: str
    languages: tuple[Language, ...]
    kinds: tuple[Kind, ...]
    theme: ThemeChoice
    menu: tuple[MenuItem, ...]
    paginate: int
    feed_entries: int
    strict_tags: bool
    check: CheckConfig
    hosting: Hosting
    fallback: Fallback = Fallback.NONE
    has_coverage_page: bool = False
    has_search: bool = True
    cards: SocialCards = field(default_factory=SocialCards)
    series: tuple[tuple[str, LocalText], ...] = ()
    picture_widths: tuple[int, ...] = ()

    @property
    def default_language(self) -> Language:
        """The language whose URLs have no prefix."""
        return self.languages[0]
