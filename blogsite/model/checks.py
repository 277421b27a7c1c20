"""What ``content/site.yaml`` says about `blogsite check`."""

import enum
from dataclasses import dataclass

from blogsite.model.text import Ref


class Level(enum.StrEnum):
    """How a rule's faults count."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class RuleLevel:
    """A rule by name, with its place, and the level that a site gives it."""

    rule: Ref
    level: Level


@dataclass(frozen=True, slots=True)
class Member:
    """An organization whose people write posts; ``sites`` are the hosts of its own pages."""

    organization: str
    level: str
    sites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """How many posts a year the members of one level may publish."""

    level: str
    posts: int


@dataclass(frozen=True, slots=True)
class Editorial:
    """A site's own rules for its authors.

    They hold for posts of ``kinds``, all where it is empty. ``own_links`` are the links to their
    own sites that members may set, None where that is free.
    """

    kinds: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    quotas: tuple[Quota, ...] = ()
    own_links: int | None = None
    sales_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckConfig:
    """The settings of `blogsite check`."""

    levels: tuple[RuleLevel, ...] = ()
    editorial: Editorial = Editorial()
