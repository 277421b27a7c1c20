"""Dates as written made into instants, and what they mean for publication."""

import datetime as dt
import zoneinfo

from blogsite.model.document import FrontMatter
from blogsite.model.text import Moment


class Calendar:
    """The site's time zone and the build's instant."""

    def __init__(self, timezone: str, now: dt.datetime) -> None:
        self._zone: dt.tzinfo = dt.UTC if timezone == "UTC" else zoneinfo.ZoneInfo(timezone)
        self._now = now
        self._today = now.astimezone(self._zone).date()

    def instant(self, moment: Moment) -> dt.datetime:
        """Return a moment in UTC; a date alone means its first second in the site's zone."""
        if moment.instant is not None:
            return moment.instant.astimezone(dt.UTC)
        start = dt.datetime.combine(moment.day, dt.time(), self._zone)
        return start.astimezone(dt.UTC)

    def day(self, moment: Moment) -> dt.date:
        """Return the date that readers in the site's zone saw on the wall."""
        if moment.instant is None:
            return moment.day
        return moment.instant.astimezone(self._zone).date()

    def status(self, front: FrontMatter, original: FrontMatter) -> str:
        """Return ``draft``, ``scheduled``, ``expired``, or nothing for a published text."""
        if front.draft or original.draft:
            return "draft"
        expires = front.expires or original.expires
        if expires is not None and self.instant(expires) <= self._now:
            return "expired"
        date = front.date or original.date
        if date is not None and self.instant(date) > self._now:
            return "scheduled"
        return ""

    def is_upcoming(self, end: dt.date) -> bool:
        """Whether a gathering that ends on that day isn't over yet."""
        return end >= self._today
