"""Reads which pages a published site calls versions of each other, and finds what isn't honest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urljoin

from .pages import Page, pages_of, url_of, xml_of

_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
_FURTHER_PAGE = re.compile(r"/page/\d+/\Z")
# The switcher of a page; that of few languages has a second class.
SWITCHER = "//nav[starts-with(@class, 'languages')]"
# On front pages the switcher says it all.
_ALSO = f"//p[@class='also-in']//a | //body[@class='page-home']{SWITCHER}//a[not(@aria-current)]"


@dataclass(frozen=True)
class Facts:
    """What a page says of itself: to machines in its head, to readers in its text."""

    url: str
    page: Page

    @cached_property
    def language(self) -> str:
        return "".join(self.page.values("/html/@lang"))

    @cached_property
    def text_language(self) -> str:
        """The language of the text that the page is about, as its title has it."""
        return (self.page.values("//h1/@lang") or [self.language])[0]

    @cached_property
    def alternates(self) -> dict[str, str]:
        links = self.page.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
        found = {link.get("hreflang"): link.get("href") for link in links}
        assert len(found) == len(links), f"{self.url} has a language twice"
        return found

    @cached_property
    def said(self) -> dict[str, str]:
        """What readers are told in words: language to URL."""
        links = self.page.tree.xpath(_ALSO)
        return {link.get("hreflang"): urljoin(self.url, link.get("href")) for link in links}

    @property
    def may_be_listed(self) -> bool:
        return self.page.is_indexed and self.page.canonical == self.url


def facts_of(files: dict[str, bytes], base_url: str) -> dict[str, Facts]:
    """Return what the pages of a site say, by URL."""
    pages = pages_of(files).values()
    urls = ((quote(url_of(page.path, base_url), safe=":/"), page) for page in pages)
    return {url: Facts(url, page) for url, page in urls}


def sitemap_of(files: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """Return the alternates of each URL of the sitemap."""
    found = {}
    for entry in xml_of(files["sitemap.xml"]).iterfind("s:url", _NAMES):
        links = entry.findall("x:link", _NAMES)
        pairs = {link.get("hreflang", ""): link.get("href", "") for link in links}
        found[entry.findtext("s:loc", "", _NAMES)] = pairs
    return found


def dishonest(files: dict[str, bytes], base_url: str) -> list[str]:
    """List what is wrong with the versions that a site's pages and its sitemap name."""
    facts, sitemap = facts_of(files, base_url), sitemap_of(files)
    said = [fault for each in facts.values() for fault in _faults(each, facts)]
    listed = {
        url for url, each in facts.items() if each.may_be_listed and not _FURTHER_PAGE.search(url)
    }
    said += [f"{url} is missing in the sitemap" for url in sorted(listed - sitemap.keys())]
    said += [f"{url} is not for the sitemap" for url in sorted(sitemap.keys() - listed)]
    said += [
        f"{url}: the sitemap says {sitemap[url]}, the page {facts[url].alternates}"
        for url in sorted(listed & sitemap.keys())
        if sitemap[url] != facts[url].alternates
    ]
    return said


def _faults(own: Facts, facts: Mapping[str, Facts]) -> Iterator[str]:
    languages = {tag: url for tag, url in own.alternates.items() if tag != "x-default"}
    told = {tag: url for tag, url in languages.items() if tag != own.language}
    if not told.items() <= own.said.items():
        yield f"{own.url} tells readers {own.said}, machines {told}"
    if own.alternates:
        if not own.may_be_listed:
            yield f"{own.url} is not to be listed, and names alternates"
        if languages.get(own.language) != own.url or len(languages) < 2:
            yield f"{own.url} doesn't name itself and another version"
        if own.alternates.get("x-default") not in languages.values():
            yield f"{own.url} has no version for all others"
    for tag, url in languages.items():
        yield from _faults_of_a_version(own, tag, facts.get(url))


def _faults_of_a_version(own: Facts, tag: str, other: Facts | None) -> Iterator[str]:
    if other is None or not other.may_be_listed:
        yield f"{own.url} names a version in {tag} that is not to be listed"
    elif (other.language, other.text_language) != (tag, tag):
        yield f"{own.url} names {other.url} as {tag}, and it is in {other.text_language}"
    elif other.alternates != own.alternates:
        yield f"{own.url} names {other.url}, which doesn't agree"
