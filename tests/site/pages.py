"""Reads published pages and feeds as a program would."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree, html


@dataclass(frozen=True)
class Page:
    """A published page: its path in the output folder, and its text."""

    path: str
    data: bytes

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.data, parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(self.tree.xpath("//@id"))

    def values(self, xpath: str) -> list[str]:
        return [str(each) for each in self.tree.xpath(xpath)]

    @property
    def links(self) -> list[str]:
        """All that the page points at, as written."""
        sizes = (each for srcset in self.values("//@srcset") for each in srcset.split(", "))
        return [*self.values("//@href | //@src | //@poster"), *(size.split()[0] for size in sizes)]

    @property
    def canonical(self) -> str:
        return "".join(self.values("//link[@rel='canonical']/@href"))

    @property
    def is_indexed(self) -> bool:
        return not self.tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def pages_of(files: dict[str, bytes]) -> dict[str, Page]:
    """Return the pages among published files, by path."""
    return {path: Page(path, data) for path, data in files.items() if path.endswith(".html")}


def url_of(path: str, base_url: str) -> str:
    """Return the address at which a file is served."""
    return base_url + path.removesuffix("index.html")


def file_at(url: str) -> str:
    """Return the output file that a host serves for a site path."""
    path = unquote(url).removeprefix("/")
    return posixpath.join(path, "index.html") if path.endswith("/") or not path else path


def broken_links(files: dict[str, bytes], base_url: str) -> list[str]:
    """List the links of all pages that lead to no file, or to no anchor in it."""
    pages = pages_of(files)
    return [
        f"{page.path}: {link}"
        for page in pages.values()
        for link in dict.fromkeys(page.links)
        if not _leads_somewhere(urljoin(base_url + page.path, link), files, pages, base_url)
    ]


def _leads_somewhere(
    url: str, files: dict[str, bytes], pages: dict[str, Page], base_url: str
) -> bool:
    if urlsplit(url)[:2] != urlsplit(base_url)[:2]:
        return True
    start, parts = urlsplit(base_url).path, urlsplit(url)
    if not parts.path.startswith(start):
        return False
    path = file_at("/" + parts.path.removeprefix(start))
    if path not in files:
        return False
    anchor = unquote(parts.fragment)
    return not anchor or (path in pages and anchor in pages[path].anchors)


def xml_of(data: bytes) -> etree._Element:
    """Parse XML; raises where it is not well-formed."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
