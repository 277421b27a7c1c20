"""Feeds and sitemaps as programs read them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from lxml import etree, html

from .folders import SCHEMAS
from .pages import Page, pages_of, url_of, xml_of
from .running import PATIENCE, Run

with warnings.catch_warnings():
    # The parser still imports modules that Python is about to drop.
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

SITES = ("demo", "rich", "fifteen", "archive")
BASE_URLS = {
    "demo": "https://blog.example.org/",
    "rich": "https://blog.example.org/archive/",
    "fifteen": "https://blog.example.org/",
    "archive": "http://localhost:8000/",
}
JSON_FEED = json.loads(Path(__file__).with_name("json-feed.schema.json").read_text("utf-8"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
# The second page of a list and those after it are reached from the first.
_LATER_PAGE = re.compile(r"/page/\d+/\Z")


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> tuple[Run, str]:
    """A built site and its base URL."""
    return request.getfixturevalue(request.param), BASE_URLS[request.param]


def _named(built: Run, ending: str) -> dict[str, bytes]:
    found = {path: data for path, data in built.files.items() if path.endswith(ending)}
    assert found
    return found


def test_atom_feeds_follow_the_schema(
    site: tuple[Run, str], missing: Callable[[str], NoReturn]
) -> None:
    """Every Atom feed follows the RELAX NG schema of RFC 4287."""
    schema, jing = SCHEMAS / "atom.rnc", shutil.which("jing")
    if not schema.is_file():
        pytest.skip("no schema of Atom beside the checkout")
    if jing is None:
        missing("checking Atom feeds needs `jing`")
    feeds = [str(site[0].output / path) for path in _named(site[0], "feed.xml")]
    done = subprocess.run(
        [jing, "-c", str(schema), *feeds],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_feed_readers_understand_atom_feeds(site: tuple[Run, str]) -> None:
    """A feed reader finds no fault in any Atom feed, and a title, date and text in each entry."""
    for path, data in _named(site[0], "feed.xml").items():
        feed = feedparser.parse(data)
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.feed.title
        for entry in feed.entries:
            assert entry.id
            assert entry.title
            assert entry.updated_parsed
            assert urlsplit(entry.link).netloc


def test_json_feeds_follow_the_schema(site: tuple[Run, str]) -> None:
    """Every JSON feed follows version 1.1 of the format."""
    validator = jsonschema.Draft202012Validator(JSON_FEED)
    validator.check_schema(JSON_FEED)
    for path, data in _named(site[0], "feed.json").items():
        assert [each.message for each in validator.iter_errors(json.loads(data))] == [], path


def test_both_formats_say_the_same(site: tuple[Run, str]) -> None:
    """A feed in Atom and the one in JSON beside it have the same entries in the same order."""
    built, _ = site
    for path, data in _named(built, "feed.xml").items():
        atom = xml_of(data).findall("a:entry/a:id", ATOM)
        as_json = json.loads(built.files[path.removesuffix("xml") + "json"])
        assert [each.text for each in atom] == [item["id"] for item in as_json["items"]], path


def test_feeds_know_their_address(site: tuple[Run, str]) -> None:
    """A feed's own address is the one it is served at."""
    built, base_url = site
    for path, data in _named(built, "feed.json").items():
        assert json.loads(data)["feed_url"] == base_url + path
    for path, data in _named(built, "feed.xml").items():
        links = xml_of(data).findall("a:link[@rel='self']", ATOM)
        assert [each.get("href") for each in links] == [base_url + path]


def test_feeds_hold_absolute_urls_only(site: tuple[Run, str]) -> None:
    """Nothing in an entry's text depends on the page that shows it."""
    for path, data in _named(site[0], "feed.json").items():
        for item in json.loads(data)["items"]:
            for url in _urls(item):
                assert urlsplit(url).scheme in {"http", "https", "mailto"}, (path, url)


def _urls(item: dict[str, Any]) -> list[str]:
    text = item["content_html"]
    found = html.fragment_fromstring(text, create_parent="div").xpath("//@href | //@src")
    return [item["url"], *map(str, found)]


def test_entries_lead_to_published_pages(site: tuple[Run, str]) -> None:
    """Every entry of a feed has a page."""
    built, base_url = site
    addresses = {url_of(path, base_url) for path in pages_of(built.files)}
    for data in _named(built, "feed.json").values():
        for item in json.loads(data)["items"]:
            assert unquote(item["url"]) in addresses


def _is_for_search(page: Page, url: str) -> bool:
    """Whether a page is in its own right what a search engine should show."""
    return page.is_indexed and unquote(page.canonical) == url and not _LATER_PAGE.search(url)


def test_sitemap_is_complete(site: tuple[Run, str]) -> None:
    """The sitemap lists every page that may be indexed under its own address, and no other."""
    built, base_url = site
    listed = [e.text for e in xml_of(built.files["sitemap.xml"]).findall("s:url/s:loc", SITEMAP)]
    wanted = {
        url_of(path, base_url)
        for path, page in pages_of(built.files).items()
        if _is_for_search(page, url_of(path, base_url))
    }
    assert {unquote(url or "") for url in listed} == wanted
    assert len(listed) == len(wanted)


def test_sitemap_names_the_same_translations_as_the_pages(site: tuple[Run, str]) -> None:
    """The language alternates of a URL in the sitemap are those in the page's head."""
    built, base_url = site
    pages = {url_of(path, base_url): page for path, page in pages_of(built.files).items()}
    for entry in xml_of(built.files["sitemap.xml"]).findall("s:url", SITEMAP):
        page = pages[unquote(entry.findtext("s:loc", "", SITEMAP))]
        links = [(e.get("hreflang"), e.get("href")) for e in entry.findall("x:link", SITEMAP)]
        heads = page.tree.xpath("//link[@rel='alternate'][@hreflang][not(@type)]")
        assert links == [(e.get("hreflang"), e.get("href")) for e in heads]


def test_sitemap_follows_the_schema(site: tuple[Run, str]) -> None:
    """The sitemap follows the XML schema of the protocol, links to translations aside."""
    schema = SCHEMAS / "sitemap.xsd"
    if not schema.is_file():
        pytest.skip("no schema of sitemaps beside the checkout")
    tree = xml_of(site[0].files["sitemap.xml"])
    etree.strip_elements(tree, "{http://www.w3.org/1999/xhtml}link", with_tail=False)
    parsed = etree.XMLSchema(etree.parse(str(schema)))
    assert parsed.validate(tree), parsed.error_log


def test_robots_name_the_sitemap(site: tuple[Run, str]) -> None:
    """robots.txt lets crawlers in and says where the sitemap is."""
    text = site[0].files["robots.txt"].decode()
    assert f"Sitemap: {site[1]}sitemap.xml" in text.splitlines()
    assert "Disallow: /" not in text
