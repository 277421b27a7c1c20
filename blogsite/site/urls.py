"""Site paths, permalinks and absolute URLs.

A site path starts with ``/``, is percent-encoded, and doesn't know where the site is hosted.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    import datetime as dt

    from blogsite.model.config import Kind, Language

# Where readers see how far each language has got.
COVERAGE_URL = "/translations/"
# Where readers search, and where the files are that a search reads; no text can have the latter's
# name.
SEARCH_URL = "/search/"
SEARCH_FILES = "_search/"
# Where social cards are, each named by what is on it.
CARD_FILES = "_cards/"

_SAFE = "/:@!$&'()*+,;=~-._"


def at_origin(base_url: str, origin: str) -> str:
    """Return a base URL with the scheme and host of ``origin``, if there is one."""
    return origin + urlsplit(base_url).path if origin else base_url


@functools.lru_cache(maxsize=100_000)
def encode_path(path: str) -> str:
    """Percent-encode a path (RFC 3986, section 3.3)."""
    return quote(path, safe=_SAFE)


def localize(path: str, language: Language) -> str:
    """Return a path of the default language in another one: ``/zh-cn/blog/``."""
    return language.prefix + path.removeprefix("/")


def permalink(kind: Kind, slug: str, day: dt.date, language: Language) -> str:
    """Return the site path of a post."""
    return fill_pattern(kind.permalink, kind, slug, day, language)


def fill_pattern(pattern: str, kind: Kind, slug: str, day: dt.date, language: Language) -> str:
    """Return the site path that a pattern gives to a post."""
    filled = (
        pattern.replace(":year", f"{day.year:04}")
        .replace(":month", f"{day.month:02}")
        .replace(":day", f"{day.day:02}")
        .replace(":kind", kind.id)
        .replace(":slug", slug)
    )
    return encode_path(localize(filled, language))


def output_path(url: str) -> str:
    """Return the file below the output folder that serves a site path."""
    path = unquote(url).removeprefix("/")
    return path + "index.html" if path.endswith("/") or not path else path


@dataclass(frozen=True, slots=True)
class Urls:
    """Turns site paths into what pages and machines are given."""

    base_url: str
    _base_path: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_base_path", urlsplit(self.base_url).path)

    def local(self, url: str) -> str:
        """Return a URL for links within the site; absolute URLs stay as they are."""
        if self._base_path == "/" or not url.startswith("/"):
            return url
        return self._base_path + url[1:]

    def all_local(self, urls: tuple[str, ...]) -> tuple[str, ...]:
        """Return what `local` makes of each."""
        return urls if self._base_path == "/" else tuple(map(self.local, urls))

    def absolute(self, url: str) -> str:
        """Return a URL with scheme and host; absolute URLs stay as they are."""
        return self.base_url + url[1:] if url.startswith("/") else url
