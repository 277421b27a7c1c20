"""The day of each text: as it says, or the next best that the source knows."""

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from blogsite.importing.archive import Archive, Said, Status
from blogsite.importing.ledger import Part, changed, lost
from blogsite.importing.settle.dates import When, date_in_name, day_of, instant_of, read_date
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.versions import Group, Version

# Where a source says nothing at all; drafts stand under this year.
STAND_IN = dt.date(1970, 1, 1)
_Guess = tuple[Callable[[], When | None], str]


@dataclass(frozen=True, slots=True)
class Day:
    """When a text was published, ``day`` in the site's zone; not ``is_known`` makes it a draft."""

    when: When
    day: dt.date
    instant: dt.datetime
    is_known: bool = True


def settle_zone(archive: Archive, journal: Journal) -> str:
    """Return the name of the site's time zone."""
    name = archive.timezone.strip()
    if not name or name == "UTC" or name in zoneinfo.available_timezones():
        return name or "UTC"
    place = archive.texts[0].at() if archive.texts else None
    if place:
        why = "is no time zone, so the days are those of UTC"
        journal.note(NONE, lost(Part.FIELD, f"timezone {name}", place, why))
    return "UTC"


def zone_of(name: str) -> dt.tzinfo:
    """Return a time zone by the name that ``settle_zone`` gave."""
    return dt.UTC if name == "UTC" else zoneinfo.ZoneInfo(name)


def settle_days(
    groups: Sequence[Group], zone: dt.tzinfo, journal: Journal
) -> tuple[tuple[Group, ...], Mapping[str, Day]]:
    """Return the day of each post, which its original tells and translations inherit.

    A published text that tells none in any language becomes a plain page, as nothing else can stay
    published without a day.
    """
    settled: list[Group] = []
    days: dict[str, Day] = {}
    for group in groups:
        when = None if group.is_page else _when_published(group, zone, journal)
        is_page = group.is_page or (when is None and _is_timeless(group))
        settled.append(replace(group, is_page=is_page))
        if not is_page:
            days[group.key] = _day(group, when, zone, journal)
    return tuple(settled), days


def _is_timeless(group: Group) -> bool:
    """Whether readers see a text of which nobody has ever said a day."""
    is_published = group.original.text.status is Status.PUBLISHED
    return is_published and not any(each.text.date.value.strip() for each in group.versions)


def _when_published(group: Group, zone: dt.tzinfo, journal: Journal) -> When | None:
    original = group.original
    found = moment_of(original, original.text.date, "date", zone, journal)
    if found is None:
        found = _next_best(group, zone, journal)
    for version in group.versions[1:]:
        _compare(version, found, zone, journal)
    return found


def _day(group: Group, when: When | None, zone: dt.tzinfo, journal: Journal) -> Day:
    if when is not None:
        return Day(when, day_of(when, zone), instant_of(when, zone))
    original = group.original
    why = f"no day is known, so it is a draft of {STAND_IN}, which stands in"
    journal.note(original.number, changed(Part.FIELD, "date", original.text.at(), why))
    return Day(STAND_IN, STAND_IN, instant_of(STAND_IN, zone), is_known=False)


def moment_of(
    version: Version, said: Said, name: str, zone: dt.tzinfo, journal: Journal
) -> When | None:
    """Return a moment that a text tells, such as when it was changed."""
    if not said.value.strip():
        return None
    place = version.text.at(said.line)
    read = read_date(said.value, zone)
    if read is None:
        journal.note(
            version.number, lost(Part.FIELD, name, place, f"`{said.value[:60]}` is no day")
        )
        return None
    if read.note:
        journal.note(version.number, changed(Part.FIELD, name, place, read.note))
    return read.when


def _next_best(group: Group, zone: dt.tzinfo, journal: Journal) -> When | None:
    for said, source in _guesses(group, zone):
        found = said()
        if found is not None:
            original = group.original
            entry = changed(Part.FIELD, "date", original.text.at(), f"{found}, from {source}")
            journal.note(original.number, entry)
            return found
    return None


def _guesses(group: Group, zone: dt.tzinfo) -> Iterator[_Guess]:
    text = group.original.text
    yield lambda: date_in_name(text.name), "its name"
    yield lambda: date_in_name(text.place.path), "the path of its file"
    yield lambda: date_in_name(text.addresses[0]) if text.addresses else None, "its address"
    yield lambda: _when(text.updated, zone), "its last change"
    for version in group.versions[1:]:
        yield (
            lambda said=version.text.date: _when(said, zone),  # type: ignore[misc]
            f"its translation into {version.language}",
        )
    yield lambda: date_in_name(text.original.date) if text.original else None, "where it was first"


def _when(said: Said, zone: dt.tzinfo) -> When | None:
    read = read_date(said.value, zone)
    return read.when if read else None


def _compare(version: Version, found: When | None, zone: dt.tzinfo, journal: Journal) -> None:
    own = moment_of(version, version.text.date, "date", zone, journal)
    if own is not None and found is not None and day_of(own, zone) != day_of(found, zone):
        note = f"{own}; the original's counts, {day_of(found, zone)}"
        entry = changed(Part.FIELD, "date", version.text.at(version.text.date.line), note)
        journal.note(version.number, entry)
