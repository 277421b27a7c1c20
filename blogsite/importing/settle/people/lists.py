"""Old addresses of the lists of authors' texts, and the pages that authors have now."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from blogsite.importing.archive import Archive, Person, Redirect, Status
from blogsite.importing.settle.addresses import OldSite
from blogsite.importing.settle.days import Day
from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.registry import Author
from blogsite.importing.settle.people.stage import AUTHORS, People
from blogsite.importing.settle.versions import Group


def old_lists(
    archive: Archive,
    people: People,
    groups: Sequence[Group],
    days: Mapping[str, Day],
    language: str,
    now: dt.datetime,
) -> dict[str, str]:
    """Return the new page for each old list; an author has one with a text that readers see."""
    seen = set(_seen(people, groups, days, language, now))
    found: dict[str, str] = {}
    for person in archive.people:
        author = _author(person, people)
        if author is not None and author.id in seen:
            for address in person.addresses:
                found.setdefault(address, f"/authors/{author.id}/")
    return found


def list_redirects(archive: Archive, lists: Mapping[str, str], site: OldSite) -> Iterator[Redirect]:
    """Yield what leads from old lists to new ones; the build itself leads to those of one name."""
    for person in archive.people:
        for address in person.addresses:
            url = lists.get(address, "")
            same = url.strip("/").rpartition("/")[2]
            if url and unquote(address).rstrip("/").rpartition("/")[2] != same:
                yield Redirect(address, site.base + url, person.place)


def _author(person: Person, people: People) -> Author | None:
    own = (each for each in people.authors.values() if each.person == person)
    return next(own, None) or people.authors.get(words.identity(person.name))


def _seen(
    people: People,
    groups: Sequence[Group],
    days: Mapping[str, Day],
    language: str,
    now: dt.datetime,
) -> Iterator[str]:
    """Yield the ids of those who have a text in the site's first language."""
    for group in groups:
        original = group.original
        if group.is_page or original.language != language:
            continue
        day = days[group.key]
        if original.text.status is Status.PUBLISHED and day.is_known and day.instant <= now:
            for named in people.named.get((original.number, AUTHORS), ()):
                yield str(named["id"]) if isinstance(named, Mapping) else str(named)
