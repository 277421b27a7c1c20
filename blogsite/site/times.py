"""Dates as written made into instants, and what they mean for publication."""

import datetime as dt
import zoneinfo
from dataclasses import dataclass, field

from blogsite.model.document import FrontMatter
from blogsite.model.text import Moment


@dataclass(frozen=True, slots=True)
class Zone:
    """The time zone of a site's readers."""

    name: str
    _zone: dt.tzinfo = field(init=False, compare=False)

    def __post_init__(self) -> None:
        zone = dt.UTC if self.name == "UTC" else zoneinfo.ZoneInfo(self.name)
        object.__setattr__(self, "_zone", zone)

    def instant(self, moment: Moment) -> dt.datetime:
        """Return a moment in UTC; a date alone means its first second in the site's zone."""
        if moment.instant is not None:
            return moment.instant.astimezone(dt.UTC)
        start = dt.datetime.combine(moment.day, dt.time(), self._zone)
        return start.astimezone(dt.UTC)

    def midnight(self, day: dt.date) -> dt.datetime:
        """Return the first second of a day in UTC."""
        return self.instant(Moment(day))

    def day(self, moment: Moment) -> dt.date:
        """Return the date that readers in the site's zone saw on the wall."""
        return moment.day if moment.instant is None else self.day_of(moment.instant)

    def day_of(self, instant: dt.datetime) -> dt.date:
        """Return the date in the site's zone."""
        return instant.astimezone(self._zone).date()


@dataclass(frozen=True, slots=True)
class Term:
    """From when till when a text is published; None where it doesn't say."""

    is_draft: bool
    starts: dt.datetime | None
    ends: dt.datetime | None

    def status(self, now: dt.datetime) -> str:
        """Return ``draft``, ``scheduled``, ``expired``, or nothing for a published text."""
        if self.is_draft:
            return "draft"
        if self.ends is not None and self.ends <= now:
            return "expired"
        if self.starts is not None and self.starts > now:
            return "scheduled"
        return ""


def read_term(own: FrontMatter, original: FrontMatter, zone: Zone) -> Term:
    """Return when a text is published, by its own front matter or else its original's."""
    starts, ends = own.date or original.date, own.expires or original.expires
    return Term(
        is_draft=bool(own.draft or original.draft),
        starts=zone.instant(starts) if starts else None,
        ends=zone.instant(ends) if ends else None,
    )
