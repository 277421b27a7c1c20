"""What all texts of a site share."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.wordpress.addresses import host_of
from blogsite.importing.sources.wordpress.items import plain
from blogsite.importing.sources.wordpress.languages import tag_of
from blogsite.importing.sources.wordpress.people import People
from blogsite.importing.sources.wordpress.survey import Survey
from blogsite.importing.urls import split_url


@dataclass(frozen=True, slots=True)
class Site:
    """A site as its exports describe it."""

    title: str
    description: str
    language: str
    base_url: str
    hosts: tuple[str, ...]
    people: People
    now: dt.datetime


def site_of(found: Survey, options: ImportOptions) -> Site:
    """Return what exports say of their site, or what the options say in their place."""
    channel = found.channel
    base = options.base_url or channel.get("wp:base_blog_url") or channel.get("link", "")
    hosts = Counter(filter(None, map(host_of, [base, channel.get("link", ""),
                                               channel.get("wp:base_site_url", "")])))  # fmt: skip
    known = {host.removeprefix("www.") for host in hosts}
    return Site(
        title=plain(channel.get("title", "")),
        description=plain(channel.get("description", "")),
        language=options.language or tag_of(channel.get("language", "")) or "en",
        base_url=base.rstrip("/"),
        hosts=tuple(sorted({*known, *(f"www.{host}" for host in known)})),
        people=People(found, split_url(base).path.rstrip("/")),
        now=options.now,
    )
