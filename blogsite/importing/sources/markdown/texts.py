"""Reads one file of Markdown."""

from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Converted, Said, SourceText, Status
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.braces import guard_braces
from blogsite.importing.sources.dated_names import DatedName, dated_name
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
from blogsite.importing.sources.headings import take_heading
from blogsite.importing.sources.languages import known_tag
from blogsite.importing.sources.markdown.header import with_header
from blogsite.importing.sources.markdown.layout import Found
from blogsite.importing.sources.raw_html import mend_html
from blogsite.importing.spool import Spool
from blogsite.importing.visible import visible_of_markdown

_DRAFTS = frozenset({"draft", "drafts", "_drafts", "unpublished"})


def read_text(
    folder: Folder, found: Found, language: str, spool: Spool, problems: Problems
) -> SourceText:
    """Read a file; raises OSError."""
    front = with_header(read_front_matter(folder.text(found.path)))
    fields = FrontFields(front)
    named = dated_name(found.key)
    place = Place(found.path)
    entries = list(faults_of(front, found.path))
    title, body, title_entry = _title(fields, named, place)
    summary = fields.said(*SUMMARIES)
    excerpt = take_excerpt(body, found.path, front.body_line, has_summary=bool(summary.value))
    mended = mend_html(excerpt.body, found.path, front.body_line)
    converted = Converted(
        guard_braces(link_bare_addresses(mended.markdown)).lstrip("\n"),
        visible_of_markdown(body),
        (*entries, *title_entry, *excerpt.entries, *mended.entries),
    )
    date, changed_on = fields.days("date") or (fields.said(*DATES), Said(""))
    own = known_tag(fields.said("lang", "language", "locale").value)
    return SourceText(
        key=fields.said("translationKey", "translation_key").value or found.key,
        language=found.language or own or language,
        place=place,
        name=named.name or found.key.rpartition("/")[2],
        body=spool.keep(converted),
        title=title,
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
        addresses=tuple(_addresses(fields)),
        status=status_with_faults(
            _status(fields, found.path), found.path, front.fault, front.fault_line, problems
        ),
        expires=fields.said("expires", "expiryDate", "expiry"),
        is_page=found.is_page,
        fields=fields.rest(),
    )


def _title(
    fields: FrontFields, named: DatedName, place: Place
) -> tuple[Said, str, tuple[Entry, ...]]:
    """Return the title, the body without it, and where it is from if not from the front matter."""
    front = fields.front
    said = fields.said(*TITLES)
    heading = take_heading(front.body, title=said.value)
    if heading is None:
        if said.value:
            return said, front.body, ()
        made = named.name.replace("-", " ").replace("_", " ").strip() or named.date
        made = made[:1].upper() + made[1:]
        return (
            Said(made),
            front.body,
            (changed(Part.FIELD, "title", place, "made of the file name"),),
        )
    line = front.body_line + heading.line - 1
    at = Place(place.path, line)
    how = "is said by the title" if said.value else "has become the title"
    entry = changed(Part.HTML, f"# {heading.title}", at, how)
    return (said if said.value else Said(heading.title, line)), heading.body, (entry,)


def _addresses(fields: FrontFields) -> Iterator[str]:
    for key in ("permalink", "url"):
        address = fields.said(key).value
        if address and ":" not in address.removeprefix("https:"):
            yield address
    yield from (said.value for said in fields.all_said(*ALIASES))


def _status(fields: FrontFields, path: str) -> Status:
    is_draft = fields.truth("draft")
    is_published = fields.truth("published")
    said = fields.said("status").value.lower()
    below_drafts = bool(_DRAFTS.intersection(path.lower().split("/")[:-1]))
    if is_draft or is_published is False or said == "draft" or below_drafts:
        return Status.DRAFT
    return Status.PRIVATE if said == "private" else Status.PUBLISHED
