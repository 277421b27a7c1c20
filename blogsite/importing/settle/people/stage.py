"""Settles who wrote and translated each text."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from blogsite.importing.archive import Archive, Byline, Person, SourceText
from blogsite.importing.ledger import Entry, Fate, Part, Place, changed, kept, lost
from blogsite.importing.native import Plain
from blogsite.importing.settle.bodies import BodyFacts
from blogsite.importing.settle.days import Day
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.affiliations import read_affiliation
from blogsite.importing.settle.people.bylines import read_byline
from blogsite.importing.settle.people.likeness import close_names, commands, readings
from blogsite.importing.settle.people.model import Credit, Credits, Known
from blogsite.importing.settle.people.registry import Author, Claim, as_written, make_authors
from blogsite.importing.settle.people.tokens import without_markup
from blogsite.importing.settle.versions import Group, Version
from blogsite.importing.settle.wording import plain
from blogsite.model.urls import is_web_url

AUTHORS, TRANSLATORS = "authors", "translators"


@dataclass(frozen=True, slots=True)
class People:
    """The authors of a site, and how each text names its own, by number and key of front matter."""

    authors: Mapping[str, Author]
    named: Mapping[tuple[int, str], tuple[Plain, ...]]
    proposals: tuple[str, ...] = ()

    def registry(self) -> Iterator[tuple[str, Plain]]:
        """Yield path and content of each author's file."""
        for author in sorted(self.authors.values(), key=lambda each: each.id):
            yield f"content/authors/{author.id}.yaml", author.record()


def settle_people(
    archive: Archive,
    groups: Sequence[Group],
    facts: Sequence[BodyFacts],
    days: Mapping[str, Day],
    known: Known,
    language: str,
    journal: Journal,
) -> People:
    """Return the people of all posts; pages have none. ``language`` is the site's first."""
    people = {each.account: each for each in archive.people}
    claimer = _Claimer(people, facts, known, language, journal)
    for group in groups:
        if not group.is_page:
            claimer.claim(group, days[group.key].instant)
    claims = [claim for listed in claimer.claims.values() for claim in listed]
    authors = make_authors(claims, claimer.names)
    for (number, _), listed in claimer.claims.items():
        _note(listed, authors, claimer.texts[number], journal)
    claimer.note_unused(archive.people)
    named = {key: tuple(as_written(each, authors)) for key, each in claimer.claims.items()}
    pairs = close_names(authors)
    for one, other, reason in pairs:
        _propose(one, other, reason, claimer, journal)
    return People(authors, {key: value for key, value in named.items() if value}, commands(pairs))


@dataclass(slots=True)
class _Claimer:
    """Reads the bylines of all texts."""

    people: Mapping[str, Person]
    facts: Sequence[BodyFacts]
    known: Known
    language: str
    journal: Journal
    claims: dict[tuple[int, str], list[Claim]] = field(default_factory=dict)
    texts: dict[int, SourceText] = field(default_factory=dict)
    first: dict[str, Place] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    _read: dict[str, Credits] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def claim(self, group: Group, instant: dt.datetime) -> None:
        """Note who wrote a post; of its translations only where the original says nothing."""
        theirs: list[Claim] = []
        for version in group.versions:
            # What only the body of a translation says is still said there.
            is_silent = bool(theirs) and not version.text.authors
            own = [] if is_silent else self._claims(version, AUTHORS, instant)
            self._keep(version, TRANSLATORS, self._translators(version, group, instant))
            if version is group.original or (own and not theirs):
                self._keep(version, AUTHORS, own)
                theirs = theirs or own
            else:
                self._compare(version, own, theirs)

    def _translators(self, version: Version, group: Group, instant: dt.datetime) -> list[Claim]:
        """Return who translated a text; those of an original would make a translation of it."""
        found = self._claims(version, TRANSLATORS, instant)
        has_others = version is group.original and len(group.versions) > 1
        if not has_others or version.language == self.language:
            return found
        why = "translated what is the original here, as the source lacks the true one"
        for each in found:
            place = version.text.at(each.line)
            self.journal.note(version.number, lost(Part.AUTHOR, each.credit.name, place, why))
        return []

    def _keep(self, version: Version, key: str, claims: list[Claim]) -> None:
        self.texts[version.number] = version.text
        if claims:
            self.claims[version.number, key] = claims
        for claim in claims:
            self.first.setdefault(claim.key, version.text.at(claim.line))

    def _claims(self, version: Version, key: str, instant: dt.datetime) -> list[Claim]:
        """Return whom a text names in its front matter, else in its body."""
        text = version.text
        listed = text.authors if key == AUTHORS else text.translators
        if not listed:
            listed = tuple(
                Byline(found.text)
                for found in self.facts[version.number].bylines
                if found.is_translator == (key == TRANSLATORS)
            )
        claims: list[Claim] = []
        for byline in listed:
            for credit in self._credits(byline, version):
                person = self.people.get(byline.account)
                of = (version.number, instant, version.language, person, byline.line)
                claims.append(Claim(credit, *of))
        return claims

    def _credits(self, byline: Byline, version: Version) -> list[Credit]:
        """Return whom one byline names; what it says in fields of its own fills what is missing."""
        person = self.people.get(byline.account)
        self._used.add(byline.account)
        written = byline.text.strip() or (person.name if person else "") or byline.account
        if written not in self._read:
            self._read[written] = read_byline(written, self.known)
        read = self._read[written]
        place = version.text.at(byline.line)
        if person and len(read.people) > 1 and byline.text.strip() in {"", person.name}:
            read = _as_one(written, read)
        for rest in read.rest:
            self.journal.note(version.number, lost(Part.AUTHOR, rest, place, _reason(rest)))
        found = list(read.people)
        if not found and written.strip():
            self.journal.note(version.number, lost(Part.AUTHOR, written, place, "names nobody"))
        if len(found) == 1:
            found = [self._filled(found[0], byline)]
        return [each for each in found if plain(each.name)]

    def _filled(self, credit: Credit, byline: Byline) -> Credit:
        """Return a person with what the source says of them in fields of its own."""
        role, where = read_affiliation(byline.role, self.known) if byline.role else ("", "")
        organization = plain(without_markup(byline.organization), 200) or plain(where, 200)
        return replace(
            credit,
            organization=credit.organization or organization,
            role=credit.role or plain(role, 200),
            url=credit.url or (byline.url if is_web_url(byline.url) else ""),
        )

    def _compare(self, version: Version, own: list[Claim], theirs: list[Claim]) -> None:
        """Say what became of the authors of a translation: the original's count.

        Who is called otherwise in another script, but sounds the same, has a name of that language.
        """
        for claim in own:
            name, place = claim.credit.name, version.text.at(claim.line)
            same = next((each for each in theirs if _is_same(each, claim)), None)
            if same is None:
                others = ", ".join(each.credit.name for each in theirs)
                why = f"the original has other authors, which count: {others}"
                entry = lost(Part.AUTHOR, name, place, why)
            elif same.key == claim.key:
                entry = kept(Part.AUTHOR, name, place)
            elif words.fold(same.key) == words.fold(claim.key):
                how = f"is written {same.credit.name}, as in the original"
                entry = changed(Part.AUTHOR, name, place, how)
            else:
                names = self.names.setdefault(same.key, {})
                names.setdefault(version.language, plain(name, 120))
                how = f"is the name of {same.credit.name} in {version.language}"
                entry = changed(Part.AUTHOR, name, place, how)
            self.journal.note(version.number, entry)
        self._note_missing(version, own, theirs)

    def _note_missing(self, version: Version, own: list[Claim], theirs: list[Claim]) -> None:
        """Say whom a translation that has authors doesn't name, though its page does now."""
        for each in theirs if own else ():
            if not any(_is_same(each, claim) for claim in own):
                how = "is named here as well, as the original's authors count"
                entry = changed(Part.AUTHOR, each.credit.name, version.text.at(), how, count=0)
                self.journal.note(version.number, entry)

    def note_unused(self, people: Sequence[Person]) -> None:
        """Say who stands in the source's list only."""
        for person in people:
            if person.account not in self._used:
                entry = lost(Part.AUTHOR, person.name, person.place, "no text names them")
                self.journal.note(NONE, entry)


def _as_one(written: str, read: Credits) -> Credits:
    """Return the name of an entry of the source's list as one author's, whatever it holds."""
    mails = tuple(rest for rest in read.rest if "@" in rest)
    name = " & ".join(each.name for each in read.people) if mails else written
    return Credits((Credit(plain(name, 120)),), mails)


def _is_same(one: Claim, other: Claim) -> bool:
    """Whether both name one person of a post: alike, or with the same sound in other letters."""
    if words.fold(one.key) == words.fold(other.key):
        return True
    is_spelled = one.credit.name.isascii() != other.credit.name.isascii()
    return is_spelled and not set(readings(one.key)).isdisjoint(readings(other.key))


def _reason(rest: str) -> str:
    if "@" in rest:
        return "mail addresses are not published"
    return "is not a part of a name, a role or an organization"


def _note(
    claims: Sequence[Claim], authors: Mapping[str, Author], text: SourceText, journal: Journal
) -> None:
    for claim in claims:
        author, credit, place = authors[claim.key], claim.credit, text.at(claim.line)
        parts = [f"is `{author.id}`"]
        if author.name != credit.name:
            parts.append(f"written {author.name}")
        if credit.handle:
            parts.append(f"without the account @{credit.handle}, which has no place")
        if credit.url and credit.url != author.url:
            parts.append(f"without {credit.url}, as {author.url} is given elsewhere")
        how = ", ".join(parts)
        entry: Entry = (
            kept(Part.AUTHOR, credit.name, place)
            if len(parts) == 1
            else changed(Part.AUTHOR, credit.name, place, how)
        )
        journal.note(claim.number, entry)


def _propose(one: Author, other: Author, reason: str, claimer: _Claimer, journal: Journal) -> None:
    place = claimer.first[one.key]
    note = f"may be {other.name} ({reason}): blogsite authors merge {one.id} {other.id}"
    journal.note(NONE, Entry(Part.AUTHOR, Fate.KEPT, one.name, place, note, count=0))
