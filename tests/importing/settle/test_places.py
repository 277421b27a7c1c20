"""Files, slugs and URLs: old addresses stay where they can, and nothing collides."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from blogsite.importing.ledger import Part
from blogsite.importing.settle.permalinks import DEFAULT, infer_pattern
from blogsite.importing.settle.wording import file_name

from .archives import Maker, NoFiles, fronts, notes, only

_DAY = dt.date(2019, 6, 20)
Built = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/blog/2019/06/20/name/", "/blog/:year/:month/:day/:slug/"),
        ("/blog/2019/06/20/name", "/blog/:year/:month/:day/:slug/"),
        ("/2019/06/name/", "/:year/:month/:slug/"),
        ("/blog/2019/name/", "/blog/:year/:slug/"),
        ("/name/", "/:slug/"),
        ("/news/2019/06/20/name.html", "/news/:year/:month/:day/:slug/"),
        ("/ж/name/", "/ж/:slug/"),
        ("/%D0%B6/name/", "/ж/:slug/"),
        ("/2018/name/", "/2018/:slug/"),
        ("/a b/name/", DEFAULT),
        ("/a/:b/name/", DEFAULT),
        ("/", DEFAULT),
    ],
)
def test_a_pattern_is_told_by_a_path(path: str, pattern: str) -> None:
    """Parts that are those of the post's day are placeholders; what the settings refuse is none."""
    assert infer_pattern([(path, _DAY)]) == pattern


def test_the_pattern_of_most_posts_counts() -> None:
    """Where each post has another one, the usual pattern is taken."""
    many = [(f"/blog/{_DAY.year}/p{at}/", _DAY) for at in range(8)]
    assert infer_pattern([("/odd/p/", _DAY), *many]) == "/blog/:year/:slug/"
    assert infer_pattern([(f"/f{at}/p/", _DAY) for at in range(9)]) == DEFAULT


def test_a_post_stays_where_it_was(maker: Maker) -> None:
    """Its old address is its URL, so it needs no alias."""
    native = maker.settle(maker.text("a", name="other", addresses=("/words/2019/My.Name/",)))
    text = only(native)
    assert (text.path, text.url) == ("content/posts/2019/other.md", "/words/2019/My.Name/")
    assert text.front["slug"] == "My.Name"
    assert "aliases" not in text.front
    assert native.registry["content/site.yaml"]["kinds"] == {  # type: ignore[index, call-overload]
        "post": {
            "name": "Post",
            "plural": "Posts",
            "path": "/words/",
            "permalink": "/words/:year/:slug/",
        }
    }


def test_each_kind_has_a_pattern_of_its_own(maker: Maker) -> None:
    """Where announcements were elsewhere, they stay there."""
    native = maker.settle(
        maker.text("a", addresses=("/blog/2019/06/20/a/",)),
        maker.text("b", kind="announcement", addresses=("/announcements/b/",)),
    )
    assert [text.url for text in native.texts] == ["/blog/2019/06/20/a/", "/announcements/b/"]


def test_addresses_that_can_not_stay_make_no_pattern(maker: Maker) -> None:
    """Where a language had a folder of its own in place of a prefix, the other's pattern counts."""
    texts = (
        maker.text("a", addresses=("/stories/a/",)),
        maker.text("b", language="zh", addresses=("/stories-cn/b/",)),
        maker.text("c", language="zh", addresses=("/stories-cn/c/",)),
    )
    native = maker.settle(*texts)
    assert [text.url for text in native.texts] == [
        "/stories/a/",
        "/zh/stories/b/",
        "/zh/stories/c/",
    ]
    assert fronts(native)[1]["aliases"] == ("/stories-cn/b/",)
    prefixed = (
        maker.text(key, language="zh", addresses=(f"/zh/news/{key}/",)) for key in ("d", "e")
    )
    urls = [text.url for text in maker.settle(texts[0], *prefixed).texts]
    assert urls == ["/news/a/", "/zh/news/d/", "/zh/news/e/"]


def test_translations_stay_beside_their_original(maker: Maker) -> None:
    """Under their own slugs, where they had any."""
    native = maker.settle(
        maker.text("a", language="en", addresses=("/blog/a/",)),
        maker.text("a", language="zh_CN", addresses=("/zh-cn/blog/a/",)),
        maker.text("a", language="fr", addresses=("/fr/blog/un/",)),
    )
    assert [(text.path, text.url, text.front.get("slug")) for text in native.texts] == [
        ("content/posts/2019/a.md", "/blog/a/", None),
        ("content/posts/2019/a.fr.md", "/fr/blog/un/", "un"),
        ("content/posts/2019/a.zh-CN.md", "/zh-cn/blog/a/", None),
    ]
    assert not [front for front in fronts(native) if "aliases" in front]


def test_a_text_with_files_is_a_bundle_in_all_languages(maker: Maker) -> None:
    """One version with a picture is enough."""
    original = maker.text("a", body="![x](x.png)\n")
    native = maker.settle(maker.text("a", language="fr"), original, files=NoFiles("x.png"))
    assert [text.path for text in native.texts] == [
        "content/posts/2019/a/index.md",
        "content/posts/2019/a/index.fr.md",
    ]


@pytest.mark.parametrize(
    ("body", "is_bundle"),
    [
        ("[x](x.png)", True),
        ("[x](<x.png>)", True),
        ("[x]: x.png", True),
        ('<img class="y" src="x.png">', True),
        ("<video poster=x.png>", True),
        ("x.png", False),
        ("![x](y.png)", False),
        ("![x](https://a.example/x.png)", False),
    ],
)
def test_files_are_found_in_any_link(maker: Maker, body: str, *, is_bundle: bool) -> None:
    """Links, pictures, definitions and HTML lead to files."""
    native = maker.settle(maker.text("a", body=body), files=NoFiles("x.png"))
    assert only(native).path.endswith("/index.md") == is_bundle


def test_equal_names_have_different_files(maker: Maker) -> None:
    """The first keeps its name; the other's is the same in each import."""
    texts = [maker.text(key, name="Same", addresses=(f"/blog/{key}/",)) for key in ("a", "b")]
    first, second = maker.settle(*texts).texts
    assert first.path == "content/posts/2019/Same.md"
    assert second.path.startswith("content/posts/2019/Same-")
    assert maker.settle(texts[0], maker.text("c"), texts[1]).texts[2].path == second.path
    assert [text.url for text in (first, second)] == ["/blog/a/", "/blog/b/"]


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("A name: of words!", "A-name-of-words"),
        ("_index", "index-text"),
        ("index", "index-text"),
        ("CON", "CON-text"),
        ("page", "page-text"),
        ("../../x", "x"),
        (".hidden", "hidden"),
        ("v1.2.3", "v1-2-3"),
        ("日本語の名前", "日本語の名前"),
        ("हिन्दी", "हिन्दी"),
        ("a/b", "a-b"),
        ("---", ""),
        ("é" * 100, "é" * 40),
        ("word-" * 30, "-".join(["word"] * 16)),
    ],
)
def test_names_of_files_are_fit_for_all_systems(name: str, made: str) -> None:
    """Letters of all scripts stay, what a system keeps for itself does not."""
    assert file_name(name) == made


def test_pages_stay_where_they_were(maker: Maker) -> None:
    """Folders and all; translations are beside them."""
    native = maker.settle(
        maker.text("a", is_page=True, addresses=("/About/the team.html",)),
        maker.text("a", is_page=True, language="fr", addresses=("/fr/about/equipe/",)),
        maker.text("b", is_page=True, name="imprint"),
        maker.text("c", is_page=True, name="home", addresses=("/",)),
    )
    assert [(text.path, text.url) for text in native.texts] == [
        ("content/pages/About/the-team.md", "/About/the-team/"),
        ("content/pages/About/the-team.fr.md", "/fr/About/equipe/"),
        ("content/pages/imprint.md", "/imprint/"),
        ("content/pages/home.md", "/home/"),
    ]


def test_a_text_in_one_language_only_is_an_original(maker: Maker, built: Built) -> None:
    """It says all that an original says, under the name of its language."""
    texts = (maker.text("a", language="fr", tags=["one"], authors="Name One"), maker.text("b"))
    text = maker.settle(*texts).texts[0]
    assert {"date", "tags", "authors"} <= set(text.front)
    assert text.path == "content/posts/2019/a.fr.md"
    assert built(*texts) == []


def test_two_texts_of_one_language_stand_apart(maker: Maker, built: Built) -> None:
    """Neither is lost where a source has `zh_CN` and `zh-cn`."""
    texts = [maker.text("a", language=tag) for tag in ("zh_CN", "zh-cn")]
    native = maker.settle(*texts)
    assert len({text.path for text in native.texts}) == 2
    assert built(*texts) == []


def test_urls_that_the_build_needs_are_left_to_it(maker: Maker, built: Built) -> None:
    """A post or page where a list is has another slug, and the ledger says so."""
    names = (
        "tags",
        "blog",
        "authors",
        "fr",
        "about",
        "About",
        "2019",
        "posts",
        "translations",
        "assets",
    )
    texts = [maker.text(f"p-{name}", addresses=(f"/{name}/",), name=name) for name in names]
    texts += [maker.text(f"g-{name}", is_page=True, addresses=(f"/{name}/",)) for name in names]
    texts.append(maker.text("t", language="fr", authors="Name One", tags=["one"]))
    native = maker.settle(*texts)
    assert len({text.url.casefold() for text in native.texts}) == len(texts)
    assert notes(native, Part.FIELD, "slug tags") != []
    assert built(*texts) == []


def test_published_translations_of_a_draft_stay_published(maker: Maker, built: Built) -> None:
    """A draft hides its translations, so it stands by itself."""
    texts = (
        maker.text("a", status="draft"),
        maker.text("a", language="fr"),
        maker.text("a", language="uk"),
    )
    native = maker.settle(*texts)
    drafts = [text.source.language for text in native.texts if text.front.get("draft")]
    assert drafts == ["en"]
    assert built(*texts) == []


def test_languages_are_written_as_tags(maker: Maker, built: Built) -> None:
    """What is no language is the site's own."""
    tags = ("zh-cn", "pt_br", "sr-latn", "es-419", "x-klingon", "qaa", "")
    texts = [maker.text(f"p{at}", language=tag) for at, tag in enumerate(tags)]
    site: Any = maker.settle(*texts).registry["content/site.yaml"]
    assert site["languages"] == [
        "en",
        "es-419",
        "pt-BR",
        {"tag": "qaa", "locale": "en"},
        "sr-Latn",
        "zh-CN",
    ]
    assert built(*texts) == []


def test_the_language_of_the_texts_has_no_prefix(maker: Maker) -> None:
    """Where nothing is in the language that a source says, that of most texts is the first."""
    texts = [maker.text(f"p{at}", language=tag) for at, tag in enumerate(("zh", "zh", "fr"))]
    site: Any = maker.settle(*texts).registry["content/site.yaml"]
    assert site["languages"] == ["zh", "fr"]
