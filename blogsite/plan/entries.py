"""The ids of posts in feeds, which outlive new titles, files and addresses (RFC 4287, 4.2.6)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.hosting import canonical_path
from blogsite.model.contract import Promise
from blogsite.site.model import Post


@dataclass(frozen=True, slots=True)
class Entries:
    """How ids are made, and those that were promised, by URL."""

    base_url: str
    by_url: Mapping[str, str]
    promised: frozenset[str]


def make_entries(base_url: str, contract: tuple[Promise, ...]) -> Entries:
    """Return how the ids of a site are made that has promised some already."""
    by_url = {promise.url: promise.entry for promise in contract if promise.entry}
    return Entries(base_url, by_url, frozenset(by_url.values()))


def entry_id(entries: Entries, post: Post) -> str:
    """Return a post's id: made of its file's name, unless its URL was promised another one.

    So a post keeps its id under another file's name, and all do under another base URL.
    """
    name = f"{entries.base_url}{post.key}.{post.language.tag}"
    made = uuid.uuid5(uuid.NAMESPACE_URL, name).urn
    if made in entries.promised:
        return made
    urls = (post.url, *(canonical_alias(alias.id) for alias in post.aliases))
    return next((entries.by_url[url] for url in urls if url in entries.by_url), made)


def canonical_alias(alias: str) -> str:
    """Return an alias as the host compares it: percent-encoded in one way, its query as it is."""
    path, mark, query = alias.partition("?")
    return canonical_path(path) + mark + query
