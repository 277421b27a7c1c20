"""All addresses that an item has had."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from blogsite.importing.sources.wordpress.fields import OLD_DATE, OLD_SLUG
from blogsite.importing.sources.wordpress.items import Item
from blogsite.importing.urls import split_url

_WEB = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_DATE = re.compile(r"/\d{4}/\d{2}/\d{2}/")


def addresses_of(item: Item, base: str) -> tuple[str, ...]:
    """Return where an item was, the address at the time of the export first."""
    return tuple(dict.fromkeys(_addresses(item, base)))


def host_of(address: str) -> str:
    """Return the host of a web address, empty for anything else."""
    return (split_url(address).hostname or "").lower() if _WEB.match(address) else ""


def slug_of(item: Item) -> str:
    """Return the last part of an item's address, readable."""
    slug = unquote(item.slug)
    path = "" if slug or "?" in item.link.value else split_url(item.link.value).path
    return slug or unquote(path.rstrip("/").rpartition("/")[2])


def _addresses(item: Item, base: str) -> Iterator[str]:
    link = item.link.value if _WEB.match(item.link.value) else ""
    if link:
        yield link
    root = split_url(base).path.rstrip("/")
    if item.id:
        yield f"{root}/?{'page_id' if item.type == 'page' else 'p'}={item.id}"
    guid = item.guid
    if host_of(guid) and host_of(guid) in {host_of(link), host_of(base)}:
        yield guid
    yield from _former(item, link)


def _former(item: Item, link: str) -> Iterator[str]:
    path = split_url(link).path
    slug = path.rstrip("/").rpartition("/")[2]
    if not slug or "?" in link:
        return
    head, tail = path[: path.rindex(slug)], path[path.rindex(slug) + len(slug) :]
    dates = [meta.value.strip().replace("-", "/") for meta in item.meta if meta.key == OLD_DATE]
    slugs = [meta.value.strip() for meta in item.meta if meta.key == OLD_SLUG]
    heads = [head, *(_DATE.sub(f"/{date}/", head) for date in dates if _DATE.search(head))]
    for each in heads:
        for name in [*(slugs if each is head else [slug, *slugs])]:
            if name and "/" not in name:
                yield f"{each}{quote(unquote(name))}{tail}"
