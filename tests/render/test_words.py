"""How words of the interface read in their places, in languages that say things otherwise."""

import pytest

from blogsite.render.foreign import mark_for

ZH = "---\ntitle: 一\ntranslators: [lei-zhang]\n---\n\n正文。\n"


@pytest.fixture
def chinese(render, post):
    """A site in English and Chinese with somebody who translates."""
    return render(
        {
            "site.yaml": "languages: [en, zh-CN]\n",
            "authors/lei-zhang.yaml": "name: Lei Zhang\n",
            "posts/a.md": post("Text.\n", title="A"),
            "posts/a.zh-CN.md": ZH,
        }
    )


def test_translations_of_a_person_and_of_a_site(chinese, render, post) -> None:
    """The list of what somebody translated and the page of all languages may say different words."""
    author = chinese.html("zh-cn/authors/lei-zhang/index.html")
    assert [each.text for each in author.xpath("//h2[@id='_translations']")] == ["译文"]
    found = render(
        {"site.yaml": "languages: [zh-CN, en]\ncoverage_page: true\n", "posts/a.md": post()}
    )
    (heading,) = found.html("translations/index.html").xpath("//h1")
    way = found.data("translations/index.html")["BreadcrumbList"]["itemListElement"]
    assert heading.text == way[-1]["name"] == "翻译进度"


def test_brackets_of_feeds(chinese) -> None:
    """The format of a feed stands in the brackets of the page's language."""
    page = chinese.html("zh-cn/index.html")
    footer = [each.text_content() for each in page.xpath("//footer//li")]
    heads = page.xpath("//link[@rel='alternate'][@type='application/atom+xml']/@title")
    for said in (*footer, *heads):
        assert "(" not in said
    assert "所有语言（Atom）" in footer
    assert all(title.endswith("（Atom）") for title in heads)
    english = chinese.html("index.html").xpath("//link[@type='application/atom+xml']/@title")
    assert english
    assert all(title.endswith(" (Atom)") for title in english)


@pytest.mark.parametrize(
    ("number", "arabic", "hebrew"),
    [(1, "مقالة واحدة", "פוסט אחד"), (2, "مقالتان", "2 פוסטים"), (3, "3 مقالات", "3 פוסטים")],
)
def test_numbers_in_words(render, post, number: int, arabic: str, hebrew: str) -> None:
    """One and two are said by the word itself, where a form is for this number alone."""
    files = {"site.yaml": "languages: [en, ar, he]\n"}
    for name in "abc"[:number]:
        files[f"posts/{name}.md"] = post(title=name, tags="[x]")
        for tag in ("ar", "he"):
            files[f"posts/{name}.{tag}.md"] = f"---\ntitle: {name}\n---\n\nText.\n"
    found = render(files)
    for tag, said in (("ar", arabic), ("he", hebrew)):
        assert found.html(f"{tag}/tags/index.html").xpath("//p[@class='meta']/span")[0].text == said


def test_patterns_are_not_set_apart() -> None:
    """What has no letters of its own runs in the direction of what it is filled with."""
    mark = mark_for("ur")
    assert mark("%(city)s, %(country)s", "en") == "%(city)s, %(country)s"
    assert mark("{name} · 1", "en") == "{name} · 1"
    assert mark("Posts by {name}", "en") != "Posts by {name}"
