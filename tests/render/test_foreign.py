"""Words that a language lacks, on pages of another direction."""

import json
import re

import pytest

from blogsite.render.foreign import mark_for, set_apart

SITE = "title: سائٹ\nlanguages: [en, ur, fa]\n"
UR = "---\ntitle: عنوان\n---\n\nمتن[^1]\n\n[^1]: نوٹ\n"
MARKS = re.compile("[\ufdd0-\ufdef]")


@pytest.fixture
def urdu(render, post):
    """A site in English and Urdu, and what else is given."""

    def make(files: dict[str, str] | None = None, settings: str = SITE):
        texts = {
            "site.yaml": settings,
            "posts/a.md": post("Text.\n", title="A", tags="[x]"),
            "posts/a.ur.md": UR,
        }
        return render({**texts, **(files or {})})

    return make


def test_words_of_a_text(urdu) -> None:
    """English words on a page from right to left say their language and run from left to right."""
    page = urdu().html("ur/blog/2019/06/24/a/index.html")
    spans = {
        "".join(each.itertext()): each for each in page.xpath("//span[@lang='en'][@dir='ltr']")
    }
    assert {"This post is a translation.", "1 min read", "Footnotes"} <= spans.keys()
    assert all(each.get("dir") == "ltr" for each in spans.values())


def test_words_of_attributes_and_titles(urdu) -> None:
    """In attributes, titles and data they stand as they are."""
    found = urdu()
    for path in ("ur/tags/index.html", "ur/tags/x/index.html", "ur/blog/2019/06/24/a/index.html"):
        page = found.html(path)
        assert not MARKS.search(found.text(path))
        assert all("span" not in value for value in page.xpath("//@*"))
        assert "Main menu" in page.xpath("//nav/@aria-label")
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        assert "span" not in data
    assert "Tags" in found.html("ur/tags/index.html").findtext(".//title")
    (heading,) = found.html("ur/tags/index.html").xpath("//h1/span[@lang='en'][@dir='ltr']")
    assert heading.text == "Tags"


def test_feeds_have_no_marks(urdu) -> None:
    """Feeds have the words alone."""
    found = urdu()
    assert not MARKS.search(found.text("ur/feed.xml") + found.text("ur/feed.json"))
    (item,) = json.loads(found.text("ur/feed.json"))["items"]
    assert "Footnotes" in item["content_html"]
    assert "<span" not in item["content_html"].partition("Footnotes")[0][-40:]


def test_pages_of_the_same_direction(urdu) -> None:
    """Nothing is added where directions agree, and where a language has its words."""
    settings = "languages: [en, ur, sw]\n"
    found = urdu({"posts/a.sw.md": "---\ntitle: A\n---\n\nMaandishi.\n"}, settings)
    assert '<span lang="en"' not in found.text("sw/tags/index.html")
    assert '<span lang="en"' not in found.text("tags/index.html")


def test_the_language_that_answers(urdu) -> None:
    """A word says the language that it is in: the default one, or English where that lacks it too."""
    german = 'msgid "Tags"\nmsgstr "Schlagworte"\n'
    site = {
        "i18n/sw/LC_MESSAGES/blogsite.po": german,
        "posts/a.md": "---\ntitle: A\ndate: 2019-06-24\nkind: guest-post\ntags: [x]\n---\n\nText.\n",
    }
    page = urdu(site, "languages: [sw, ur]\n").html("ur/tags/index.html")
    assert page.xpath("//h1/span/@lang") == ["sw"]
    assert page.xpath("//a[@class='skip']/span/@lang") == ["en"]


def test_words_within_words() -> None:
    """Marks may stand within each other, and within what looks like a tag's end."""
    mark = mark_for("ur")
    inner = mark("Tags", "en")
    html = f'<p title="a > {inner}">{mark(f"Liste {inner}", "de")}</p><title>{inner}</title>'
    assert set_apart(html) == (
        '<p title="a > Tags"><span lang="de" dir="ltr">Liste <span lang="en" dir="ltr">Tags</span>'
        "</span></p><title>Tags</title>"
    )
