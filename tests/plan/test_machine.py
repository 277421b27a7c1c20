"""Feeds, sitemap, and what may not share a URL."""

from urllib.parse import urlsplit

import msgspec
import pytest

from blogsite import codec

PREFIXED = "https://example.org/archive/"


def test_feeds(jobs, everything) -> None:
    """The site, each language, kind, tag, author and event has a feed in both formats."""
    found = jobs(everything)
    feeds = {path.removesuffix("feed.xml") for path in found.jobs if path.endswith("feed.xml")}
    english = {"blog/guest-posts/", "case-studies/", "tags/t/", "authors/fei-guo/", "events/past/"}
    assert feeds == {
        *("", "all/", "zh-cn/", "zh-cn/blog/guest-posts/", "zh-cn/tags/t/"),
        *("zh-cn/authors/fei-guo/", "zh-cn/events/past/"),
        *english,
    }
    assert {
        path.removesuffix("feed.json") for path in found.jobs if path.endswith(".json")
    } == feeds


def test_the_feed_of_everything(jobs, everything, post) -> None:
    """All languages share a feed, newest first; with one language there is no need for it."""
    entries = jobs(everything).view("/all/feed.xml").entries
    assert [entry.language for entry in entries] == ["en", "zh-CN", "en"]
    assert "all/feed.xml" not in jobs({"posts/a.md": post()}).jobs


def test_feeds_are_short(jobs, post) -> None:
    """A feed has the newest entries only."""
    files = {f"posts/p{n}.md": post(date=f"2019-06-0{n}") for n in range(1, 6)}
    found = jobs({**files, "site.yaml": "feed_entries: 2\n"})
    entries = found.view("/feed.xml").entries
    assert [entry.published.day for entry in entries] == [5, 4]


def test_ids_are_stable(jobs, everything) -> None:
    """A preview under another address has the ids of the real site, and links of its own."""
    site = {**everything, "site.yaml": "base_url: https://blog.example.org/\n"}
    real, preview = jobs(site), jobs(site, base_url="https://preview.example.org/x/")
    for path in ("/feed.xml", "/tags/t/feed.json", "/zh-cn/feed.xml"):
        one, other = real.view(path), preview.view(path)
        assert one.id == other.id
        assert [entry.id for entry in one.entries] == [entry.id for entry in other.entries]
        assert all(
            entry.url.startswith("https://preview.example.org/x/") for entry in other.entries
        )
        assert other.folder.startswith("https://preview.example.org/x/")


def test_ids_outlive_edits(jobs, post) -> None:
    """An entry keeps its id when slug, kind, date and title change; each version has its own."""

    def ids(**front: str):
        site = {
            "site.yaml": "base_url: https://blog.example.org/\n",
            "posts/a.md": post(**front),
            "posts/a.fr.md": "---\ntitle: x\n---\n",
        }
        entries = jobs(site).view("/all/feed.xml").entries
        return {entry.language: entry.id for entry in entries}

    before = ids()
    assert ids(slug="b", kind="case-study", date="2019-06-25", title="Other") == before
    assert len(set(before.values())) == 2
    assert all(each.startswith("urn:uuid:") for each in before.values())


def test_fragments_in_feeds(jobs, post) -> None:
    """A link within a post is absolute in a feed, where the post isn't at home."""
    found = jobs({"posts/a.md": post("## Part\n\n[x](#part) [y](/blog/)\n")}, base_url=PREFIXED)
    assert set(found.view("/feed.xml").entries[0].body.values) >= {
        PREFIXED + "blog/2019/06/24/a/#part",
        PREFIXED + "blog/",
    }


def test_prefix(jobs, everything) -> None:
    """With a path in the base URL, every link within the site begins with it."""
    found = jobs(everything, base_url=PREFIXED)
    links = [
        text
        for job in found.jobs.values()
        if job.renderer.endswith(".html")
        for text in _texts(codec.encode(job.view))
        if text.startswith("/")
    ]
    assert len(links) > 100
    assert [link for link in links if not link.startswith("/archive/")] == []
    rules = found.view("/_redirects").rules
    pairs = [(rule.source, rule.target) for rule in rules]
    assert ("/archive/old/", "/archive/blog/2019/06/24/a/") in pairs
    assert ("/archive/zh-cn/*", "/archive/zh-cn/404.html") in pairs
    assert [pair for pair in pairs for url in pair if not url.startswith("/archive/")] == []


def test_prefix_of_absolute_urls(jobs, everything) -> None:
    """Sitemap, feeds and canonical links begin with the whole base URL."""
    found = jobs(everything, base_url=PREFIXED)
    urls = [entry.url for entry in found.view("/sitemap.xml").entries]
    urls += [found.view(url).head.canonical for url in found.pages]
    urls += [entry.url for entry in found.view("/feed.xml").entries]
    assert [url for url in urls if not url.startswith(PREFIXED)] == []


def test_prefix_changes_no_path(jobs, everything) -> None:
    """Where the site is hosted doesn't change where its files are."""
    assert set(jobs(everything, base_url=PREFIXED).jobs) == set(jobs(everything).jobs)


def test_sitemap(jobs, everything) -> None:
    """The sitemap has every page to be indexed, with its alternates."""
    found = jobs(everything, base_url="https://example.org/")
    entries = {urlsplit(entry.url).path: entry for entry in found.view("/sitemap.xml").entries}
    assert set(entries) == {url for url in found.pages if not url.endswith("404.html")}
    assert [tag for tag, _ in entries["/tags/t/"].alternates] == ["en", "zh-CN", "x-default"]
    assert entries["/case-studies/b/"].alternates == ()
    assert str(entries["/case-studies/b/"].modified) == "2018-02-01"


def test_large_sitemaps_are_split(jobs, everything, monkeypatch) -> None:
    """Beyond the protocol's limit, an index names several sitemaps."""
    monkeypatch.setattr("blogsite.plan.machine._LARGEST_SITEMAP", 10)
    found = jobs(everything, base_url="https://example.org/")
    names = found.view("/sitemap.xml").sitemaps
    assert names[0] == "https://example.org/sitemap-1.xml"
    views = [found.view(urlsplit(name).path) for name in names]
    assert all(0 < len(view.entries) <= 10 for view in views)
    assert sum(len(view.entries) for view in views) == len(found.pages) - 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("posts/2018/a.md", "posts/2019/a.md"),
        ("posts/a.md", "posts/a/index.md"),
        ("posts/2018/a.md", "posts/2019/A.md"),
        ("posts/2018/straße.md", "posts/2019/STRASSE.md"),
    ],
)
def test_collisions(jobs, post, one, other) -> None:
    """Two posts with one URL, or URLs that differ by case only, are an error naming both."""
    (found,) = jobs({one: post(), other: post()}).problems
    assert found.rule == "url-collision"
    assert {one, other} == {
        path for path in (one, other) if path in found.path or path in found.message
    }


@pytest.mark.parametrize(
    "path", ["pages/blog.md", "pages/tags.md", "pages/events.md", "pages/zh-cn.md"]
)
def test_collisions_with_lists(jobs, everything, path) -> None:
    """A page can't take the URL of a list."""
    found = jobs({**everything, path: "---\ntitle: x\n---\n"}).problems
    assert [(each.rule, each.path) for each in found] == [("url-collision", f"content/{path}")]


@pytest.mark.parametrize("name", ["index.html", "robots.txt", "feed.xml", "Sitemap.xml", "blog"])
def test_collisions_with_files_of_the_theme(jobs, name) -> None:
    """A file of the theme can't take the place of a page, nor of a folder that pages need."""
    found = jobs(
        {
            "site.yaml": "theme: mine\n",
            "themes/mine/theme.yaml": "extends: default\n",
            f"themes/mine/static/{name}": "x",
        }
    )
    assert {each.rule for each in found.problems} == {"url-collision"}


def test_fingerprints(jobs) -> None:
    """The URL of an asset changes with its content and only with it."""

    def assets(css: str):
        found = jobs(
            {
                "site.yaml": "theme: mine\n",
                "themes/mine/theme.yaml": "extends: default\n",
                "themes/mine/assets/extra.css": css,
            }
        )
        return {asset.name: asset.url for asset in found.view("/").frame.assets}

    one, same, other = assets("a {}"), assets("a {}"), assets("b {}")
    assert one == same
    assert {name for name in one if one[name] != other[name]} == {"extra.css"}


def _texts(data: bytes):
    waiting = [msgspec.msgpack.decode(data)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
