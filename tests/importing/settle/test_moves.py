"""Old addresses lead on, and what can't be redirected is said."""

from collections.abc import Callable
from typing import Any

from blogsite.importing.archive import Redirect
from blogsite.importing.ledger import Part, Place

from .archives import Maker, fronts, notes, only

Built = Callable[..., list[str]]
_PLACE = Place("_redirects", 1)


def _redirects(native: Any) -> list[tuple[str, str]]:
    listed = native.registry["content/site.yaml"].get("redirects", [])
    return [(each["from"], each["to"]) for each in listed]


_ALIASES = {
    "/old/a/": "/old/a/",
    "/old/a.html": "/old/a.html",
    "/?p=12": "/?p=12",
    "https://old.example.org/?p=13": "/?p=13",
    "https://old.example.org/x": "/x",
    "/日本/": "/日本/",
    "/%E6%97%A5/": "/日/",
    "/Old/B/": "/Old/B/",
    "/a%20b/": "/a%20b/",
    "/other/index.html": "/other/",
    "old/b": "/old/b",
}
_DEAD = (
    *("https://elsewhere.example/a/", "/tags/", "/", "/blog/", "/a:b/", "/a*b/", "/?p", "//x"),
    *("/feed.xml", "/blog/b/", "/blog/B", "/sitemap.xml", "ftp://old.example.org/x", "/a/../b/"),
)


def test_an_address_that_differs_is_an_alias(maker: Maker, built: Built) -> None:
    """In the form in which the build takes it."""
    text = maker.text("a", addresses=("/blog/a/", *_ALIASES))
    native = maker.settle(text)
    assert only(native).front["aliases"] == tuple(_ALIASES.values())
    for address in _ALIASES:
        assert notes(native, Part.REDIRECT, address)[0] == ("changed", "leads to /blog/a/")
    assert built(text) == []


def test_what_can_not_lead_on_is_lost(maker: Maker, built: Built) -> None:
    """Pages that are there, other hosts, and paths that no redirect can have."""
    texts = (
        maker.text("a", addresses=("/blog/a/", *_DEAD), tags=["one"]),
        maker.text("b", addresses=("/blog/b/",)),
    )
    native = maker.settle(*texts)
    assert [front.get("aliases") for front in fronts(native)] == [None, None]
    fates = [fate for fate, _ in notes(native, Part.REDIRECT)]
    assert (fates.count("lost"), fates.count("kept")) == (len(_DEAD), 2)
    assert built(*texts) == []


def test_the_same_address_stays(maker: Maker) -> None:
    """With or without its slash, encoded or not, in whatever capitals, it is one."""
    addresses = ("/blog/ж/", "/Blog/ж/", "/blog/%D0%B6", "https://old.example.org/blog/%d0%b6/")
    native = maker.settle(maker.text("a", addresses=addresses))
    assert "aliases" not in only(native).front
    assert {fate for fate, _ in notes(native, Part.REDIRECT)} == {"kept"}


def test_a_page_with_a_query_is_there(maker: Maker, built: Built) -> None:
    """A page answers to its path whatever is asked for: to redirect that would lead in a circle."""
    text = maker.text("a", addresses=("/blog/a/", "/blog/a/?p=2", "/other/?p=2"))
    native = maker.settle(text, redirects=[Redirect("/blog/a/?p=3", "/blog/a/", _PLACE)])
    assert only(native).front["aliases"] == ("/other/?p=2",)
    assert _redirects(native) == []
    assert [fate for fate, _ in notes(native, Part.REDIRECT)].count("kept") == 3
    assert built(text) == []


def test_an_address_in_other_capitals_is_the_same(maker: Maker) -> None:
    """A path of a language was written as its tag is, and is in small letters here: nothing is lost."""
    native = maker.settle(
        maker.text("a", language="en", addresses=("/blog/a/",)),
        maker.text("a", language="zh-Hans", addresses=("/zh-Hans/blog/a/",)),
    )
    assert notes(native, Part.REDIRECT, "/zh-Hans/blog/a/")[0][0] == "kept"


def test_an_address_leads_to_one_text(maker: Maker, built: Built) -> None:
    """Where a text was comes before where another one was once."""
    texts = (
        maker.text("a", addresses=("/blog/a/", "/x/y/")),
        maker.text("b", addresses=("/x/y/",)),
        maker.text("c", addresses=("/blog/c/", "/x/y/")),
    )
    native = maker.settle(*texts)
    assert [front.get("aliases") for front in fronts(native)] == [None, ("/x/y/",), None]
    assert built(*texts) == []


def test_redirects_of_the_source_lead_to_where_their_targets_are_now(
    maker: Maker, built: Built
) -> None:
    """Those that would meet a page, lead in a circle or can't be followed are said."""
    text = maker.text("a", addresses=("/blog/a/", "/old/a"), tags=["one"])
    pairs = {
        "/short": "/old/a/#part",
        "/away": "https://elsewhere.example/",
        "/blog/a": "/x",
        "/tags": "/y",
        "/one": "/two",
        "/two": "/one",
        "/old/a/": "/z",
        "/many/*": "/blog/:splat",
        "/many/x": "/blog/a/",
        "/same": "/same/",
        "/bad": "javascript:x",
        "https://elsewhere.example/x": "/blog/a/",
        "/many": "/blog/a",
        "/with space": "/blog/a",
    }
    redirects = tuple(Redirect(source, target, _PLACE) for source, target in pairs.items())
    native = maker.settle(text, redirects=redirects)
    found = dict(_redirects(native))
    assert found["/short"] == "/blog/a/#part"
    assert found["/away"] == "https://elsewhere.example/"
    assert list(found)[-1] == "/many/*"
    assert not {"/blog/a", "/tags", "/old/a/", "/same", "/bad"} & set(found)
    assert len({"/one", "/two"} & set(found)) < 2
    assert len(notes(native, Part.REDIRECT)) == len(pairs) + 2
    assert built(text, redirects=redirects) == []


def test_redirects_keep_their_status(maker: Maker, built: Built) -> None:
    """One for a while stays one; what is answered in another way is none, and said."""
    redirects = (
        Redirect("/now", "/blog/a/", _PLACE, 307),
        Redirect("/ever", "/blog/a/", _PLACE),
        Redirect("/*", "/404.html", _PLACE, 404),
    )
    native = maker.settle(maker.text("a", addresses=("/blog/a/",)), redirects=redirects)
    listed = native.registry["content/site.yaml"]["redirects"]
    assert [(each["from"], each.get("status")) for each in listed] == [
        ("/now", 302),
        ("/ever", None),
    ]
    assert ("lost", "answers with the status 404, and leads nowhere else") in notes(
        native, Part.REDIRECT
    )
    assert built(maker.text("a", addresses=("/blog/a/",)), redirects=redirects) == []


def test_old_paths_and_keys_mean_texts(maker: Maker) -> None:
    """The stage that leads links on finds each by any address that it had."""
    native = maker.settle(
        maker.text("k/ü", addresses=("/blog/a/", "/?p=1"), name="a"),
        maker.text("k/ü", language="fr", addresses=("/fr/blog/a/",), name="a"),
    )
    original, translation = native.texts
    assert native.addresses["/blog/a"] is original
    assert native.addresses["/?p=1"] is original
    assert native.addresses["/fr/blog/a"] is translation
    assert native.addresses["import:k/%C3%BC"] is original
    assert "/" not in native.addresses


def test_a_base_path_is_none_of_the_new_ones(maker: Maker, built: Built) -> None:
    """A site below a path has addresses that begin there; others can't be redirected."""
    text = maker.text("a", addresses=("/docs/blog/a/", "/docs/old/", "/elsewhere/"))
    values = {"base_url": "https://old.example.org/docs/"}
    native = maker.settle(text, **values)
    assert (only(native).url, only(native).front["aliases"]) == ("/blog/a/", ("/old/",))
    assert native.addresses["/docs/blog/a"] is only(native)
    assert native.addresses["/blog/a"] is only(native)
    assert built(text, **values) == []


def test_a_section_called_like_the_base_path_stays(maker: Maker) -> None:
    """What the source says of its path counts, be it that it has none."""
    texts = (
        maker.text("a", addresses=("/blog/blog/a.html", "/blog/old/")),
        maker.text("b", addresses=("/blog/b.html",), is_page=True),
    )
    values = {"base_url": "https://old.example.org/blog/"}
    below = maker.settle(*texts, base="/blog", **values)
    assert [text.url for text in below.texts] == ["/blog/a/", "/b/"]
    assert fronts(below)[0]["aliases"] == ("/blog/a.html", "/old/")
    whole = maker.settle(*texts, base="", **values)
    assert [text.url for text in whole.texts] == ["/blog/blog/a/", "/blog/b/"]
