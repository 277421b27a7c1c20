"""Days and times in all the manners in which sources write them."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

# A day, or an instant with its zone.
When = dt.date | dt.datetime
FIRST_YEAR, LAST_YEAR = 1900, 2999

_LONGEST = 120
_TIME = (
    r"(?:\s*[T,]?\s*(?:at\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{1,2})"
    r"(?::(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?"
    r"\s{0,3}(?P<half>[ap]\.?m\.?)?\s{0,3}(?P<zone>Z|[+-]\d{1,2}:?\d{0,2}|\(?[A-Za-z]{1,5}\)?)?)?"
)
_YEAR_FIRST = re.compile(
    r"\s*(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})日?(?!\d)"
    + _TIME,
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"\s*(?P<year>\d{4})년\s?(?P<month>\d{1,2})월\s?(?P<day>\d{1,2})일" + _TIME, re.IGNORECASE
)
_COMPACT = re.compile(
    r"\s*(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d{4})?)?\s*\Z"
)
_MONTH = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_MONTH_FIRST = re.compile(
    rf"\s*(?:[a-z]{{3,9}}\.?,?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)"
    + _TIME,
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"\s*(?:[a-z]{{3,9}}\.?,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?{_MONTH},?[\s-](?P<year>\d{{4}})(?!\d)"
    + _TIME,
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    r"\s*(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)" + _TIME,
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\s*(\d{9,10}|\d{12,13})(?:\.\d+)?\s*\Z")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "cet": 60,
    "cest": 120,
    "eet": 120,
    "eest": 180,
    "est": -300,
    "edt": -240,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "jst": 540,
    "kst": 540,
}
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_/.](0?[1-9]|1[0-2])[-_/.](0?[1-9]|[12]\d|3[01])(?!\d)"
)
_MIDNIGHT = dt.time()
_NOON = 12
_MILLISECONDS = 12


@dataclass(frozen=True, slots=True)
class Read:
    """What a date means; ``note`` says what had to be guessed."""

    when: When
    note: str = ""


def read_date(written: str, zone: dt.tzinfo) -> Read | None:
    """Return what a date means to readers in a zone; None where there is no such day."""
    text = unicodedata.normalize("NFKC", written[:_LONGEST]).strip(" \t\n\"'")
    for pattern in (_YEAR_FIRST, _KOREAN, _COMPACT, _MONTH_FIRST, _DAY_FIRST):
        if found := pattern.match(text):
            parts = found.groupdict()
            name = parts.get("name")
            month = _MONTHS.index(name.lower()) + 1 if name else int(parts["month"])
            return _read(int(parts["year"]), month, int(parts["day"]), found, zone, "")
    if found := _YEAR_LAST.match(text):
        return _year_last(found, zone)
    if found := _EPOCH.match(text):
        return _epoch(found[1], zone)
    return None


def date_in_name(name: str) -> dt.date | None:
    """Return the last day that a path or file name tells; folders count together with names."""
    for year, month, day in reversed(_IN_NAME.findall(name[-400:])):
        if found := _day(int(year), int(month), int(day)):
            return found
    return None


def day_of(when: When, zone: dt.tzinfo) -> dt.date:
    """Return the day of an instant in a zone."""
    return when.astimezone(zone).date() if isinstance(when, dt.datetime) else when


def instant_of(when: When, zone: dt.tzinfo) -> dt.datetime:
    """Return when a day begins, or the instant itself."""
    return when if isinstance(when, dt.datetime) else dt.datetime.combine(when, _MIDNIGHT, zone)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _year_last(found: re.Match[str], zone: dt.tzinfo) -> Read | None:
    """Read a date that ends with its year: by dots the day comes first, by slashes the month."""
    one, two = int(found["one"]), int(found["two"])
    is_month_first = found["mark"] == "/" and one <= 12  # noqa: PLR2004
    month, day = (one, two) if is_month_first or two > 12 else (two, one)  # noqa: PLR2004
    note = ""
    if found["mark"] != "." and one <= 12 and two <= 12 and one != two:  # noqa: PLR2004
        note = f"read as day {day} of month {month}"
    return _read(int(found["year"]), month, day, found, zone, note)


def _read(
    year: int, month: int, day: int, found: re.Match[str], zone: dt.tzinfo, note: str
) -> Read | None:
    date = _day(year, month, day)
    if date is None or found["hour"] is None:
        return Read(date, note) if date else None
    time = _time(found)
    if time is None:
        return Read(date, f"`{found[0].strip()[-30:]}` has no such time, so the day counts")
    offset, is_known = _offset(found["zone"] or "")
    if found["zone"] and not is_known:
        note = f"the zone `{found['zone']}` isn't known, so the site's counts"
    if offset is None:
        return Read(date, note) if time == _MIDNIGHT else _at(date, time, zone, zone, note)
    return _at(date, time, dt.timezone(offset), zone, note)


def _at(date: dt.date, time: dt.time, own: dt.tzinfo, zone: dt.tzinfo, note: str) -> Read:
    """Return an instant; only the day where the site's zone would make another day of it."""
    instant = dt.datetime.combine(date, time, own)
    try:
        local = instant.astimezone(zone)
    except OverflowError:
        return Read(date, note)
    if local.date() != date:
        # Readers were shown the day as it was written, and addresses were made of it.
        return Read(date, note or "the time is left out, as it is another day in the site's zone")
    if local.time() == _MIDNIGHT:
        return Read(date, note)
    fixed = dt.timezone(instant.utcoffset() or dt.timedelta())
    return Read(instant.replace(tzinfo=fixed), note)


def _time(found: re.Match[str]) -> dt.time | None:
    parts = found.groupdict()
    hour = int(parts["hour"])
    half = (parts.get("half") or "").lower()
    if half and hour <= _NOON:
        hour = hour % _NOON + _NOON * half.startswith("p")
    try:
        return dt.time(hour, int(parts["minute"]), int(parts.get("second") or 0))
    except ValueError:
        return None


def _offset(zone: str) -> tuple[dt.timedelta | None, bool]:
    """Return how far a zone is from UTC, and whether it is known."""
    word = zone.strip("()").lower()
    if word in _ZONES:
        return dt.timedelta(minutes=_ZONES[word]), True
    if word[:1] not in {"+", "-"} or len(word) < len("+2"):
        return None, False
    digits = word[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)  # noqa: PLR2004
    if hours > 15 or minutes > 59:  # noqa: PLR2004
        return None, False
    offset = dt.timedelta(hours=hours, minutes=minutes)
    return (-offset if word[0] == "-" else offset), True


def _epoch(digits: str, zone: dt.tzinfo) -> Read | None:
    seconds = int(digits) // (1000 if len(digits) >= _MILLISECONDS else 1)
    instant = dt.datetime.fromtimestamp(seconds, dt.UTC).astimezone(zone)
    read = _at(instant.date(), instant.time(), zone, zone, "")
    return Read(read.when, "read as seconds since 1970")
