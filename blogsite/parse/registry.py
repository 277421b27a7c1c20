"""Reads the files of authors, events and tags."""

import re
from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.fields import Fields, Mapping, Source, parse_yaml
from blogsite.model.registry import NO_DAY, Author, Event, Tag
from blogsite.model.text import LocalText
from blogsite.model.urls import is_web_url
from blogsite.parse.urls import web_url

_COUNTRY = re.compile(r"[A-Z]{2}\Z")


def parse_author(source: Source, record_id: str, problems: Problems) -> Author:
    """Read ``authors/<id>.yaml``."""
    fields = _open(source, "an author", problems)
    kind = fields.text("kind", "person")
    if kind not in {"person", "organization"}:
        fields.error("wrong-value", "expected `person` or `organization`", fields.place("kind"))
    author = Author(
        id=record_id,
        name=_name(fields),
        is_organization=kind == "organization",
        role=fields.text("role"),
        organization=fields.text("organization"),
        url=web_url(fields, "url"),
        bio=fields.local_text("bio"),
        path=source.path,
        picture=fields.ref("picture"),
        links=tuple(_links(fields)),
    )
    fields.finish()
    return author


def _links(fields: Fields) -> Iterator[str]:
    for link in fields.refs("links"):
        if is_web_url(link.id):
            yield link.id
        else:
            hint = "write the whole address, with `https://`"
            fields.error("bad-url", f"`{link.id}` is not a web address", link, hint)


def parse_event(source: Source, record_id: str, problems: Problems) -> Event:
    """Read ``events/<id>.yaml``."""
    fields = _open(source, "an event", problems)
    fields.require("start", "add a line `start: 2019-05-20`")
    start = fields.day("start") or NO_DAY
    end = fields.day("end") or start
    if end < start:
        fields.error("impossible-date", "the event ends before it starts", fields.place("end"))
    country = fields.text("country")
    if country and not _COUNTRY.match(country):
        hint = "write two capital letters, such as `ES` (ISO 3166)"
        fields.error(
            "bad-country", f"`{country}` is no country code", fields.place("country"), hint
        )
    event = Event(
        id=record_id,
        name=_name(fields),
        start=start,
        end=end,
        city=fields.local_text("city"),
        country=country,
        url=web_url(fields, "url"),
        description=fields.local_text("description"),
        path=source.path,
    )
    fields.finish()
    return event


def parse_tag(source: Source, record_id: str, problems: Problems) -> Tag:
    """Read ``tags/<id>.yaml``."""
    fields = _open(source, "a tag", problems)
    kind = fields.text("kind", "topic")
    if kind not in {"topic", "project"}:
        fields.error("wrong-value", "expected `topic` or `project`", fields.place("kind"))
    tag = Tag(
        record_id,
        _name(fields),
        fields.local_text("description"),
        source.path,
        is_project=kind == "project",
        url=web_url(fields, "url"),
    )
    fields.finish()
    return tag


def _open(source: Source, owner: str, problems: Problems) -> Fields:
    mapping = parse_yaml(source.text, path=source.path, first_line=1, problems=problems)
    if mapping is None or problems.has_errors:
        # What is missing from a file beyond reading would only hide the real fault.
        problems = Problems()
    return Fields(mapping or Mapping((), 1, 1), path=source.path, problems=problems, owner=owner)


def _name(fields: Fields) -> LocalText:
    """Join ``name`` with the variants in ``names``."""
    fields.require("name")
    names = fields.local_text("names")
    return LocalText((*fields.local_text("name").variants, *names.variants))
