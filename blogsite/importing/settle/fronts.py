"""Front matter: what each version of a text says, in values that the site takes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from blogsite.importing.archive import Original, Said, SourceText, Status
from blogsite.importing.ledger import Part, changed, kept, lost
from blogsite.importing.native import Plain
from blogsite.importing.settle.aliases import Moves
from blogsite.importing.settle.bodies import BodyFacts
from blogsite.importing.settle.dates import When, read_date
from blogsite.importing.settle.days import Day, moment_of, zone_of
from blogsite.importing.settle.journal import Journal
from blogsite.importing.settle.kinds import Kinds
from blogsite.importing.settle.languages import Tongues
from blogsite.importing.settle.people.stage import AUTHORS, TRANSLATORS, People
from blogsite.importing.settle.places import Places
from blogsite.importing.settle.terms import Terms
from blogsite.importing.settle.versions import Group, Version
from blogsite.importing.settle.wording import file_name, plain, worded
from blogsite.model.urls import is_web_url

_UNSEEN = {
    Status.DRAFT: "stays a draft",
    Status.SCHEDULED: "is a draft, as it was to appear later",
    Status.EXPIRED: "is a draft, as its time was over",
    Status.PRIVATE: "is a draft, as only some could read it",
    Status.PROTECTED: "is a draft, as a password protected it",
    Status.UNLISTED: "is a draft, as no list led readers to it",
    Status.PAGELESS: "is a draft, as it had no page of its own",
    Status.UNREADABLE: "is a draft, as its front matter can't be read, which may say so",
}
_TITLE, _SUMMARY, _REASON = 300, 1000, 80


@dataclass(frozen=True, slots=True)
class Settled:
    """All that was decided of an archive, of which front matter and settings are made."""

    groups: tuple[Group, ...]
    tongues: Tongues
    base_url: str
    zone_name: str
    days: Mapping[str, Day]
    kinds: Kinds
    people: People
    terms: Terms
    places: Places
    moves: Moves
    facts: tuple[BodyFacts, ...]
    now: dt.datetime
    journal: Journal
    lists: Mapping[str, str]

    @property
    def zone(self) -> dt.tzinfo:
        """The time zone of the site."""
        return zone_of(self.zone_name)

    def front_of(self, version: Version, group: Group) -> Mapping[str, Plain]:
        """Return the front matter of a version, without its picture."""
        made = self._of_page if group.is_page else self._of_post
        values = dict(made(version, group))
        self._note_rest(version, group)
        return values

    def _of_post(self, version: Version, group: Group) -> Iterator[tuple[str, Plain]]:
        text, number = version.text, version.number
        day = self.days[group.key]
        is_original = version is group.original
        yield "title", self._title(version)
        if is_original:
            yield "date", day.when
        yield from self._updated(version, group)
        if is_original and len(self.kinds.names) > 1:
            yield "kind", self.kinds.by_group[group.key]
        for key in (AUTHORS, TRANSLATORS):
            if named := self.people.named.get((number, key)):
                yield key, named
        if tags := self.terms.by_number.get(number):
            yield "tags", tags
        if is_original and (series := series_id(text.series.value)):
            yield "series", series
        yield from self._summary(version)
        if is_original and text.original:
            yield from self._origin(version, text.original, day)
        yield from self._address(version)
        yield from self._draft(version, day)
        if is_original:
            yield from self._expires(version, day)

    def _of_page(self, version: Version, _: Group) -> Iterator[tuple[str, Plain]]:
        yield "title", self._title(version)
        updated = moment_of(version, version.text.updated, "updated", self.zone, self.journal)
        if updated is not None:
            yield "updated", updated
        yield from self._summary(version)
        yield from self._address(version)
        yield from self._draft(version, None)

    def _title(self, version: Version) -> str:
        text = version.text
        if title := plain(text.title.value, _TITLE):
            if title != plain(text.title.value, len(text.title.value)):
                how = f"cut to {_TITLE} characters"
                entry = changed(Part.FIELD, "title", text.at(text.title.line), how)
                self.journal.note(version.number, entry)
            return title
        heading = plain(self.facts[version.number].heading, _TITLE)
        name = file_name(text.name).replace("-", " ").strip() or "Untitled"
        title, source = (heading, "its first heading") if heading else (name, "its name")
        entry = changed(Part.FIELD, "title", text.at(), f"{title}, from {source}")
        self.journal.note(version.number, entry)
        return title

    def _updated(self, version: Version, group: Group) -> Iterator[tuple[str, Plain]]:
        """Yield when a version was changed, if that isn't what it inherits anyway."""
        said = version.text.updated
        if version is not group.original and said.value == group.original.text.updated.value:
            return
        found = moment_of(version, said, "updated", self.zone, self.journal)
        if found is None:
            return
        day = self.days[group.key]
        if _date(found) < min(_date(day.when), self._first(group) or _date(day.when)):
            self._lose(version, "updated", said, f"{found} is before the post's day")
        elif found != day.when:
            yield "updated", found

    def _first(self, group: Group) -> dt.date | None:
        original = group.original.text.original
        read = read_date(original.date, self.zone) if original else None
        return _date(read.when) if read else None

    def _summary(self, version: Version) -> Iterator[tuple[str, Plain]]:
        said = version.text.summary
        written = said.value[: _SUMMARY * 8]
        summary = plain(worded(written), _SUMMARY)
        if not summary:
            return
        if summary.endswith("…") and not written.strip().endswith("…"):
            place = version.text.at(said.line)
            self.journal.note(
                version.number,
                changed(Part.FIELD, "summary", place, f"cut to {_SUMMARY} characters"),
            )
        yield "summary", summary

    def _origin(
        self, version: Version, original: Original, day: Day
    ) -> Iterator[tuple[str, Plain]]:
        """Yield where a syndicated post appeared first, as far as the site can say it."""
        url = original.url.strip() if is_web_url(original.url.strip()) else ""
        site = plain(original.site, 200) or (urlsplit(url).hostname or "").removeprefix("www.")
        if not site:
            self._lose(version, "original", Said(original.url), "is no web address")
            return
        origin: dict[str, Plain] = {"site": site}
        if url:
            origin["url"] = url
        read = read_date(original.date, self.zone)
        if read and _date(read.when) <= _date(day.when):
            origin["date"] = _date(read.when)
        elif original.date.strip():
            why = f"{original.date} is no day before the post's"
            self._lose(version, "original date", Said(original.date), why)
        yield "originally_published", origin

    def _address(self, version: Version) -> Iterator[tuple[str, Plain]]:
        spot = self.places.spots[version.number]
        if spot.slug:
            yield "slug", spot.slug
        if aliases := self.moves.aliases.get(version.number):
            yield "aliases", aliases

    def _draft(self, version: Version, day: Day | None) -> Iterator[tuple[str, Plain]]:
        """Yield whether readers are not to see a text, and say what became of it."""
        text = version.text
        part = Part.PAGE if text.is_page else Part.POST
        name = plain(text.title.value, _TITLE) or text.name
        place = text.at(text.title.line)
        entry = kept(part, name, place)
        if text.status is not Status.PUBLISHED:
            said = plain(text.status_said.value, _REASON)
            how = _UNSEEN[text.status] + (f" (`{said}`)" if said else "")
            entry = changed(part, name, text.at(text.status_said.line or text.title.line), how)
        elif day is None and not text.is_page:
            entry = changed(part, name, place, "is a plain page, as no day is known")
        elif day is not None and not day.is_known:
            entry = changed(part, name, place, "is a draft here, as no day is known")
        elif day is not None and day.instant > self.now:
            entry = changed(part, name, place, f"appears on {day.day}, as its date says")
        self.journal.note(version.number, entry)
        if text.status is not Status.PUBLISHED or (day is not None and not day.is_known):
            yield "draft", True

    def _expires(self, version: Version, day: Day) -> Iterator[tuple[str, Plain]]:
        said = version.text.expires
        found = moment_of(version, said, "expires", self.zone, self.journal)
        if found is not None and _date(found) < _date(day.when):
            self._lose(version, "expires", said, f"{found} is before the post's day")
        elif found is not None:
            yield "expires", found

    def _note_rest(self, version: Version, group: Group) -> None:
        """Say what a text has beside all that."""
        for name, said in version.text.fields:
            self._lose(version, name, said, "nothing here stands for it")
        if group.is_page:
            for name, said in _of_posts(version.text):
                self._lose(version, name, said, "plain pages have none")
        elif version is not group.original:
            self._note_differences(version, group.original.text)

    def _note_differences(self, version: Version, theirs: SourceText) -> None:
        text = version.text
        for name in ("kind", "series", "expires"):
            own, other = getattr(text, name), getattr(theirs, name)
            if own.value.strip() and own.value != other.value:
                self._lose(version, name, own, f"the original's counts, `{other.value}`")
        if text.original and text.original != theirs.original:
            self._lose(version, "original", Said(text.original.url), "the original's counts")

    def _lose(self, version: Version, name: str, said: Said, why: str) -> None:
        place = version.text.at(said.line)
        shown = plain(said.value, 80)
        entry = lost(Part.FIELD, f"{name}: {shown}" if shown else name, place, why)
        self.journal.note(version.number, entry)


def series_id(name: str) -> str:
    """Return the id of a series."""
    return file_name(name.strip().casefold())


def _of_posts(text: SourceText) -> Iterator[tuple[str, Said]]:
    """Yield what only posts may say."""
    for byline in (*text.authors, *text.translators):
        yield "author", Said(byline.text or byline.account, byline.line)
    yield from (("tag", tag) for tag in (*text.tags, *text.events))
    named = {"date": text.date, "series": text.series, "kind": text.kind, "expires": text.expires}
    yield from ((name, said) for name, said in named.items() if said.value.strip())
    if text.original:
        yield "original", Said(text.original.url)
    if text.image:
        yield "image", Said(text.image.src, text.image.line)


def _date(when: When) -> dt.date:
    return when.date() if isinstance(when, dt.datetime) else when
