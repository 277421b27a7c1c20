"""Links and pictures are resolved for each reader's language when the site is assembled."""

import pytest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("b.md", "/blog/2019/06/24/b/"),
        ("./b.md", "/blog/2019/06/24/b/"),
        ("../2018/c.md", "/blog/2019/06/24/c/"),
        ("b.md#part", "/blog/2019/06/24/b/#part"),
        ("../../pages/about.md", "/about/"),
        ("../2018/d/index.md", "/blog/2019/06/24/d/"),
        ("%62.md", "/blog/2019/06/24/b/"),
        ("/blog/", "/blog/"),
        ("#own", "#own"),
        ("a.md#own", "/blog/2019/06/24/a/#own"),
    ],
)
def test_links_by_file(assemble, post, written, url) -> None:
    """A link to a post's file becomes the post's URL; paths of the site stay as they are."""
    found = assemble(
        {
            "posts/2019/a.md": post(f"## Own\n\n[x]({written})\n"),
            "posts/2019/b.md": post("## Part\n"),
            "posts/2018/c.md": post(),
            "posts/2018/d/index.md": post(),
            "pages/about.md": "---\ntitle: About\n---\n",
        }
    )
    assert found.problems == []
    assert url in found.links("a")


def test_links_in_the_language_of_the_reader(assemble, post) -> None:
    """A translation's link to an original leads to its translation, where there is one."""
    found = assemble(
        {
            "posts/a.md": post("[x](b.md) [y](c.md)\n"),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n[x](b.md) [y](c.md) [z](b.zh-CN.md)\n",
            "posts/b.md": post("[z](a.zh-CN.md)\n"),
            "posts/b.zh-CN.md": "---\ntitle: 二\n---\n\n正文。\n",
            "posts/c.md": post(),
        }
    )
    assert found.links("a") == ("/blog/2019/06/24/b/", "/blog/2019/06/24/c/")
    assert found.links("a", "zh-CN") == (
        "/zh-cn/blog/2019/06/24/b/",
        "/blog/2019/06/24/c/",
        "/zh-cn/blog/2019/06/24/b/",
    )
    assert found.links("b") == ("/zh-cn/blog/2019/06/24/a/",)


def test_links_to_an_original_in_another_language(assemble, post) -> None:
    """A link that names the original leads to the reader's language, whichever it was written in."""
    found = assemble(
        {
            "site.yaml": "languages: [en, fr, zh-CN]\n",
            "posts/a.md": post("[x](b.fr.md)\n"),
            "posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n[x](b.fr.md)\n",
            "posts/b.fr.md": post(),
            "posts/b.zh-CN.md": "---\ntitle: 二\n---\n\n正文。\n",
        }
    )
    assert found.problems == []
    assert found.links("a") == ("/fr/blog/2019/06/24/b/",)
    assert found.links("a", "zh-CN") == ("/zh-cn/blog/2019/06/24/b/",)


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        ({"draft": "true"}, "it is a draft: "),
        ({"date": "2019-12-24"}, "it is of a day to come: "),
    ],
)
def test_hints_on_what_is_not_published(assemble, post, front, hint) -> None:
    """A link to what isn't published comes with the reason why it isn't."""
    (found,) = assemble({"posts/a.md": post("[x](b.md)\n"), "posts/b.md": post(**front)}).problems
    assert found.rule == "unpublished-link"
    assert found.hint.startswith(hint)


def test_links_to_expired_posts(assemble, post) -> None:
    """A link to a post whose time is over stays what it was: no site fails as time passes."""
    files = {
        "posts/a.md": post("[x](b.md) [y](b.md#part)\n"),
        "posts/b.md": post("## Part\n", expires="2019-06-25"),
    }
    found = assemble(files)
    assert {(each.rule, str(each.severity)) for each in found.problems} == {
        ("expired-link", "warning")
    }
    assert found.site.links["content/posts/a.md"] == (
        "/blog/2019/06/24/b/",
        "/blog/2019/06/24/b/#part",
    )


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("nothing.md", "missing-file"),
        ("b.md#nothing", "missing-anchor"),
        ("#nothing", "missing-anchor"),
        ("draft.md", "unpublished-link"),
        ("../../../x.md", "link-outside-content"),
        ("..%2f..%2f..%2f..%2fetc/passwd", "link-outside-content"),
        ("..\\..\\x.md", "link-outside-content"),
        ("b", "missing-file"),
        ("pic.png", "missing-file"),
        ("page.html", "unsafe-file"),
    ],
)
def test_links_to_nowhere(assemble, post, written, rule) -> None:
    """A link that leads nowhere, or out of the content, is found when the site is assembled."""
    found = assemble(
        {
            "posts/a.md": post(f"Text.\n\n[x]({written})\n"),
            "posts/b.md": post(),
            "posts/draft.md": post(draft="true"),
            "posts/page.html": "x",
        }
    )
    assert found.rules == [rule]
    assert found.problems[0].line == 8


def test_links_to_drafts_with_drafts(assemble, post) -> None:
    """A link to a draft is fine in a build that publishes drafts."""
    files = {"posts/a.md": post("[x](b.md)\n"), "posts/b.md": post(draft="true")}
    assert assemble(files, drafts=True).problems == []


def test_pictures_beside_a_post(assemble, post) -> None:
    """A file beside a post is published below `/media/`, one of a bundle below the post's URL."""
    found = assemble(
        {
            "posts/2019/a.md": post("![x](pic.png) ![y](sub/two.png)\n"),
            "posts/2019/pic.png": png(shade=1),
            "posts/2019/sub/two.png": png(shade=2),
            "posts/2019/b/index.md": post("![x](pic.png) ![y](../pic.png)\n"),
            "posts/2019/b/pic.png": png(shade=3),
            "posts/2019/unused.png": png(shade=4),
        }
    )
    assert found.problems == []
    assert found.links("a") == ("/media/posts/2019/pic.png", "/media/posts/2019/sub/two.png")
    assert found.links("b") == ("/blog/2019/06/24/b/pic.png", "/media/posts/2019/pic.png")
    assert dict(found.site.media) == {
        "/blog/2019/06/24/b/pic.png": "content/posts/2019/b/pic.png",
        "/media/posts/2019/pic.png": "content/posts/2019/pic.png",
        "/media/posts/2019/sub/two.png": "content/posts/2019/sub/two.png",
    }


def test_pictures_of_the_bundle_of_the_original(assemble, post) -> None:
    """A translation shows the pictures of the original's bundle, under the original's URL."""
    found = assemble(
        {
            "posts/a/index.md": post("![x](pic.png)\n", image="{src: pic.png, alt: x}"),
            "posts/a/index.zh-CN.md": "---\ntitle: 一\n---\n\n![x](pic.png)\n",
            "posts/a/pic.png": png(shade=1),
        }
    )
    assert found.problems == []
    assert found.links("a", "zh-CN") == found.links("a") == ("/blog/2019/06/24/a/pic.png",)
    assert found.post("a", "zh-CN").picture.src == "/blog/2019/06/24/a/pic.png"


def test_pictures_of_a_lonely_translation(assemble, post) -> None:
    """Where the original isn't published, a bundle's files are below the translation."""
    found = assemble(
        {"posts/a/index.zh-CN.md": post("![x](pic.png)\n"), "posts/a/pic.png": png(shade=1)}
    )
    assert found.links("a", "zh-CN") == ("/zh-cn/blog/2019/06/24/a/pic.png",)


@pytest.mark.parametrize(
    ("src", "rules"),
    [
        ("'https://example.org/a.png'", []),
        ("nothing.png", ["missing-file"]),
        ("../../../../etc/passwd", ["link-outside-content"]),
        ("/etc/passwd", ["link-outside-content"]),
        ("drawing.html", ["unsafe-file"]),
    ],
)
def test_picture_of_a_post(assemble, post, src, rules) -> None:
    """A post's picture is a file beside it or a web address."""
    found = assemble(
        {"posts/a.md": post(image=f"{{src: {src}, alt: x}}"), "posts/drawing.html": "<svg/>"}
    )
    assert found.rules == rules


@pytest.mark.parametrize(
    "src", ["http://[x", "javascript:x", "data:image/png;base64,AA", "//x/a.png"]
)
def test_picture_with_a_bad_url(assemble, post, src) -> None:
    """A picture's address that is none is an error, never a traceback."""
    found = assemble({"posts/a.md": post(image=f"{{src: '{src}', alt: x}}")})
    assert len(found.problems) == 1


def test_strange_names_are_encoded(assemble, post) -> None:
    """A file's name is percent-encoded in its URL, however the link writes it."""
    found = assemble(
        {
            "posts/a.md": post("![x](<a 1%25 ü.png>) ![y](%E5%AE%B9.png)\n"),
            "posts/容.png": png(shade=1),
            "posts/a 1% ü.png": png(shade=2),
        }
    )
    assert found.problems == []
    assert found.links("a") == (
        "/media/posts/a%201%25%20%C3%BC.png",
        "/media/posts/%E5%AE%B9.png",
    )
