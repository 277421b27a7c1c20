"""What a review says of texts: posts and pages that are new, changed, moved or gone."""

from __future__ import annotations

from typing import Any

from blogsite.model.blocks import block_digest

from ..site.pictures import png  # noqa: TID252  (tests are no installed package)

ONE = "content/posts/one.md"


def _only(found: dict[str, Any]) -> dict[str, Any]:
    (text,) = found["texts"]
    return text


def test_a_word(repository, review, post) -> None:
    """Of an edited paragraph the text before and after is shown, and nothing of the others."""
    site = repository({ONE: post("First.\n\nSecond words.\n\nThird.\n")})
    site.write({ONE: post("First.\n\nOther words.\n\nThird.\n")})
    text = _only(review(site.root))
    assert (text["status"], text["after"]["url"]) == ("changed", "/blog/2019/06/24/one/")
    assert text["hunks"] == [
        {"status": "changed", "before": "Second words.", "after": "Other words."}
    ]


def test_a_formula(repository, review, post) -> None:
    """Of an edited formula the source is shown, which reads better than its letters in a row."""
    site = repository({ONE: post("```math\n\\frac{a}{b}\n```\n")})
    site.write({ONE: post("```math\n\\frac{a}{c}\n```\n")})
    (hunk,) = _only(review(site.root))["hunks"]
    assert (hunk["before"], hunk["after"]) == ("\\frac{a}{b}", "\\frac{a}{c}")


def test_new_and_gone(repository, review, post) -> None:
    """A new post is added; one that is deleted is gone, and its URL lost."""
    site = repository({ONE: post("One.\n")})
    site.write({ONE: None, "content/posts/two.md": post("Two.\n", title="Two")})
    found = review(site.root)
    assert [(each["status"], each["before"] is None) for each in found["texts"]] == [
        ("gone", False),
        ("added", True),
    ]
    assert found["lost"][0] == "/blog/2019/06/24/one/"


def test_moved_with_an_alias(repository, review, post) -> None:
    """A post at another URL to which the old one redirects is moved, and nothing of it is lost."""
    site = repository({ONE: post("One.\n")})
    moved = post("One, in other words.\n", aliases="[/blog/2019/06/24/one/]")
    site.write({ONE: None, "content/posts/another.md": moved})
    found = review(site.root)
    text = _only(found)
    assert (text["status"], text["before"]["url"]) == ("moved", "/blog/2019/06/24/one/")
    assert text["redirect"] == text["after"]["url"] == "/blog/2019/06/24/another/"
    assert found["lost"] == []
    assert found["redirects_added"] == [f"{text['before']['url']} {text['redirect']} 301"]


def test_moved_without_an_alias(repository, review, post) -> None:
    """A post with another slug, or a file of another name with the same words, is moved and lost."""
    site = repository({ONE: post("One.\n"), "content/posts/two.md": post("Two.\n")})
    site.write(
        {
            ONE: post("One.\n", slug="eins"),
            "content/posts/two.md": None,
            "content/posts/zwei.md": post("Two.\n"),
        }
    )
    found = review(site.root)
    assert [(each["status"], each["after"]["url"][-5:]) for each in found["texts"]] == [
        ("moved", "eins/"),
        ("moved", "zwei/"),
    ]
    assert found["lost"][:2] == ["/blog/2019/06/24/one/", "/blog/2019/06/24/two/"]


def test_front_matter(repository, review, post) -> None:
    """Keys of the front matter are shown as the file says them, before and after."""
    site = repository({ONE: post(tags="[a, b]", summary="Short")})
    site.write({ONE: post(tags="[a, c]", draft="true")})
    fields = {
        each["name"]: (each["before"], each["after"]) for each in _only(review(site.root))["fields"]
    }
    assert fields == {"tags": ("a, b", "a, c"), "summary": ("Short", ""), "draft": ("", "true")}


def test_values_of_the_front_matter(repository, review, post) -> None:
    """Authors, pictures, notes, dates and origins are shown in a line each."""
    author = {"content/authors/fei-guo.yaml": "name: Fei Guo\n"}
    site = repository({ONE: post(), "content/posts/a.png": png(), **author})
    site.write(
        {
            ONE: post(
                date="2019-06-25",
                slug="one",
                authors="[{id: fei-guo, role: Engineer, organization: Alibaba}]",
                image="{src: a.png, alt: Words}",
                updates="[{date: 2019-06-26, note: Mended}]",
                originally_published="{site: Alibaba, url: https://a.example/}",
                aliases="[/old/, /older/]",
            )
        }
    )
    fields = {each["name"]: each["after"] for each in _only(review(site.root))["fields"]}
    assert fields == {
        "date": "2019-06-25",
        "slug": "one",
        "authors": "fei-guo (Engineer; Alibaba)",
        "image": "a.png (Words)",
        "updates": "2019-06-26 (Mended)",
        "originally_published": "Alibaba (https://a.example/)",
        "aliases": "/old/, /older/",
    }


def test_links(repository, review, post) -> None:
    """Links that lead elsewhere, are new or are gone are listed; another wording is no change."""
    body = "[a](https://a.example/) [b](https://b.example/) [c](https://c.example/)\n"
    site = repository({ONE: post(body)})
    site.write({ONE: post("[a](https://d.example/) [other](https://b.example/) [e](/e/)\n")})
    links = [tuple(each.values()) for each in _only(review(site.root))["links"]]
    assert links == [
        ("a", "https://a.example/", "a", "https://d.example/"),
        ("c", "https://c.example/", "", ""),
        ("", "", "e", "/e/"),
    ]


def test_pictures(repository, review, post) -> None:
    """A picture described in other words is listed with both; a new file is listed as such."""
    site = repository({ONE: post("![Old](a.png)\n"), "content/posts/a.png": png()})
    site.write({ONE: post("![New](a.png) ![B](b.png)\n"), "content/posts/b.png": png(shade=1)})
    found = review(site.root)
    assert [tuple(each.values()) for each in _only(found)["pictures"]] == [
        ("Old", "/media/posts/a.png", "New", "/media/posts/a.png"),
        ("", "", "B", "/media/posts/b.png"),
    ]
    assert found["pictures"] == [{"status": "added", "url": "/media/posts/b.png"}]


def test_translations(repository, review, post) -> None:
    """A translation left behind by its original is stale; missing languages and new ones are said."""
    languages = "languages: [en, zh-CN, de]\n"
    chinese = "---\ntitle: 一\n---\n\n一。\n"
    site = repository(
        {"content/site.yaml": languages, ONE: post("One.\n"), "content/posts/one.zh-CN.md": chinese}
    )
    site.write(
        {ONE: post("Another one.\n"), "content/posts/one.de.md": "---\ntitle: Eins\n---\n\nEins.\n"}
    )
    changed, added = review(site.root)["texts"]
    assert changed["translations"] == {
        "original": "",
        "present": ["en", "zh-CN", "de"],
        "missing": [],
        "stale": ["zh-CN"],
    }
    assert added["after"]["language"] == "de"
    assert added["translations"]["original"] == "/blog/2019/06/24/one/"
    site.commit()
    site.write({ONE: post("A third one.\n"), "content/posts/one.zh-CN.md": chinese + "二。\n"})
    assert review(site.root)["texts"][0]["translations"]["stale"] == ["de"]


def test_translations_that_say_what_they_were_made_from(repository, review, post) -> None:
    """A noted digest decides, not which files were touched: a word isn't enough, a new note is."""
    chinese = "content/posts/one.zh-CN.md"

    def translated(digests: str, body: str = "一。\n") -> str:
        return f"---\ntitle: 一\ntranslation: {{source_digest: {digests}}}\n---\n\n{body}"

    site = repository({ONE: post("One.\n"), chinese: translated(_noted("One."))})
    site.write({ONE: post("Another.\n"), chinese: translated(_noted("One."), "一，\n")})
    changed = {each["after"]["language"]: each for each in review(site.root)["texts"]}
    assert changed["en"]["translations"]["stale"] == ["zh-CN"]
    site.write({chinese: translated(_noted("Another."), "一，\n")})
    changed = {each["after"]["language"]: each for each in review(site.root)["texts"]}
    assert changed["en"]["translations"]["stale"] == []
    (field,) = changed["zh-CN"]["fields"]
    assert field["name"] == "translation.source_digest"
    assert field["before"].startswith("2 blocks (")
    assert field["before"] != field["after"]


def _noted(text: str) -> str:
    """Return the digests of a post that is a title and a paragraph."""
    said = ("title", "A post"), ("paragraph", f"paragraph_open p\n{text}\nparagraph_close p")
    return " ".join(block_digest(kind, meaning) for kind, meaning in said)


def test_card(repository, review, post) -> None:
    """What a chat shows of a page is read from the page, before and after."""
    site = repository({ONE: post(title="Before", summary="Same")})
    site.write({ONE: post(title="After", summary="Same")})
    text = _only(review(site.root))
    assert (text["card_before"]["title"], text["card_after"]["title"]) == ("Before", "After")
    assert text["card_after"]["description"] == "Same"


def test_what_is_not_published(repository, review, post) -> None:
    """Drafts and scheduled posts are shown with their status, and not with `--no-drafts`."""
    site = repository({ONE: post()})
    site.write(
        {
            "content/posts/draft.md": post(draft="true"),
            "content/posts/later.md": post(date="2019-12-24"),
        }
    )
    shown = {
        each["after"]["source"][14:]: each["after"]["badge"] for each in review(site.root)["texts"]
    }
    assert shown == {"draft.md": "draft", "later.md": "scheduled"}
    assert review(site.root, "--no-drafts")["texts"] == []


def test_no_longer_published(repository, review, post) -> None:
    """A published text that becomes a draft or moves to a day to come is lost to readers."""
    pages = {"content/pages/about.md": "---\ntitle: About\n---\n\nText.\n"}
    two = "content/posts/two.md"
    site = repository({ONE: post(), two: post(slug="two"), **pages})
    site.write(
        {
            ONE: post(draft="true"),
            two: post(slug="two", date="2019-12-24", aliases="[/blog/2019/06/24/two/]"),
            "content/pages/about.md": "---\ntitle: About\ndraft: true\n---\n\nText.\n",
        }
    )
    found = review(site.root)
    urls = ["/about/", "/blog/2019/06/24/one/", "/blog/2019/06/24/two/"]
    assert {*found["lost"]} >= {*urls}
    assert sorted(each["before"]["url"] for each in found["texts"]) == urls
    assert {each["is_unpublished"] for each in found["texts"]} == {True}
    badges = {each["before"]["url"]: each["after"]["badge"] for each in found["texts"]}
    assert [badges[url] for url in urls] == ["draft", "draft", "scheduled"]


def test_lists_that_go_with_a_post(repository, review, post) -> None:
    """With a post that is a draft again readers lose the lists that it alone was in."""
    two = "content/posts/two.md"
    both = {ONE: post(tags="[a, b]"), two: post(tags="[b]")}
    site = repository(both)
    site.write({ONE: post(tags="[a, b]", draft="true")})
    lost = review(site.root)["lost"]
    assert ("/tags/a/" in lost, "/tags/b/" in lost) == (True, False)


def test_what_was_promised_is_reviewed(repository, review, post) -> None:
    """A site that would lose a URL which it keeps is reviewed, though no build publishes it."""
    lock = {"content/urls.lock": "/blog/2019/06/24/one/ #part\n"}
    site = repository({ONE: post("## Part\n"), **lock})
    site.write({ONE: post("## Piece\n")})
    found = review(site.root)
    assert [each["lost_anchors"] for each in found["texts"]] == [["part"]]
    site.write({ONE: post("## Part\n", slug="uno")})
    assert review(site.root)["lost"] == ["/blog/2019/06/24/one/"]


def test_published_at_last(repository, review, post) -> None:
    """A draft that is published loses nothing, nor one that stays a draft."""
    two = "content/posts/two.md"
    site = repository({ONE: post(draft="true"), two: post(draft="true")})
    site.write({ONE: post(), two: post("New.\n", draft="true")})
    found = review(site.root)
    assert found["lost"] == []
    assert [each["is_unpublished"] for each in found["texts"]] == [False, False]


def test_lost_anchors(repository, review, post) -> None:
    """A heading in other words loses its id, unless that is written behind it."""
    body = "## Part one\n\n## Part two\n\nA note.[^1]\n\n[^1]: Small.\n"
    site = repository({ONE: post(body)})
    site.write({ONE: post("## Part the first\n\n## Second {#part-two}\n\nA note.\n")})
    assert _only(review(site.root))["lost_anchors"] == ["part-one"]


def test_lost_anchors_of_a_moved_text(repository, review, post) -> None:
    """A text at another URL owes its anchors still."""
    site = repository({ONE: post("## Part one\n")})
    site.write({ONE: post("## Another\n", slug="two", aliases="[/blog/2019/06/24/one/]")})
    text = _only(review(site.root))
    assert (text["status"], text["lost_anchors"]) == ("moved", ["part-one"])


def test_lost_feed_ids(repository, review, post) -> None:
    """A file in another folder is another entry of feeds, though its page is as it was."""
    site = repository({ONE: post("Same.\n")})
    site.write({ONE: None, "content/posts/2019/one.md": post("Same.\n")})
    found = review(site.root)
    text = _only(found)
    (feed,) = (each for each in found["feeds"] if each["url"] == "/feed.xml")
    assert (text["status"], text["before"]["url"]) == ("changed", text["after"]["url"])
    assert [each["id"] for each in feed["gone"]] == [text["lost_feed_id"]]
    site.commit()
    site.write({"content/posts/2019/one.md": post("Other.\n")})
    assert _only(review(site.root))["lost_feed_id"] == ""


def test_neighbours(repository, review, post) -> None:
    """Pages that differ by what stands around their text come after the texts, in groups."""
    site = repository({ONE: post("One.\n")})
    site.write({"content/posts/two.md": post("Two.\n", date="2019-06-25")})
    found = review(site.root)
    assert [each["after"]["title"] for each in found["texts"]] == ["A post"]
    assert found["touched"] == [{"status": "changed", "url": "/blog/2019/06/24/one/"}]
    assert {"status": "changed", "url": "/blog/"} in found["lists"]
    (feed,) = (each for each in found["feeds"] if each["url"] == "/feed.xml")
    assert [each["url"] for each in feed["added"]] == ["http://localhost:8000/blog/2019/06/25/two/"]
    assert (feed["changed"], feed["gone"]) == ([], [])


def test_warnings(repository, review, post) -> None:
    """Warnings that the base doesn't have are listed, wherever the others have moved to."""
    site = repository({ONE: post("[a](#nowhere)\n")})
    site.write({ONE: post("New.\n\n[a](#nowhere)\n\n[b](#nothing)\n")})
    (found,) = review(site.root)["warnings"]
    assert found["rule"] == "missing-anchor"
    assert "nothing" in found["message"]


def test_many_texts(repository, review, post) -> None:
    """Beyond a number of texts what differs is left out, and the texts are still listed."""
    paths = [f"content/posts/p{number}.md" for number in range(45)]
    site = repository({path: post("One.\n") for path in paths})
    site.write({path: post("Two.\n") for path in paths})
    texts = review(site.root)["texts"]
    assert [each["is_shown"] for each in texts] == [True] * 40 + [False] * 5


def test_a_changed_theme(repository, review, post) -> None:
    """A theme that draws each page otherwise changes no text."""
    theme = {"content/site.yaml": "theme: own\n", "themes/own/theme.yaml": "extends: default\n"}
    template = '{% extends "base.html" %}{% set title = page.title %}{% block main %}<p>1</p>{% endblock %}'
    site = repository({ONE: post(), **theme, "themes/own/templates/post.html": template})
    site.write({"themes/own/templates/post.html": template.replace("1", "2")})
    found = review(site.root)
    assert found["texts"] == []
    assert found["touched"] == [{"status": "changed", "url": "/blog/2019/06/24/one/"}]
    assert found["inputs"] == [{"status": "changed", "path": "themes/own/templates/post.html"}]


def test_translations_in_place_of_stand_ins(repository, review, post) -> None:
    """A translation is new though a page stood in for it, and gone though one does again."""
    base = {
        "content/site.yaml": "languages: [en, fr]\nfallback: page\n",
        ONE: post("One.\n"),
        "content/posts/un.fr.md": post("Un.\n", date="2019-06-23"),
    }
    site = repository(base)
    site.write({"content/posts/one.fr.md": "---\ntitle: Premier\n---\n\nTexte.\n"})
    found = review(site.root)
    text = _only(found)
    assert (text["status"], text["after"]["url"]) == ("added", "/fr/blog/2019/06/24/one/")
    assert found["lost"] == []
    site.commit()
    site.write({"content/posts/one.fr.md": None})
    found = review(site.root, base="HEAD")
    text = _only(found)
    assert (text["status"], text["before"]["url"]) == ("gone", "/fr/blog/2019/06/24/one/")
    assert found["lost"] == []


def test_stand_ins_are_no_texts(repository, review, post) -> None:
    """An edited original is one text, however many pages show it; a new slug loses only its URL."""
    site = repository(
        {
            "content/site.yaml": "languages: [en, fr]\nfallback: page\n",
            ONE: post("One.\n"),
            "content/posts/un.fr.md": post("Un.\n", date="2019-06-23"),
        }
    )
    site.write({ONE: post("Other.\n")})
    found = review(site.root)
    assert (_only(found)["status"], found["touched"]) == (
        "changed",
        [{"status": "changed", "url": "/fr/blog/2019/06/24/one/"}],
    )
    site.write({ONE: post("One.\n", slug="eins")})
    found = review(site.root)
    assert (_only(found)["status"], found["lost"]) == ("moved", ["/blog/2019/06/24/one/"])
