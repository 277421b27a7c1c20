"""What an address of a source means: one of its texts, one of its files, or a place elsewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from blogsite.importing.archive import Archive, SourceText
from blogsite.importing.ledger import OLD_SITE
from blogsite.importing.native import Native, NativeText
from blogsite.importing.urls import split_url
from blogsite.model.urls import is_web_url

KEY = "import:"
# Whatever else a scheme could do, it isn't done in a post.
_SAFE = {"http", "https", "mailto"}
# How WordPress names its texts wherever it is asked for them.
_NUMBERED = re.compile(r"(?:^|&)((?:p|page_id|attachment_id)=\d{1,20})(?=&|$)")
_PAGE = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an address means; at most one of ``text``, ``file`` and ``url`` is there.

    ``url`` is one that needs no source; without any of them the address leads nowhere. ``moved`` says
    in words why ``url`` isn't what was written.
    """

    text: NativeText | None = None
    fragment: str = ""
    file: Path | None = None
    url: str = ""
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """All that texts of an archive may point at; ``files`` has the texts by their source file.

    ``hidden`` are the paths of those that readers don't see, or not yet.
    """

    archive: Archive
    native: Native
    files: Mapping[Path, NativeText] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def meaning(self, address: str, text: SourceText) -> Meaning:
        """Return what an address in a text means."""
        if address.startswith(KEY):
            key, _, fragment = address.partition("#")
            return Meaning(self.native.addresses.get(key), fragment)
        parts = _split(address)
        if parts is None:
            return Meaning()
        if address.startswith("#"):
            return Meaning(url=address)
        if parts.scheme and parts.scheme.lower() not in _SAFE:
            return Meaning(moved=f"`{parts.scheme}:` is not allowed in posts")
        if parts.scheme == "mailto" or (parts.netloc and not self._is_own(parts)):
            return Meaning(url=address if parts.scheme else f"https:{address}")
        return self._own(address, parts, text)

    def _own(self, address: str, parts: SplitResult, text: SourceText) -> Meaning:
        for where in self._paths(address, parts, text):
            if found := self._at(where, parts.query):
                return Meaning(found, parts.fragment)
        file = self.archive.files.find(address, text)
        if file is not None and (found := self.files.get(file.resolve())):
            return Meaning(found, parts.fragment)
        if file is not None:
            return Meaning(file=file, fragment=parts.fragment)
        if listed := self.native.lists.get(site_path(urljoin(_page(text), address))):
            mark = f"#{parts.fragment}" if parts.fragment else ""
            return Meaning(url=listed + mark, moved=f"leads to {listed}")
        return self._elsewhere(address, text)

    def _paths(self, address: str, parts: SplitResult, text: SourceText) -> Iterator[str]:
        """Yield where a text may have been: below the site's own path many leave that out."""
        yield site_path(urljoin(_page(text), address))
        base = split_url(self.archive.base_url).path.rstrip("/")
        if base and parts.path.startswith("/") and not parts.netloc:
            yield site_path(base + parts.path)

    def _at(self, where: str, query: str) -> NativeText | None:
        """Return the text that was at a path, or that a query asks for by its number."""
        texts = self.native.addresses
        if found := texts.get(f"{where}?{query}"):
            return found
        numbered = _NUMBERED.search(query)
        return texts.get(f"/?{numbered[1]}") if numbered else texts.get(where)

    def remote(self, address: str, text: SourceText) -> str:
        """Return where an address led on the web; empty where the site's own place isn't known."""
        path = urljoin(_page(text), address)
        url = urljoin(self.archive.base_url, path) if self.archive.base_url else path
        return url if is_web_url(url) else ""

    def numbered(self, address: str, text: SourceText) -> str:
        """Return where an address led that asks for a text by its number, empty for any other."""
        parts = _split(address)
        return self.remote(address, text) if parts and _NUMBERED.search(parts.query) else ""

    def _elsewhere(self, address: str, text: SourceText) -> Meaning:
        url = self.remote(address, text) or urljoin(_page(text), address)
        if is_web_url(url) and not self.is_home(url):
            return Meaning(url=url, moved=f"{OLD_SITE}: {url}")
        return Meaning(url=url, moved="" if url == address else f"leads to {url}")

    def is_home(self, url: str) -> bool:
        """Whether a web address is that of the old site's front page."""
        parts = _split(url)
        is_front = site_path(url) == site_path(self.archive.base_url)
        return parts is not None and self._is_own(parts) and is_front

    def _is_own(self, parts: SplitResult) -> bool:
        return (parts.hostname or "") in self.archive.hosts


def site_path(address: str) -> str:
    """Return an address as ``Native.addresses`` has it: decoded, without host and last slash."""
    parts = _split(address)
    if parts is None:
        return address
    path = posixpath.normpath(unquote(parts.path) or "/")
    path = "/" + path.lstrip("/")
    return path.removesuffix("/index.html") or "/"


def _page(text: SourceText) -> str:
    """Return the path of the page that a text was, with the slash that relative links need."""
    if not text.addresses:
        return "/"
    path = split_url(text.addresses[0]).path or "/"
    return path if path.endswith(("/", *_PAGE)) else f"{path}/"


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if "\0" not in address else None
