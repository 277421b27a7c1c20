"""Catalogues that serve languages without one of their own."""

import pytest

from blogsite.i18n.nearest import nearest

CATALOGUES = ("de", "en", "en-XA", "es", "pt-BR", "sr", "zh-CN", "zh-TW")
SERVED = {
    "zh": "zh-CN",
    "zh-Hans": "zh-CN",
    "zh-SG": "zh-CN",
    "zh-Hans-HK": "zh-CN",
    "zh-Hant": "zh-TW",
    "zh-HK": "zh-TW",
    "pt": "pt-BR",
    "pt-PT": "pt-BR",
    "de-AT": "de",
    "en-GB": "en",
    "es-419": "es",
    "es-MX": "es",
    "zh-TW": "zh-TW",
}


@pytest.mark.parametrize("tag", SERVED)
def test_the_nearest_catalogue(tag: str) -> None:
    """The likeliest script and region of a tag choose the catalogue."""
    assert nearest(tag, CATALOGUES) == SERVED[tag]


@pytest.mark.parametrize("tag", ["sr-Latn", "ur", "xx", "fr-CA"])
def test_no_catalogue_is_near(tag: str) -> None:
    """No catalogue of another language or script stands in."""
    assert nearest(tag, CATALOGUES) == ""


def test_the_pseudo_locale_is_near_to_nothing() -> None:
    """English readers never get the accented English of tests, nor does it hide that it is gone."""
    assert nearest("en-GB", ["en-XA"]) == ""
    assert nearest("en-XA", ["en"]) == ""


def test_the_own_region_goes_first() -> None:
    """A catalogue of the region wins over that of where most readers live."""
    assert nearest("es-MX", ["es", "es-MX"]) == "es-MX"
    assert nearest("zh-Hant-HK", ["zh-HK", "zh-TW"]) == "zh-HK"
    assert nearest("pt-AO", ["pt-BR", "pt-PT"]) == "pt-BR"


@pytest.mark.parametrize(("tag", "word"), [("zh", "标签"), ("pt-PT", "Tags"), ("zh-HK", "標籤")])
def test_pages_have_its_words(make_site, build, post, tmp_path, tag: str, word: str) -> None:
    """A page has the words of the nearest catalogue, and a build misses nothing."""
    root = make_site(
        {
            "content/site.yaml": f"languages: [en, {tag}]\n",
            "content/posts/a.md": post(title="A", tags="[x]"),
            f"content/posts/a.{tag}.md": "---\ntitle: B\n---\n\nText.\n",
        }
    )
    assert [each.message for each in build(root).diagnostics] == []
    assert f"<h1>{word}</h1>" in (tmp_path / f"out/{tag.lower()}/tags/index.html").read_text(
        "utf-8"
    )


def test_own_words_of_a_dialect(make_site, build, post, po, tmp_path) -> None:
    """A site's few words of a dialect go before those of the language, and pages hang on both."""
    own = "i18n/de-AT/LC_MESSAGES/blogsite.po"
    root = make_site(
        {
            "content/site.yaml": "languages: [en, de-AT]\n",
            "content/posts/a.md": post(title="A", tags="[x]"),
            "content/posts/a.de-AT.md": "---\ntitle: B\n---\n\nText.\n",
            own: po("de", Tags="Schlagwörter"),
        }
    )
    build(root)
    page = tmp_path / "out/de-at/tags/index.html"
    assert "<h1>Schlagwörter</h1>" in page.read_text("utf-8")
    assert "Zum Inhalt springen" in page.read_text("utf-8")
    (root / own).write_text(po("de", Tags="Themen"), "utf-8")
    build(root)
    assert "<h1>Themen</h1>" in page.read_text("utf-8")


def test_commands_know_it(make_site, run) -> None:
    """`check` and `update` want no words that the nearest catalogue of the program has."""
    root = make_site({"content/site.yaml": "languages: [en, zh, pt-PT]\n"})
    assert run(root, "check", "zh", "pt-PT").exit_code == 0
    assert "the program has all words" in run(root, "update", "zh-HK").stdout
    assert run(root, "check", "ur").exit_code == 1


def test_a_fault_is_said_once(make_site, build, post, po) -> None:
    """A broken catalogue that serves two languages is one fault."""
    root = make_site(
        {
            "content/site.yaml": "languages: [en, zh, zh-CN]\n",
            "content/posts/a.md": post(title="A"),
            "i18n/zh-CN/LC_MESSAGES/blogsite.po": po("zh_CN", Tags="%s"),
        }
    )
    assert [each.rule for each in build(root).diagnostics] == ["bad-translation"]
