"""Who may read a text, as its front matter says in the words of any generator.

What could be meant as "not public" counts as that: a draft too many is seen by its writers, a secret
that was published by all others.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from blogsite.importing.archive import Said, Status
from blogsite.importing.front_matter import Value
from blogsite.importing.settle.dates import instant_of, read_date
from blogsite.importing.sources.front_fields import as_line
from blogsite.importing.sources.publicity_words import (
    EMPTY,
    NO,
    NO_PASSWORD,
    PUBLIC,
    UNSEEN_STEMS,
    UNSEEN_WORDS,
    YES,
)

_Rule = Callable[[Value, dt.datetime], Status | None]
_ORDER = tuple(Status)
# Where generators have what is a theme's or a writer's own.
_NESTED = ("params", "extra", "meta", "metadata")
_MARKS = re.compile(r"[-_. ]+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Publicity:
    """Whether readers could see a text, and the key that says otherwise.

    ``keys`` are those that say nothing else, and need no entry.
    """

    status: Status = Status.PUBLISHED
    key: str = ""
    value: Value = None
    keys: frozenset[str] = frozenset()

    def said(self, lines: Mapping[str, int]) -> Said:
        """Return the words that say so, but for a password, and their line."""
        is_secret = self.status is Status.PROTECTED
        words = self.key if is_secret else f"{self.key}: {as_line(self.value)}".strip(" :")
        return Said(words, lines.get(self.key.partition(".")[0], 0))


def publicity_of(
    values: Mapping[str, Value], now: dt.datetime, days: tuple[str, ...] = ()
) -> Publicity:
    """Return what front matter says of its readers; ``days`` are keys of the day it appears on."""
    found: list[tuple[Status, str, Value]] = []
    keys: set[str] = set()
    for key, value in _with_nested(values):
        last = key.rpartition(".")[2]
        rule = _RULES.get(_plain_key(last)) or (_appears if last in days else None)
        status = rule(value, now) if rule else None
        if status is not None:
            found.append((status, key, value))
        if rule and not _is_day(value) and (status is not None or _word(value) in _PLAIN):
            keys.add(last)
    if not found:
        return Publicity(keys=frozenset(keys))
    status, key, value = min(found, key=lambda each: _ORDER.index(each[0]))
    return Publicity(status, key, value, frozenset(keys))


def _with_nested(values: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    yield from values.items()
    for key, value in values.items():
        if key.lower() in _NESTED and isinstance(value, Mapping):
            yield from ((f"{key}.{inner}", each) for inner, each in value.items())


def _plain_key(key: str) -> str:
    """Return a key as all write it: `is_draft`, `isDraft` and `Draft` are one."""
    plain = _MARKS.sub("", key.casefold())
    return plain.removeprefix("is") if plain.removeprefix("is") in _RULES else plain


def _word(value: Value) -> str:
    """Return a scalar in small letters, empty for what is empty, and a mark for all else."""
    if not value and not isinstance(value, bool):
        return ""
    return str(value).strip().casefold() if isinstance(value, (str, bool)) else "[]"


def _is_day(value: Value) -> bool:
    return isinstance(value, str) and (bool(_YEAR.search(value)) or _instant(value) is not None)


def _instant(value: Value) -> dt.datetime | None:
    read = read_date(value, dt.UTC) if isinstance(value, str) else None
    return instant_of(read.when, dt.UTC) if read else None


def _unless_no(status: Status, words: frozenset[str] = NO) -> _Rule:
    return lambda value, _: None if _word(value) in words else status


def _if_no(status: Status) -> _Rule:
    return lambda value, _: status if _word(value) in NO - EMPTY else None


def _if_yes(status: Status) -> _Rule:
    return lambda value, _: status if _word(value) in YES else None


def _unless_public(status: Status, words: frozenset[str] = PUBLIC | EMPTY) -> _Rule:
    """Make a rule for what names its readers, or the day on which it appeared."""

    def rule(value: Value, now: dt.datetime) -> Status | None:
        if _is_day(value):
            return _appears(value, now)
        return None if _word(value) in words else status

    return rule


def _appears(value: Value, now: dt.datetime) -> Status | None:
    instant = _instant(value)
    if instant is None:
        return Status.SCHEDULED if _in_words(value, now) else None
    return Status.SCHEDULED if instant > now else None


def _waits(value: Value, now: dt.datetime) -> Status | None:
    """Read whether a text is to appear later, or when."""
    if _word(value) in NO:
        return None
    return Status.SCHEDULED if _word(value) in YES else _appears(value, now)


def _ended(value: Value, now: dt.datetime) -> Status | None:
    instant = _instant(value)
    return Status.EXPIRED if instant and instant <= now else None


def _in_words(value: Value, _: dt.datetime) -> Status | None:
    """Read how far a text has got, which may be told in any words: those for "not yet" count."""
    text = as_line(value)
    if _word(value) in NO - EMPTY:
        return Status.DRAFT
    words = {word.casefold() for word in _WORD.findall(text)}
    for status, known in UNSEEN_WORDS.items():
        if words & known:
            return status
    small = text.casefold()
    return next((status for stem, status in UNSEEN_STEMS.items() if stem in small), None)


def _built(value: Value, _: dt.datetime) -> Status | None:
    """Read whether Hugo makes a page of a text, and lists it."""
    if not isinstance(value, Mapping):
        return None
    said = {key.lower(): _word(each) for key, each in value.items()}
    if said.get("render", "always") not in _BUILT:
        return Status.PAGELESS
    return None if said.get("list", "always") in {*_BUILT, "local"} else Status.UNLISTED


_BUILT = YES | EMPTY
_PLAIN = YES | NO | PUBLIC
_KEYS: tuple[tuple[str, _Rule], ...] = (
    (("draft drafts drafted wip unfinished unpublished unpublish nopublish donotpublish dontpublish"
     " notpublished inprogress trash trashed deleted"), _unless_no(Status.DRAFT)),
    ("private confidential internal secret membersonly restricted", _unless_no(Status.PRIVATE)),
    ("unlisted hidden nolist excludefromlists eleventyexcludefromcollections",
     _unless_no(Status.UNLISTED)),
    ("hide", _if_yes(Status.UNLISTED)),
    ("protected passwordprotected encrypt encrypted", _unless_no(Status.PROTECTED)),
    ("password passphrase postpassword", _unless_no(Status.PROTECTED, NO_PASSWORD)),
    ("headless", _unless_no(Status.PAGELESS)),
    ("published publish publishable publishtoweb", _unless_public(Status.DRAFT, PUBLIC)),
    ("public visible visibility access accesslevel", _unless_public(Status.PRIVATE)),
    ("listed discoverable", _unless_public(Status.UNLISTED)),
    ("enabled enable active live", _if_no(Status.DRAFT)),
    ("render output permalink", _if_no(Status.PAGELESS)),
    ("build", _built),
    (("status state poststatus pagestatus articlestatus contentstatus publishstatus"
     " publishingstatus publicationstatus editorialstatus reviewstatus workflow workflowstate"
     " workflowstatus stage audience"), _in_words),
    (("publishdate publishat publishon publishtime publishedon publishedat availablefrom"),
     _appears),
    ("scheduled scheduledfor scheduledat embargo embargoed embargountil embargodate golive", _waits),
    (("expires expiry expirydate expiredate expirationdate expireson expiresat unpublishdate"
     " unpublishat unpublishon"), _ended),
)  # fmt: skip
_RULES: dict[str, _Rule] = {key: rule for keys, rule in _KEYS for key in keys.split()}
