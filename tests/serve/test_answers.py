"""What is served is what a build writes, answered as the host would."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from ..site.folders import RICH, snapshot  # noqa: TID252  (tests are no installed package)
from ..site.pictures import add_pictures  # noqa: TID252  (tests are no installed package)
from .benches import ALL, clean_build, unlike
from .previews import Preview
from .talking import CLIENT, ask, fetch

DRAFT = "announcements/2019/06/03/draft/"
SCHEDULED = "announcements/2019/12/24/later/"
EXPIRED = "announcements/2019/01/01/gone/"
PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SCRIPT = re.compile(
    rf'<script src="{CLIENT}" data-run="\w+" data-build="\d+" nonce="[\w-]+" defer></script>\n\Z'.encode()
)
NEAREST = re.compile(rb'<nav id="blogsite-nearest".*?</nav>', re.DOTALL)
HEADERS = """/*
  X-Everywhere: yes
  Cache-Control: max-age=31536000
/blog/*
  X-Blog: one
  X-Blog: two
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A site with all features below a path, and with headers of its own."""
    copied: Path = add_pictures(RICH, tmp_path_factory.mktemp("rich"))
    return {**snapshot(copied), "themes/plain/static/_headers": HEADERS.encode()}


@pytest.fixture(scope="module")
def preview(begin: Callable[..., Preview], files: dict[str, bytes]) -> Preview:
    """A server that shows all that there is."""
    return begin(files)


@pytest.fixture(scope="module")
def published(begin: Callable[..., Preview], files: dict[str, bytes]) -> Preview:
    """A server that shows what readers see, of a site that is at another address."""
    return begin(files, "--no-drafts", "--base-url", "https://www.example.org/")


@pytest.fixture(scope="module")
def built(preview: Preview, files: dict[str, bytes]) -> dict[str, bytes]:
    """What a build writes with the same options."""
    return clean_build(preview, files, *ALL)[0]


def test_base_path(preview: Preview) -> None:
    """The preview is where the site is: below its path, to which the top leads."""
    assert preview.base == "/archive/"
    answer = ask(preview.port, "/")
    assert (answer.status, answer.headers["location"]) == (302, "/archive/")
    assert ask(preview.port, "/blog/").status == 404


def test_same_bytes(preview: Preview, built: dict[str, bytes]) -> None:
    """Every file of a build is served, byte for byte, and there are no others."""
    assert len(built) > 100
    assert unlike(preview, built) == ""


def test_same_pages(preview: Preview, built: dict[str, bytes]) -> None:
    """Pages at their addresses are the files that a build writes."""
    pages = {path: data for path, data in built.items() if path.endswith("/index.html")}
    urls = {path: preview.base + quote(path.removesuffix("index.html")) for path in pages}
    found = fetch(preview.port, list(urls.values()))
    assert {path: found[url].body for path, url in urls.items()} == pages


def test_readers_get_a_script_more(preview: Preview, built: dict[str, bytes]) -> None:
    """To browsers a page has one script more at its end, and no other file has anything more."""
    urls = {path: preview.base + quote(path) for path in built}
    found = fetch(preview.port, list(urls.values()), **PAGE)
    for path, url in urls.items():
        wanted, body = built[path], found[url].body
        if path.endswith(".html"):
            assert SCRIPT.search(body), path
            body = SCRIPT.sub(b"", body)
        assert body == wanted, path


def test_other_address(published: Preview, files: dict[str, bytes]) -> None:
    """With `--no-drafts` and `--base-url` the bytes are those that will be deployed."""
    wanted = clean_build(published, files, "--base-url", "https://www.example.org/")[0]
    assert published.base == "/"
    assert unlike(published, wanted) == ""
    assert b"https://www.example.org/" in published.get("/sitemap.xml")


@pytest.mark.parametrize(
    ("path", "mark"), [(DRAFT, "draft"), (SCHEDULED, "scheduled"), (EXPIRED, "expired")]
)
def test_unpublished(preview: Preview, published: Preview, path: str, mark: str) -> None:
    """Drafts, scheduled and expired posts are shown and marked; with `--no-drafts` they are not."""
    answer = ask(preview.port, preview.base + path)
    assert answer.status == 200
    assert f"notice-{mark}" in answer.text
    assert 'content="noindex"' in answer.text
    assert ask(published.port, published.base + path).status == 404


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        ("old/bundle/", 301, "blog/2019/06/20/bundle/"),
        ("old/bundle", 301, "blog/2019/06/20/bundle/"),
        ("old/bundle/?a=b", 301, "blog/2019/06/20/bundle/?a=b"),
        ("2018/%C3%BCber/", 301, "blog/2019/06/20/bundle/"),
        ("blog", 301, "blog/"),
        ("blog?a=b", 301, "blog/?a=b"),
        ("zh-cn", 301, "zh-cn/"),
    ],
)
def test_redirects(preview: Preview, path: str, status: int, location: str) -> None:
    """Aliases lead to their posts, and folders without a slash to those with one."""
    answer = ask(preview.port, preview.base + path)
    assert (answer.status, answer.headers["location"]) == (status, preview.base + location)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("missing/", "404.html"),
        ("blog/missing.html", "404.html"),
        ("zh-cn/missing/", "zh-cn/404.html"),
        ("zh-cn/blog/missing", "zh-cn/404.html"),
        ("ar/missing/", "ar/404.html"),
    ],
)
def test_missing(preview: Preview, built: dict[str, bytes], path: str, page: str) -> None:
    """What isn't there is answered 404 with the site's page for it, in the language of the path."""
    plain = ask(preview.port, preview.base + path)
    assert (plain.status, plain.body) == (404, built[page])
    shown = ask(preview.port, preview.base + path, headers=PAGE)
    assert shown.status == 404
    assert NEAREST.sub(b"", SCRIPT.sub(b"", shown.body)) == built[page]


def test_nearest(preview: Preview) -> None:
    """A page for errors names the pages whose addresses are nearest, and says nothing as markup."""
    found = ask(preview.port, preview.base + "blog/bundel/", headers=PAGE)
    assert f'href="{preview.base}blog/2019/06/20/bundle/"' in found.text
    found = ask(preview.port, preview.base + "blog/%3Cb%3Ebundel/", headers=PAGE)
    assert "<b>bundel" not in found.text


def test_own_headers(preview: Preview) -> None:
    """The site's own headers are sent where they apply, but for those that would hide an edit."""
    front = ask(preview.port, preview.base).headers
    # The file names paths of the host, where the site is below a path of its own.
    assert front["x-everywhere"] == "yes"
    assert front["cache-control"] == "no-cache"
    assert "x-blog" not in front


@pytest.mark.parametrize("path", ["", "feed.xml", "missing/", "old/bundle/"])
@pytest.mark.parametrize("accepts", ["*/*", PAGE["Accept"]])
def test_head(preview: Preview, path: str, accepts: str) -> None:
    """HEAD is answered as GET, without the body."""
    url, headers = preview.base + path, {"Accept": accepts}
    got, head = ask(preview.port, url, headers=headers), ask(preview.port, url, "HEAD", headers)
    assert (head.status, head.body) == (got.status, b"")
    kept = ("content-type", "content-length", "etag", "location")
    assert [head.headers.get(name) for name in kept] == [got.headers.get(name) for name in kept]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["", "missing/", "feed.xml"])
def test_other_methods(preview: Preview, method: str, path: str) -> None:
    """There is nothing but to read, so other methods are refused."""
    answer = ask(preview.port, preview.base + path, method)
    assert answer.status == 405
    assert set(answer.headers["allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-99999999", 206, slice(None)),
        ("lines=1-2", 400, None),
        ("bytes=99999999-", 416, None),
    ],
)
def test_ranges(
    preview: Preview, built: dict[str, bytes], asked: str, status: int, part: slice | None
) -> None:
    """A part of a file can be asked for, as players and downloads do."""
    answer = ask(preview.port, preview.base + "feed.xml", headers={"Range": asked})
    assert answer.status == status
    if part is not None:
        assert answer.body == built["feed.xml"][part]


def test_known_files(preview: Preview) -> None:
    """A file that the browser has already isn't sent again."""
    url = preview.base + "feed.xml"
    tag = ask(preview.port, url).headers["etag"]
    again = ask(preview.port, url, headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("feed.json", "application/json; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("blog/2019/06/20/bundle/diagram.png", "image/png"),
    ],
)
def test_types(preview: Preview, path: str, kind: str) -> None:
    """Each file has its type, and text its encoding."""
    assert ask(preview.port, preview.base + path).headers["content-type"] == kind


def test_fingerprints(preview: Preview, built: dict[str, bytes]) -> None:
    """What has its content in its name is kept for ever, all else is asked for again."""
    asset = next(path for path in built if path.startswith("assets/"))
    for path, wanted in ((asset, "max-age=31536000, immutable"), ("feed.xml", "no-cache")):
        assert ask(preview.port, preview.base + path).headers["cache-control"] == wanted
