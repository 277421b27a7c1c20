"""Who wrote: accounts, guests that plugins keep as items, and terms that stand for people."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from blogsite.importing.archive import Byline, Person
from blogsite.importing.ledger import Place
from blogsite.importing.sources.wordpress.fields import GUEST_AUTHOR
from blogsite.importing.sources.wordpress.items import Item, clean, plain
from blogsite.importing.sources.wordpress.survey import Survey
from blogsite.importing.visible import visible_of_html

_PREFIX = "cap-"
_TAXONOMIES = frozenset({"author", "ppma_author"})
# What the address of an account leaves out of its login, and where it has a hyphen.
_LEFT_OUT = re.compile(r"[^\w\s.-]")
_NO_SLUG = re.compile(r"[\s.-]+")
_WEB = re.compile(r"https?://\S+\Z")


class People:
    """The people of a site by the names that its items use."""

    def __init__(self, survey: Survey, base: str = "") -> None:
        found = [*_accounts(survey), *_guests(survey), *_terms(survey)]
        self._by_account: dict[str, Person] = {}
        for person in found:
            listed = replace(person, addresses=tuple(_lists(person.account, base)))
            self._by_account.setdefault(person.account, listed)

    def all(self) -> tuple[Person, ...]:
        """Return all people."""
        return tuple(self._by_account.values())

    def bylines(self, item: Item) -> tuple[Byline, ...]:
        """Return who wrote an item: a guest named in a field, else co-authors, else the account."""
        guest = item.field(*GUEST_AUTHOR)
        if guest.value:
            return (Byline(clean(visible_of_html(guest.value)), guest.line),)
        together = tuple(
            self._byline(label.slug.removeprefix(_PREFIX), label.name, label.line)
            for label in item.labels
            if label.taxonomy in _TAXONOMIES
        )
        if together:
            return together
        creator = item.creator
        return (self._byline(creator.value, creator.value, creator.line),) if creator.value else ()

    def _byline(self, account: str, name: str, line: int) -> Byline:
        for key in (account, name):
            if key in self._by_account:
                return Byline(self._by_account[key].name, line, account=key)
        return Byline(name.removeprefix(_PREFIX), line)


def _lists(account: str, base: str) -> Iterator[str]:
    """Yield where the texts of an account were listed: exports say its login, not its address."""
    made = _NO_SLUG.sub("-", _LEFT_OUT.sub("", account.lower())).strip("-")
    for slug in dict.fromkeys((made, account)):
        if slug and "/" not in slug:
            yield f"{base}/author/{quote(slug)}/"


def _accounts(survey: Survey) -> Iterator[Person]:
    for login, (record, path) in survey.authors.items():
        whole = f"{record.child('wp:author_first_name')} {record.child('wp:author_last_name')}"
        name = plain(record.child("wp:author_display_name")) or clean(whole) or login
        if login:
            yield Person(login, name, Place(path, record.line))


def _guests(survey: Survey) -> Iterator[Person]:
    for item, kept in survey.guests:
        account = item.field("cap-user_login").value or item.slug.removeprefix(_PREFIX)
        name = item.field("cap-display_name").value or item.title.value or account
        about = item.field("cap-description").value or survey.content(kept).text
        url = item.field("cap-website").value
        yield Person(
            account.removeprefix(_PREFIX), plain(name), item.place,
            role=clean(item.field("cap-jobtitle", "cap-job_title").value),
            organization=clean(item.field("cap-company", "cap-organization").value),
            url=url if _WEB.match(url) else "", bio=visible_of_html(about),
        )  # fmt: skip


def _terms(survey: Survey) -> Iterator[Person]:
    for (taxonomy, slug), (record, path) in survey.terms.items():
        if taxonomy in _TAXONOMIES and not slug.startswith(_PREFIX):
            name = plain(record.child("wp:term_name"))
            if name:
                yield Person(slug, name, Place(path, record.line))
