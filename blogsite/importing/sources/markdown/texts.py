"""Reads one file of Markdown."""

import datetime as dt
from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Converted, Said, SourceText, Status
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Place
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.braces import guard_braces
from blogsite.importing.sources.dated_names import dated_name
from blogsite.importing.sources.excerpts import take_excerpt
from blogsite.importing.sources.faults import faults_of, status_with_faults
from blogsite.importing.sources.folders import Folder
from blogsite.importing.sources.front_fields import (
    ALIASES,
    AUTHORS,
    CATEGORIES,
    DATES,
    PICTURES,
    SUMMARIES,
    TAGS,
    TITLES,
    TRANSLATORS,
    UPDATES,
    FrontFields,
)
from blogsite.importing.sources.headings import take_title
from blogsite.importing.sources.languages import known_tag
from blogsite.importing.sources.markdown.header import with_header
from blogsite.importing.sources.markdown.layout import Found
from blogsite.importing.sources.publicity import Publicity, publicity_of
from blogsite.importing.sources.raw_html import mend_html
from blogsite.importing.spool import Spool
from blogsite.importing.visible import visible_of_markdown

# Folders, and endings before that of the file, of what nobody is to read yet.
_DRAFTS = frozenset(
    {"draft", "drafts", "_draft", "_drafts", "unpublished", "private", "_private", "wip", "trash"}
)


def read_text(
    folder: Folder, found: Found, language: str, now: dt.datetime, spool: Spool, problems: Problems
) -> SourceText:
    """Read a file; raises OSError."""
    front = with_header(read_front_matter(folder.text(found.path)))
    fields = FrontFields(front)
    publicity = publicity_of(front.values, now, DATES)
    fields.take(*publicity.keys)
    named = dated_name(found.key)
    place = Place(found.path)
    entries = list(faults_of(front, found.path))
    made = named.name.replace("-", " ").replace("_", " ").strip() or named.date
    at = Place(found.path, front.body_line)
    titled = take_title(fields.said(*TITLES), front.body, at, made)
    summary = fields.said(*SUMMARIES)
    excerpt = take_excerpt(
        titled.body, found.path, front.body_line, has_summary=bool(summary.value)
    )
    converted = _converted(
        excerpt.body, titled.body, at, (*entries, *titled.entries, *excerpt.entries)
    )
    date, changed_on = fields.parts("date", "created", "updated") or (fields.said(*DATES), Said(""))
    own = known_tag(fields.said("lang", "language", "locale").value)
    addresses = tuple(_addresses(fields))
    return SourceText(
        key=fields.said("translationKey", "translation_key").value or found.key,
        language=found.language or own or language,
        place=place,
        name=named.name or found.key.rpartition("/")[2],
        body=spool.keep(converted),
        title=titled.title,
        date=date if date.value else Said(named.date),
        updated=changed_on if changed_on.value else fields.said(*UPDATES),
        authors=fields.bylines(*AUTHORS),
        translators=fields.bylines(*TRANSLATORS),
        tags=fields.all_said(*TAGS) + fields.all_said(*CATEGORIES),
        series=fields.said("series"),
        kind=fields.said("kind", "type"),
        summary=summary if summary.value else Said(excerpt.summary),
        image=fields.picture(*PICTURES),
        slug=fields.said("slug").value.strip("/"),
        addresses=tuple(each.value for each in addresses),
        address_lines=tuple(each.line for each in addresses),
        status=status_with_faults(
            _status(publicity, found.path), found.path, front.fault, front.fault_line, problems
        ),
        status_said=publicity.said(front.lines),
        expires=fields.said("expires", "expiryDate", "expiry"),
        is_page=found.is_page,
        fields=fields.rest(),
    )


def _converted(body: str, shown: str, at: Place, entries: tuple[Entry, ...]) -> Converted:
    """Return a body in our Markdown; ``shown`` is what of the text a page shows."""
    mended = mend_html(body, at.path, at.line)
    return Converted(
        guard_braces(link_bare_addresses(mended.markdown)).lstrip("\n"),
        visible_of_markdown(shown),
        (*entries, *mended.entries),
    )


def _addresses(fields: FrontFields) -> Iterator[Said]:
    for key in ("permalink", "url"):
        address = fields.said(key)
        if address.value and ":" not in address.value.removeprefix("https:"):
            yield address
    yield from fields.all_said(*ALIASES)


def _status(publicity: Publicity, path: str) -> Status:
    *folders, name = path.lower().split("/")
    is_apart = bool(_DRAFTS.intersection((*folders, *name.split(".")[1:-1])))
    is_seen = publicity.status is Status.PUBLISHED
    return Status.DRAFT if is_apart and is_seen else publicity.status
