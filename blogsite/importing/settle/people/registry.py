"""Each person once: ids, the files of authors, and what a post says that differs from them."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.importing.archive import Person
from blogsite.importing.native import Plain
from blogsite.importing.settle.languages import local_names
from blogsite.importing.settle.people import words
from blogsite.importing.settle.people.model import Credit
from blogsite.importing.settle.wording import Names, ascii_id, paragraphs, plain
from blogsite.model.urls import is_web_url

_NO_PAGE = re.compile(r"^https?://(?:www\.)?|/+$")


@dataclass(frozen=True, slots=True)
class Claim:
    """That somebody wrote or translated a text; ``person`` is of the source's own list."""

    credit: Credit
    number: int
    instant: dt.datetime
    language: str = ""
    person: Person | None = None

    @property
    def key(self) -> str:
        """What all claims of one person have in common; an accent makes another name."""
        return words.identity(self.credit.name)


@dataclass(slots=True)
class Author:
    """A person or organization, as the file of the site has it."""

    id: str
    name: str
    key: str
    url: str = ""
    role: str = ""
    organization: str = ""
    is_organization: bool = False
    handles: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    person: Person | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def folded(self) -> str:
        """The name without what is easily left out: case and accents."""
        return words.fold(self.key)

    def record(self) -> dict[str, Plain]:
        """Return what the author's file says."""
        record: dict[str, Plain] = {"name": self.name}
        listed = self.person.names if self.person else {}
        names = local_names({**self.names, **listed}, (self.name,))
        if names:
            record["names"] = {tag: plain(name, 120) for tag, name in names.items()}
        if self.is_organization:
            record["kind"] = "organization"
        pairs = (("role", self.role), ("organization", self.organization), ("url", self.url))
        record.update({key: value for key, value in pairs if value})
        if self.person and (bio := paragraphs(self.person.bio)):
            record["bio"] = bio
        return record


def make_authors(
    claims: Sequence[Claim], names: Mapping[str, Mapping[str, str]]
) -> dict[str, Author]:
    """Return the authors by the key of their claims, in the order of the archive.

    ``names`` are those that translations have for them, by key and language.
    """
    found: dict[str, list[Claim]] = {}
    pages: dict[str, set[str]] = {}
    for claim in claims:
        found.setdefault(claim.key, []).append(claim)
        pages.setdefault(page_of(claim.credit.url), set()).add(claim.key)
    shared = {page: len(keys) for page, keys in pages.items()}
    ids = Names()
    return {
        key: _author(key, of_one, ids, shared, names.get(key, {})) for key, of_one in found.items()
    }


def _author(
    key: str,
    claims: Sequence[Claim],
    ids: Names,
    shared: Mapping[str, int],
    names: Mapping[str, str],
) -> Author:
    person = next((each.person for each in claims if each.person), None)
    name = _favourite([claim.credit.name for claim in claims])
    if person and words.identity(person.name) == key:
        name = plain(person.name, 120)
    urls = Counter(claim.credit.url for claim in claims if is_web_url(claim.credit.url))
    best = min(urls, key=lambda each: (shared[page_of(each)], -urls[each], each), default="")
    organization = _held(claims, "organization", person.organization if person else "")
    return Author(
        id=ids.take(ascii_id(name, claims[0].language), key),
        name=name,
        key=key,
        url=person.url if person and is_web_url(person.url) else best,
        role=_held(claims, "role", person.role if person else ""),
        organization="" if words.identity(organization) == key else organization,
        is_organization=_is_group(claims, person),
        handles=frozenset(_handles(claims)),
        urls=frozenset(urls),
        person=person,
        names=names,
    )


def _handles(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the accounts by which somebody is known."""
    for claim in claims:
        if claim.credit.handle:
            yield claim.credit.handle.lower()
        if claim.person:
            yield claim.person.account.lower()


def page_of(url: str) -> str:
    """Return a URL without what makes no other page of it."""
    return _NO_PAGE.sub("", url.lower())


def _is_group(claims: Sequence[Claim], person: Person | None) -> bool:
    return bool(person and person.is_organization) or all(
        claim.credit.is_organization for claim in claims
    )


def _favourite(names: Iterable[str]) -> str:
    """Return the writing that most posts have."""
    counts = Counter(plain(name, 120) for name in names)
    return min(counts, key=lambda name: (-counts[name], name.isupper(), name))


def _held(claims: Sequence[Claim], name: str, listed: str) -> str:
    """Return what holds today: what the source's list says, else the newest of all texts.

    Where some text says nothing, nobody knows what holds for it, and each says its own.
    """
    if listed:
        return plain(listed, 200)
    values = [getattr(claim.credit, name) for claim in claims]
    if not all(values):
        return ""
    newest = max(claims, key=lambda claim: claim.instant)
    return plain(getattr(newest.credit, name), 200)


def as_written(claims: Iterable[Claim], authors: Mapping[str, Author]) -> Iterator[Plain]:
    """Yield how a text's front matter names its people, each once."""
    seen = set()
    for claim in claims:
        author = authors[claim.key]
        if author.id in seen:
            continue
        seen.add(author.id)
        told = {"id": author.id}
        for name in ("role", "organization"):
            value = plain(getattr(claim.credit, name), 200)
            is_own = words.identity(value) == author.key
            if value and value != getattr(author, name) and not is_own:
                told[name] = value
        yield told if len(told) > 1 else author.id
