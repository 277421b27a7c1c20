"""Old lists of posts and their feeds lead to those of the new site."""

from collections.abc import Callable
from typing import Any

from blogsite.importing.archive import Listed, OldList
from blogsite.importing.ledger import Part, Place

from .archives import Maker, notes, only

Built = Callable[..., list[str]]
_PLACE = Place("hugo.toml")


def _lists(*pairs: tuple[str, Listed], language: str = "en") -> tuple[OldList, ...]:
    feeds = (".xml", ".json")
    return tuple(
        OldList(address, of, _PLACE, language, is_feed=address.endswith(feeds))
        for address, of in pairs
    )


def _redirects(native: Any) -> dict[str, str]:
    listed = native.registry["content/site.yaml"].get("redirects", [])
    return {each["from"]: each["to"] for each in listed}


_OLD = (
    ("/index.xml", Listed.SITE),
    ("/posts/", Listed.POSTS),
    ("/posts/index.xml", Listed.POSTS),
    ("/tags/", Listed.TAGS),
    ("/tags/:name/", Listed.TAG),
    ("/categories/index.xml", Listed.TAGS),
    ("/categories/:name/", Listed.TAG),
    ("/categories/:name/index.xml", Listed.TAG),
    ("/writers/:name/", Listed.AUTHOR),
)


def test_each_list_and_feed_leads_on(maker: Maker, built: Built) -> None:
    """To the list or feed that has its posts; what stays where it was needs no redirect."""
    text = maker.text("a", addresses=("/posts/a/",), tags=["C++", "mesh"], authors="Writer One")
    lists = _lists(*_OLD)
    native = maker.settle(text, lists=lists)
    assert _redirects(native) == {
        "/index.xml": "/feed.xml",
        "/posts/index.xml": "/posts/feed.xml",
        "/tags/c++/": "/tags/c-plus-plus/",
        "/categories/index.xml": "/feed.xml",
        "/categories/c++/": "/tags/c-plus-plus/",
        "/categories/c++/index.xml": "/tags/c-plus-plus/feed.xml",
        "/categories/:name/": "/tags/:name/",
        "/categories/:name/index.xml": "/tags/:name/feed.xml",
        "/writers/:name/": "/authors/:name/",
    }
    fates = {name: notes(native, Part.REDIRECT, name)[0][0] for name, _ in _OLD}
    assert {name for name, fate in fates.items() if fate == "kept"} == {
        *("/posts/", "/tags/", "/tags/:name/")
    }
    assert "lost" not in fates.values()
    assert built(text, lists=lists) == []


def test_lists_below_a_path_and_in_other_languages_lead_on(maker: Maker, built: Built) -> None:
    """The redirects are those of the new site, whose own path is none of them."""
    texts = (
        maker.text("a", addresses=("/base/news/a/",)),
        maker.text("a", language="fr", addresses=("/base/fr/news/a/",)),
    )
    lists = (
        *_lists(("/base/news/rss.xml", Listed.POSTS), ("/base/labels/:name", Listed.TAG)),
        *_lists(("/base/fr/news/rss.xml", Listed.POSTS), language="fr"),
        *_lists(("/base/feed.xml", Listed.SITE), ("/base/News/feed.json", Listed.POSTS)),
    )
    values = {"lists": lists, "base": "/base", "base_url": "https://old.example.org/base/"}
    native = maker.settle(*texts, **values)
    assert _redirects(native) == {
        "/news/rss.xml": "/news/feed.xml",
        "/fr/news/rss.xml": "/fr/news/feed.xml",
        "/labels/:name": "/tags/:name/",
    }
    assert built(*texts, **values) == []


def test_lists_of_all_posts_stay(maker: Maker, built: Built) -> None:
    """The front page and that of the blog list posts here as well, and have the feed of the site."""
    text = maker.text("a", kind="release", addresses=("/releases/a/",))
    lists = _lists(
        *(("/", Listed.POSTS), ("/rss.xml", Listed.POSTS)),
        *(("/blog", Listed.POSTS), ("/blog/atom.xml", Listed.POSTS)),
    )
    native = maker.settle(text, lists=lists)
    assert _redirects(native) == {"/rss.xml": "/feed.xml", "/blog/atom.xml": "/feed.xml"}
    assert "lost" not in {fate for fate, _ in notes(native, Part.REDIRECT)}
    assert built(text, lists=lists) == []


def test_a_list_stays_where_its_head_has_a_text(maker: Maker, built: Built) -> None:
    """Readers of the old address find the posts; the text is a page by its name."""
    texts = (
        maker.text("_index", name="about-posts", addresses=("/posts/",), is_page=True),
        maker.text("a", addresses=("/2019/06/a/",)),
    )
    lists = _lists(("/posts/", Listed.POSTS))
    native = maker.settle(*texts, lists=lists)
    assert {text.url for text in native.texts} == {"/about-posts/", "/2019/06/a/"}
    kinds: Any = native.registry["content/site.yaml"]
    assert kinds["kinds"]["post"]["path"] == "/posts/"
    assert notes(native, Part.REDIRECT, "/posts/")[0] == (
        "changed",
        "is a list of posts, which the program makes; the text is at /about-posts/",
    )
    assert built(*texts, lists=lists) == []


def test_the_front_page_is_counted_once(maker: Maker) -> None:
    """A text that was there is a page by its name, which one entry says."""
    text = maker.text("home", addresses=("/",), is_page=True, authors=(), date="")
    native = maker.settle(text)
    assert only(native).url == "/home/"
    assert [fate for fate, _ in notes(native, Part.REDIRECT)] == ["changed"]
