"""Reads what a post says of its subject: the organization, the figures, and where to read on."""

from blogsite.fields import Fields
from blogsite.model.document import Fact, Further, SubjectRef
from blogsite.parse.urls import web_url


def read_organization(fields: Fields) -> SubjectRef | None:
    """Return the organization that the post is about."""
    record = fields.fields("organization")
    if record is None:
        return None
    record.require("name", "name the organization that the post is about")
    name, url, logo = record.text("name"), web_url(record, "url"), record.ref("logo")
    found = SubjectRef(name, url, logo, record.text("industry"), record.text("location"))
    record.finish()
    return found if name else None


def read_facts(fields: Fields) -> tuple[Fact, ...] | None:
    """Return the figures of a post."""
    facts = []
    for record in fields.records("facts"):
        record.require("value", "write the figure, such as `value: 5%`")
        record.require("label", "say in words what the figure is of")
        fact = Fact(record.text("value"), record.text("label"))
        record.finish()
        if fact.value and fact.label:
            facts.append(fact)
    return tuple(facts) if "facts" in fields else None


def read_links(fields: Fields) -> tuple[Further, ...] | None:
    """Return where to read on."""
    links = []
    for record in fields.records("links"):
        record.require("name", "say in words where the link leads")
        record.require("url", "write the whole address, with `https://`")
        link = Further(record.text("name"), web_url(record, "url"))
        record.finish()
        if link.name and link.url:
            links.append(link)
    return tuple(links) if "links" in fields else None
