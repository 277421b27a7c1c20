"""Feeds that readers of feeds understand."""

import json
import xml.etree.ElementTree as ET

import feedparser
import lxml.html
import pytest

SITE = {
    "site.yaml": "title: Our blog\ndescription: All of it\nbase_url: https://blog.example.org/\n",
    "authors/fei-guo.yaml": "name: Fei Guo\n",
    "tags/mesh.yaml": "name: Service mesh\n",
}


@pytest.fixture
def feeds(render, post):
    """A site with feeds in two languages."""
    return render(
        {
            **SITE,
            "posts/a.md": post(
                "Words & <b>markup</b> [b](b.md).\n",
                title="'A & B <c>'",
                authors="[fei-guo]",
                tags="[mesh]",
                updated="2019-06-25T10:00:00Z",
                summary="'Short & sweet'",
                image="{src: 'https://example.org/a.png', alt: x}",
            ),
            "posts/b.md": post(date="2019-06-01T08:30:00+02:00"),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
        }
    )


def test_atom(feeds) -> None:
    """An Atom feed says what RFC 4287 asks for, newest first."""
    found = feedparser.parse(feeds.text("feed.xml"))
    assert not found.bozo
    assert (found.feed.title, found.feed.subtitle) == ("Our blog", "All of it")
    assert found.feed.id == "https://blog.example.org/"
    assert found.feed.updated == "2019-06-25T10:00:00Z"
    assert {link.rel: link.href for link in found.feed.links} == {
        "self": "https://blog.example.org/feed.xml",
        "alternate": "https://blog.example.org/",
    }
    first, second = found.entries
    assert (first.title, first.summary) == ("A & B <c>", "Short & sweet")
    assert first.link == "https://blog.example.org/blog/2019/06/24/a/"
    assert first.id.startswith("urn:uuid:")
    assert first.id != second.id
    assert (first.published, first.updated) == ("2019-06-24T00:00:00Z", "2019-06-25T10:00:00Z")
    assert [tag.term for tag in first.tags] == ["Service mesh"]
    assert [author.name for author in first.authors] == ["Fei Guo"]
    assert second.published == "2019-06-01T06:30:00Z"


def test_atom_content(feeds) -> None:
    """An entry has the whole text, with absolute links."""
    root = ET.fromstring(feeds.text("feed.xml"))
    content = root.find(".//{*}entry/{*}content")
    assert content is not None
    assert content.get("type") == "html"
    assert "<b>markup</b>" in (content.text or "")
    assert 'href="https://blog.example.org/blog/2019/06/01/b/"' in (content.text or "")


def test_json_feed(feeds) -> None:
    """A JSON feed says the same as its Atom twin."""
    found = json.loads(feeds.text("feed.json"))
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == "https://blog.example.org/feed.json"
    assert found["home_page_url"] == "https://blog.example.org/"
    assert (found["title"], found["language"]) == ("Our blog", "en")
    first, second = found["items"]
    assert (first["title"], first["summary"]) == ("A & B <c>", "Short & sweet")
    assert first["date_modified"] == "2019-06-25T10:00:00Z"
    assert first["authors"] == [
        {"name": "Fei Guo", "url": "https://blog.example.org/authors/fei-guo/"}
    ]
    assert (first["tags"], first["image"]) == (["Service mesh"], "https://example.org/a.png")
    assert "<b>markup</b>" in first["content_html"]
    assert "authors" not in second
    assert [item["id"] for item in found["items"]] == [
        entry.id for entry in feedparser.parse(feeds.text("feed.xml")).entries
    ]


def test_titles(feeds) -> None:
    """A feed's title says what it is about, in its language."""
    titles = {
        "tags/mesh/": "Posts tagged Service mesh · Our blog",
        "authors/fei-guo/": "Posts by Fei Guo · Our blog",
        "blog/guest-posts/": "Guest posts · Our blog",
        "zh-cn/authors/fei-guo/": "Fei Guo 的文章 · Our blog",
        "all/": "Our blog (all languages)",
    }
    for path, title in titles.items():
        assert feedparser.parse(feeds.text(path + "feed.xml")).feed.title == title
        assert json.loads(feeds.text(path + "feed.json"))["title"] == title


def test_languages(feeds) -> None:
    """Entries in another language than the feed's say so."""
    root = ET.fromstring(feeds.text("all/feed.xml"))
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(language) == "en"
    assert [entry.get(language) for entry in root.findall("{*}entry")] == [None, "zh-CN", None]
    items = json.loads(feeds.text("all/feed.json"))["items"]
    assert [item["language"] for item in items] == ["en", "zh-CN", "en"]


def test_feeds_from_right_to_left(render, post) -> None:
    """A title isolates what runs against it, and a text says its direction, as no reader knows."""
    files = {
        "site.yaml": "title: {en: Blog, he: בלוג}\nlanguages: [en, he]\n",
        "tags/linux.yaml": "name: Linux\n",
        "posts/a.md": post(tags="[linux]"),
        "posts/a.he.md": "---\ntitle: א\n---\n\nטקסט.\n",
    }
    feeds = render(files)
    feed = feedparser.parse(feeds.text("he/tags/linux/feed.xml"))
    assert "\u2068Linux\u2069" in feed.feed.title
    assert feed.feed.title.endswith(" · בלוג")
    (item,) = json.loads(feeds.text("he/feed.json"))["items"]
    assert item["content_html"] == '<div lang="he" dir="rtl">\n<p>טקסט.</p>\n</div>'
    (item,) = json.loads(feeds.text("feed.json"))["items"]
    assert item["content_html"] == "<p>Text.</p>\n"


def test_an_empty_feed(render) -> None:
    """A feed without entries is a feed still."""
    found = render({})
    feed = feedparser.parse(found.text("feed.xml"))
    assert (feed.bozo, feed.entries) == (False, [])
    assert feed.feed.updated == "1970-01-01T00:00:00Z"
    assert json.loads(found.text("feed.json"))["items"] == []


HOSTILE = "]]> </content></entry> <!-- \\u2028 & &lt; &#x0; </script> {name} %s"


def test_hostile_texts(render, post) -> None:
    """No text breaks out of its place in a feed."""
    found = render(
        {
            "tags/x.yaml": f'name: "{HOSTILE}"\n',
            "authors/y.yaml": f'name: "{HOSTILE}"\n',
            "posts/a.md": post(
                f"{HOSTILE}\n",
                title=f'"{HOSTILE}"',
                summary=f'"{HOSTILE}"',
                tags="[x]",
                authors="[y]",
            ),
        }
    )
    for path in ("", "tags/x/", "authors/y/"):
        root = ET.fromstring(found.text(path + "feed.xml"))
        assert len(root.findall("{*}entry")) == 1
        shown = root.findtext("{*}entry/{*}title") or ""
        assert shown.split() == HOSTILE.replace("\\u2028", "\u2028").split()
        assert len(json.loads(found.text(path + "feed.json"))["items"]) == 1


BODY = """<b>With</b> raw <u>HTML</u>, which takes another way.

## Part {#part}

| a |
|---|
| b |

```text
<pre tabindex="0"><a class="anchor" href="#x"></a>
```
"""


@pytest.mark.parametrize("body", [BODY, BODY.split("\n", 1)[1]])
def test_content_is_for_readers_of_feeds(render, post, body) -> None:
    """Content has no links of headings to themselves and no stops for the tab key; code stays."""
    found = render({"posts/a.md": post(body)})
    (item,) = json.loads(found.text("feed.json"))["items"]
    html = lxml.html.fragment_fromstring(item["content_html"], create_parent="div")
    assert not html.xpath(".//*[@tabindex] | .//a")
    assert html.xpath("string(.//h2[@id='part'])") == "Part"
    assert html.xpath(".//td/text()") == ["b"]
    assert html.xpath("string(.//pre)").startswith('<pre tabindex="0"><a class="anchor"')
    page = found.html("blog/2019/06/24/a/index.html")
    assert len(page.xpath("//h2/a[@class='anchor']")) == 1
    assert len(page.xpath("//*[@class='body']//*[@tabindex]")) == 2


@pytest.mark.parametrize("before", ["", "<i></i>\n\n"])
def test_cards_are_links_in_feeds(render, post, before) -> None:
    """A card of another site's video is a plain link with its words, or with its address."""
    cards = "[The *talk*](https://youtu.be/abcdefghijk)\n\n<https://x.com/cncf/status/12>\n"
    found = render({"posts/a.md": post(before + cards)})
    (item,) = json.loads(found.text("feed.json"))["items"]
    assert item["content_html"].removeprefix("<p><i></i></p>\n").split("\n") == [
        '<p><a href="https://youtu.be/abcdefghijk">The <em>talk</em></a></p>',
        '<p><a href="https://x.com/cncf/status/12">https://x.com/cncf/status/12</a></p>',
        "",
    ]


def test_formulas_are_sources_in_feeds(render, post) -> None:
    """A formula is its source in a feed, as most readers of feeds know no MathML."""
    found = render({"posts/a.md": post("```math\na <\n  \\frac{b}{c}\n```\n")})
    (item,) = json.loads(found.text("feed.json"))["items"]
    assert item["content_html"] == "<pre><code>a &lt; \\frac{b}{c}</code></pre>\n"
