"""Reads the front matter of posts and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from blogsite.fields import Fields
from blogsite.fields.nodes import Scalar
from blogsite.model.blocks import read_digests
from blogsite.model.document import CreditRef, FrontMatter, ImageRef, Note, OriginRef
from blogsite.model.text import Ref
from blogsite.model.urls import path_fault
from blogsite.parse.places import slug_fault
from blogsite.parse.subjects import read_facts, read_links, read_organization
from blogsite.parse.urls import web_url

if TYPE_CHECKING:
    from blogsite.diagnostics import Problems
    from blogsite.fields import Mapping


def read_post(mapping: Mapping, path: str, language: str, problems: Problems) -> FrontMatter:
    """Read a post's or a translation's front matter."""
    owner = "the front matter of a post"
    fields = Fields(mapping, path=path, problems=problems, owner=owner, language=language)
    fields.require("title", "add a line `title: ...`")
    front = FrontMatter(
        title=_given(fields, "title"),
        date=fields.moment("date"),
        says_date="date" in fields,
        updated=fields.moment("updated"),
        updates=_notes(fields),
        kind=fields.ref("kind"),
        authors=_credits(fields, "authors"),
        translators=_credits(fields, "translators"),
        tags=_refs(fields, "tags"),
        events=_refs(fields, "events"),
        series=_slug(fields, "series"),
        summary=_given(fields, "summary"),
        image=_image(fields),
        featured=fields.boolean("featured") if "featured" in fields else None,
        organization=read_organization(fields),
        facts=read_facts(fields),
        links=read_links(fields),
        origin=_origin(fields),
        slug=_slug(fields, "slug"),
        aliases=_aliases(fields),
        draft=fields.boolean("draft") if "draft" in fields else None,
        expires=fields.moment("expires"),
        source_digest=_source_digest(fields),
    )
    _check_order(front, fields)
    fields.finish()
    return front


def read_page(mapping: Mapping, path: str, language: str, problems: Problems) -> FrontMatter:
    """Read a plain page's front matter."""
    owner = "the front matter of a page"
    fields = Fields(mapping, path=path, problems=problems, owner=owner, language=language)
    fields.require("title", "add a line `title: ...`")
    front = FrontMatter(
        title=_given(fields, "title"),
        updated=fields.moment("updated"),
        summary=_given(fields, "summary"),
        slug=_slug(fields, "slug"),
        aliases=_aliases(fields),
        draft=fields.boolean("draft") if "draft" in fields else None,
        source_digest=_source_digest(fields),
    )
    fields.finish()
    return front


def _check_order(front: FrontMatter, fields: Fields) -> None:
    """Report dates that can't follow each other; a syndicated post may have been changed before."""
    if front.date is None:
        return
    day = front.date.day
    origin = front.origin.date if front.origin and front.origin.date else day
    first = min(day, origin)
    faults = [
        ("updated", "the update is older than the post", front.updated, first),
        ("expires", "the post expires before it is published", front.expires, day),
    ]
    for key, message, moment, least in faults:
        if moment is not None and moment.day < least:
            fields.error("impossible-date", message, fields.place(key), f"`date` is {day}")
    if any(note.date < first for note in front.updates or ()):
        message = "an update is older than the post"
        fields.error("impossible-date", message, fields.place("updates"), f"`date` is {day}")
    if origin > day:
        message = "the post appeared elsewhere after it appeared here"
        place = fields.place("originally_published")
        fields.error("impossible-date", message, place, f"`date` is {day}")


def _given(fields: Fields, key: str) -> str | None:
    return fields.text(key) or None


def _refs(fields: Fields, key: str) -> tuple[Ref, ...] | None:
    refs = fields.refs(key)
    if key not in fields:
        return None
    unique = {ref.id: ref for ref in reversed(refs)}
    for ref in refs:
        if unique[ref.id] is not ref:
            fields.error("duplicate-value", f"`{ref.id}` is listed twice", ref, "keep one")
    return tuple(ref for ref in refs if unique[ref.id] is ref)


def _credits(fields: Fields, key: str) -> tuple[CreditRef, ...] | None:
    found = tuple(
        each
        for item in fields.mixed(key)
        if (each := _credit(item) if isinstance(item, Fields) else CreditRef(item)) is not None
    )
    names = [each.author.id for each in found]
    for at, each in enumerate(found):
        if each.author.id in names[:at]:
            message = f"`{each.author.id}` is listed twice"
            fields.error("duplicate-value", message, each.author, "keep one")
    return found if key in fields else None


def _credit(fields: Fields) -> CreditRef | None:
    fields.require("id", "write the name of a file in `content/authors/`")
    author = fields.ref("id")
    role = fields.text("role") if "role" in fields else None
    organization = fields.text("organization") if "organization" in fields else None
    fields.finish()
    return CreditRef(author, role, organization) if author else None


def _notes(fields: Fields) -> tuple[Note, ...] | None:
    notes = []
    for record in fields.records("updates"):
        record.require("date")
        record.require("note")
        day, note = record.day("date"), record.text("note")
        record.finish()
        if day and note:
            notes.append(Note(day, note))
    return tuple(notes) if "updates" in fields else None


def _image(fields: Fields) -> ImageRef | None:
    record = fields.fields("image")
    if record is None:
        return None
    record.require("src", "write the picture's file name")
    record.require("alt", "say in words what the picture shows")
    src = record.ref("src")
    alt, caption, credit = (record.text(key) for key in ("alt", "caption", "credit"))
    record.finish()
    return ImageRef(src, alt, caption, credit) if src else None


def _origin(fields: Fields) -> OriginRef | None:
    record = fields.fields("originally_published")
    if record is None:
        return None
    record.require("site", "name the site where the post appeared first")
    origin = OriginRef(record.text("site"), web_url(record, "url"), record.day("date"))
    record.finish()
    return origin


def _slug(fields: Fields, key: str) -> Ref | None:
    slug = fields.ref(key)
    fault = slug_fault(slug.id) if slug else ""
    if slug and fault:
        fields.error("bad-slug", f"`{slug.id}` can't be a {key}: {fault}", slug)
        return None
    return slug


def _aliases(fields: Fields) -> tuple[Ref, ...]:
    aliases = fields.refs("aliases")
    faults = {alias: path_fault(alias.id) for alias in aliases}
    for alias, fault in faults.items():
        if fault:
            hint = "write an old path such as `/2019/06/old-title/`"
            fields.error("bad-alias", f"`{alias.id}` can't be an alias: {fault}", alias, hint)
    return tuple(alias for alias in aliases if not faults[alias])


def _source_digest(fields: Fields) -> Ref | None:
    """Return the digests, separated by spaces; they say nothing of the text itself, so one warns."""
    record = fields.fields("translation")
    if record is None:
        return None
    is_said = "source_digest" in record
    record.finish()
    if not is_said:
        return None
    place = record.place("source_digest")
    node = next(value for key, value in record.mapping.entries if key.value == place.id)
    digests = read_digests(node.value) if isinstance(node, Scalar) else None
    if digests is None:
        fields.problems.warning(
            "bad-source-digest",
            "`source_digest` is no list of digests, so nobody knows what the text was made from",
            fields.path,
            place.line,
            place.column,
            "`blogsite translations mark POST LANG` notes it anew",
        )
        return None
    return Ref(" ".join(digests), place.line, place.column)
