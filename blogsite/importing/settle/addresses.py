"""Old addresses as paths of the site, and all that a URL of the new site may meet."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from blogsite.hosting import canonical_path
from blogsite.importing.archive import Archive
from blogsite.importing.urls import split_url
from blogsite.model.urls import path_fault
from blogsite.site.links import MEDIA_ENDINGS

_SAFE = "/:@!$&'()*+,;=~-._"
_INDEX = re.compile(r"/index\.(?:html?|php)\Z", re.IGNORECASE)
_FILES = {
    *("feed.xml", "feed.json", "404.html", "sitemap.xml", "robots.txt", "_redirects", "_headers"),
}
_PAGE = re.compile(r"(?:.*/)?page/\d+\Z")
_YEAR = re.compile(r"blog/\d{4}\Z")


@dataclass(frozen=True, slots=True)
class Old:
    """An old address on the site itself: its path, percent-encoded in one way, and its query."""

    path: str
    query: str = ""

    @property
    def key(self) -> str:
        """What the host compares: with and without its slash a path is one."""
        return f"{self.path.rstrip('/') or '/'}?{self.query}" if self.query else self.plain

    @property
    def plain(self) -> str:
        """The path without a slash at its end."""
        return self.path.rstrip("/") or "/"

    @property
    def written(self) -> str:
        """The address as an alias has it, readable where that says the same."""
        readable = unquote(self.path, errors="replace")
        same = "\ufffd" not in readable and canonical_path(readable) == self.path
        path = readable if same and not path_fault(readable) else self.path
        return f"{path}?{self.query}" if self.query else path


@dataclass(frozen=True, slots=True)
class OldSite:
    """Where the old site was: its hosts, and the path that all of its addresses begin with."""

    hosts: frozenset[str]
    base: str = ""

    def old(self, address: str) -> Old | None:
        """Return an address of the site; None for one of another site, or below another path."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme not in {"", "http", "https"}:
            return None
        if parts.netloc and (parts.hostname or "") not in self.hosts:
            return None
        path = parts.path if parts.path.startswith("/") else f"/{parts.path}"
        if self.base and path != self.base and not path.startswith(f"{self.base}/"):
            return None
        path = canonical_path(quote(path[len(self.base) :] or "/", safe=_SAFE + "%"))
        return Old(_INDEX.sub("/", path), parts.query)


def old_site(archive: Archive, base_url: str) -> OldSite:
    """Return where an archive was; a base path that it doesn't tell counts if its addresses have it."""
    parts = urlsplit(base_url)
    hosts = frozenset({*archive.hosts, *filter(None, (parts.hostname,))})
    if archive.base is not None:
        return OldSite(hosts, canonical_path(quote(archive.base, safe=_SAFE + "%")).rstrip("/"))
    base = parts.path.rstrip("/")
    addresses = [address for text in archive.texts for address in text.addresses[:1]]
    is_below = any(split_url(each).path.startswith(f"{base}/") for each in addresses)
    return OldSite(hosts, base if is_below else "")


@dataclass(slots=True)
class Taken:
    """The URLs of the new site, as files: capitals make no difference.

    ``lists`` are the paths of lists in the default language, ``prefixes`` those of the others.
    """

    prefixes: Sequence[str]
    lists: Iterable[str] = ()
    _texts: dict[str, int] = field(default_factory=dict)
    _lists: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._lists = {path.strip("/").casefold() for path in self.lists}

    def is_free(self, url: str) -> bool:
        """Whether a text may have a URL."""
        key = _key(url)
        return key not in self._texts and not self.is_list(url)

    def take(self, url: str, number: int) -> None:
        """Give a URL to a text."""
        self._texts[_key(url)] = number

    def text_at(self, path: str) -> int | None:
        """Return the number of the text that has a URL, in whatever capitals."""
        return self._texts.get(_key(path))

    def is_list(self, url: str) -> bool:
        """Whether the build itself makes a page or a file at a URL, or may do so."""
        path = self._inner(_key(url))
        if not path or path in {"blog", "translations"} or path in self._lists:
            return True
        if path == "assets" or path.startswith("assets/"):
            return True
        if path.rpartition("/")[2] in _FILES or _PAGE.match(path):
            return True
        return bool(_YEAR.match(path))

    def is_file(self, path: str) -> bool:
        """Whether an old path may be that of a file which the build publishes."""
        return path.lower().endswith(tuple(MEDIA_ENDINGS))

    def _inner(self, path: str) -> str:
        """Return a path without the prefix of a language."""
        for prefix in self.prefixes:
            if path == prefix or path.startswith(f"{prefix}/"):
                return path[len(prefix) + 1 :]
        return path


def _key(url: str) -> str:
    return unquote(url).strip("/").casefold()
