"""What is asked for, and what became of a link."""

import datetime as dt
import enum
from dataclasses import dataclass

from blogsite import __version__

NO_SUCH_HOST = "no such host"


@dataclass(frozen=True, slots=True)
class Settings:
    """How links are asked for; times in seconds.

    ``total`` bounds the requests and pauses for one link, its redirects included, but not its
    wait for others' turn. After ``give_up_after`` links of a host in a row got no answer, its
    others aren't asked. With ``private``, addresses of private networks may be asked. A link
    that worked less than ``fresh_days`` ago isn't asked again.
    """

    timeout: float = 10
    total: float = 30
    attempts: int = 3
    backoff: float = 1
    connections: int = 20
    connections_per_host: int = 2
    pause: float = 0.5
    give_up_after: int = 3
    private: bool = False
    agent: str = f"blogsite/{__version__} (checks that links work; reads no pages)"
    fresh_days: int = 7


class State(enum.StrEnum):
    """What became of a link."""

    GOOD = "good"
    """It works; nothing to do."""
    MOVED = "moved"
    """It works, but has moved for good: write the verdict's ``target`` in its place."""
    GONE = "gone"
    """There is no such page or host any more: link to another page, or to an archived copy."""
    BUSY = "busy"
    """The site wants patience: nothing is known of the link; ask another day."""
    UNTOLD = "untold"
    """The site doesn't tell programs: open it in a browser."""
    UNREACHABLE = "unreachable"
    """The site doesn't answer as it should: try later, and replace it if that lasts."""
    REFUSED = "refused"
    """Not an address that a reader could open, or none that is safe to ask: correct it."""


WORKING = frozenset({State.GOOD, State.MOVED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a link.

    ``url`` is what was asked for: no fragment, ASCII only. ``detail`` is in words for a message,
    never those of the other site. ``target`` is where the link leads, if elsewhere.
    ``last_good`` is the last day on which it is known to have worked. ``asked`` says whether the
    site was asked now.
    """

    url: str
    state: State
    detail: str
    target: str
    last_good: dt.date | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What asking for a link gave, before it is compared with what is remembered."""

    state: State
    detail: str
    target: str = ""


class NoAnswerError(Exception):
    """There is no answer to judge; ``finding`` is what that says about the link.

    ``passing`` faults may be over after a while. ``reached`` says that there is a server which
    took the request, so that another kind of request may fare better.
    """

    def __init__(self, finding: Finding, *, passing: bool = False, reached: bool = False) -> None:
        super().__init__(finding.detail)
        self.finding = finding
        self.passing = passing
        self.reached = reached


def refuse(why: str) -> NoAnswerError:
    """Return the fault of an address that must not be asked."""
    return NoAnswerError(Finding(State.REFUSED, why))


def unreachable(why: str, *, passing: bool = False, reached: bool = False) -> NoAnswerError:
    """Return the fault of a site that doesn't answer as it should."""
    return NoAnswerError(Finding(State.UNREACHABLE, why), passing=passing, reached=reached)
