"""Dates with their zone, which an export says only by giving each twice."""

import datetime as dt
import email.utils
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FORMAT = "%Y-%m-%d %H:%M:%S"
_MOST = dt.timedelta(hours=15)
# Tried in this order where the times of a site speak for several.
_ZONES = (
    "UTC", "America/Los_Angeles", "America/New_York", "America/Chicago", "America/Denver",
    "Europe/London", "Europe/Berlin", "Europe/Athens", "Asia/Shanghai", "Asia/Tokyo",
    "Asia/Kolkata", "Asia/Singapore", "Australia/Sydney", "America/Sao_Paulo", "America/Toronto",
    "Asia/Jerusalem", "Africa/Johannesburg", "America/Phoenix", "Europe/Moscow", "Asia/Seoul",
)  # fmt: skip
_ENOUGH = 500


def parsed(text: str) -> dt.datetime | None:
    """Read a time of an export, or of a feed."""
    try:
        return dt.datetime.strptime(text, _FORMAT)  # noqa: DTZ007 (the zone is told by comparison)
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None


def with_zone(local: str, gmt: str) -> str:
    """Return a time with its zone if both are known, else as it was written."""
    here, there = parsed(local), parsed(gmt)
    if here is None:
        return local
    if here.tzinfo is not None or there is None or there.tzinfo is not None:
        return here.isoformat()
    offset = here - there
    if abs(offset) > _MOST or offset.seconds % 60:
        return here.isoformat()
    return here.replace(tzinfo=dt.timezone(offset)).isoformat()


def zone_of(times: Iterable[str]) -> str:
    """Return the time zone that all times agree with, empty if none does."""
    known = []
    for text in times:
        time = dt.datetime.fromisoformat(text) if "T" in text else None
        if time is not None and time.tzinfo is not None:
            known.append(time)
        if len(known) >= _ENOUGH:
            break
    return next((name for name in _ZONES if known and _agrees(name, known)), "")


def _agrees(name: str, times: list[dt.datetime]) -> bool:
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return all(time.astimezone(zone).utcoffset() == time.utcoffset() for time in times)
