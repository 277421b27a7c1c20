"""Dates in the names of files and folders, as most generators know them."""

import re
from dataclasses import dataclass

_DAY = r"(?P<year>(?:19|20)\d\d)(?P<mark>[-_.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
_NAME = re.compile(rf"{_DAY}(?:(?:[-_. ]+|T\d\d[-_:]?\d\d(?:[-_:]?\d\d)?[-_. ]+)(?P<name>.+))?\Z")
_SOLID = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)[-_. ]+(?P<name>.+)\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_NUMBER = re.compile(r"\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name without its date; the date is empty where there is none."""

    name: str
    date: str = ""


def dated_name(path: str) -> DatedName:
    """Take apart a path without its ending: `2019-06-20-x`, `2019/06/20/x`, `2019-06/20-x`."""
    folders = path.split("/")
    last = folders.pop()
    for pattern in (_NAME, _SOLID):
        if (found := pattern.match(last)) and (date := _date(*found.group("year", "month", "day"))):
            return DatedName(found["name"] or "", date)
    if folders and (found := _NAME.match(folders[-1])) and not found["name"]:
        return DatedName(last, _date(*found.group("year", "month", "day")))
    return _spread(folders, last)


def _spread(folders: list[str], last: str) -> DatedName:
    """Find a date that is spread over folders, of which the year comes first."""
    flat = [part for folder in folders[-3:] for part in re.split(r"[-_]", folder)]
    head = re.match(r"(\d{1,2})(?:[-_](\d{1,2}))?[-_](.+)\Z", last)
    own = [part for part in head.groups()[:2] if part] if head else []
    for numbers, name in ((flat + own, head[3] if head else last), (flat, last)):
        for start, year in enumerate(numbers):
            rest = numbers[start + 1 :]
            if not _YEAR.match(year) or len(rest) != 2 or not all(map(_NUMBER.match, rest)):  # noqa: PLR2004
                continue
            if date := _date(year, *rest):
                return DatedName(name, date)
    return DatedName(last)


def _date(year: str, month: str, day: str) -> str:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):  # noqa: PLR2004  (a calendar's bounds)
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"
