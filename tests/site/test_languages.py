"""Sites in many languages: which pages there are, and what they say of each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest

from .folders import snapshot, write_files
from .hreflang import SWITCHER, Facts, dishonest, facts_of, sitemap_of
from .languages import BASE_URL, LANGUAGES, OTHERS, many_languages
from .pages import broken_links, pages_of
from .running import Run, build_here

Sites = Callable[..., dict[str, bytes]]
MODES = ("none", "list", "page")
EVERYTHING = {"drafts": True, "future": True, "expired": True}
POST = "blog/2019/06/{}/"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build the site of many languages, each way of it once."""
    made: dict[object, dict[str, bytes]] = {}

    def build(fallback: str, **options: bool) -> dict[str, bytes]:
        key = (fallback, *options.items())
        if key not in made:
            folder = tmp_path_factory.mktemp("languages")
            root = write_files(folder / "site", many_languages(fallback))
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("BLOGSITE_CACHE_DIR", str(folder / "cache"))
                found = build_here(root, folder / "out", **options).diagnostics
            # Nothing is wrong with the site but what each of its languages lacks.
            assert [each for each in found if each.severity == "error"] == []
            made[key] = snapshot(folder / "out")
        return made[key]

    return build


def _facts(files: dict[str, bytes], path: str) -> Facts:
    return facts_of(files, BASE_URL)[BASE_URL + path]


@pytest.mark.parametrize("fallback", MODES)
@pytest.mark.parametrize("options", [{}, EVERYTHING], ids=["published", "everything"])
def test_versions_are_honest(sites: Sites, fallback: str, options: dict[str, bool]) -> None:
    """In pages and sitemap versions name each other, themselves and one for all others, and only
    pages that are translated and may be listed."""
    files = sites(fallback, **options)
    assert dishonest(files, BASE_URL) == []
    everywhere = _facts(files, "ar/" + POST.format("20/all-0"))
    assert set(everywhere.alternates) == {*LANGUAGES, "x-default"}
    assert everywhere.alternates["x-default"] == BASE_URL + POST.format("20/all-0")


def test_versions_of_other_sites_are_honest(demo: Run, rich: Run) -> None:
    """The same holds for the demonstration site, and for one below a path with drafts."""
    assert dishonest(demo.files, BASE_URL) == []
    assert dishonest(rich.files, BASE_URL + "archive/") == []


@pytest.mark.parametrize("fallback", MODES)
def test_links_lead_somewhere(sites: Sites, fallback: str) -> None:
    """Every link of every page leads to a file, whatever the language has."""
    assert broken_links(sites(fallback), BASE_URL) == []


@pytest.mark.parametrize("fallback", MODES)
def test_a_hidden_site_names_no_versions(sites: Sites, fallback: str) -> None:
    """Where search engines are kept out, neither pages nor sitemap name alternates."""
    files = sites(fallback, noindex=True)
    assert {url for url, each in facts_of(files, BASE_URL).items() if each.alternates} == set()
    assert {url for url, pairs in sitemap_of(files).items() if pairs} == set()


def test_each_language_has_its_own_pages(sites: Sites) -> None:
    """Each language has its home, lists, terms, events, feeds, archives and page for lost readers."""
    files = sites("none")
    own = {
        *("index.html", "404.html", "blog/index.html", "blog/page/2/index.html"),
        *("blog/2019/index.html", "blog/2018/index.html", "blog/guest-posts/index.html"),
        *("tags/index.html", "tags/kubernetes/index.html", "tags/kubernetes/page/2/index.html"),
        *("authors/index.html", "authors/fei-guo/index.html", "events/index.html"),
        *("events/kubecon/index.html", "series/index.html", "series/tenants/index.html"),
        *("feed.xml", "feed.json", "tags/kubernetes/feed.xml", "events/kubecon/feed.json"),
        *("authors/fei-guo/feed.xml", "blog/guest-posts/feed.json"),
    }
    for tag in OTHERS:
        start = f"{tag.lower()}/"
        assert own - {path.removeprefix(start) for path in files if path.startswith(start)} == set()
        pages = pages_of({path: data for path, data in files.items() if path.startswith(start)})
        assert {each for page in pages.values() for each in page.values("/html/@lang")} == {tag}
        assert f'xml:lang="{tag}"'.encode() in files[f"{start}feed.xml"]


def test_names_are_in_the_readers_language(sites: Sites) -> None:
    """Names of authors, tags and series are the language's own; their URLs are the same."""

    def title(path: str) -> str:
        return str(_facts(sites("none"), path).page.tree.xpath("string(//h1)")).strip()

    assert (title("authors/fei-guo/"), title("zh-cn/authors/fei-guo/")) == ("Fei Guo", "郭飞")
    assert "كوبرنيتس" in title("ar/tags/kubernetes/")
    assert [title(f"{each}series/tenants/") for each in ("", "fr/", "de/")] == [
        *("Many tenants", "Plusieurs locataires", "Many tenants")
    ]


def test_readers_are_told_of_versions(sites: Sites) -> None:
    """A page names the languages that it is in, and the switcher says where it leads elsewhere."""
    page = _facts(sites("none"), "ar/" + POST.format("17/part"))
    assert page.said == {
        "en": BASE_URL + POST.format("17/part"),
        "de": BASE_URL + "de/" + POST.format("17/teil"),
    }
    assert _targets(page) == {
        tag: "الصفحة الرئيسية" for tag in LANGUAGES if tag not in {"ar", *page.said}
    }
    assert _facts(sites("none"), "fr/about/").said.keys() == {"en", "ar"}
    assert _facts(sites("none"), "he/tags/kubernetes/page/2/").said.keys() == {*LANGUAGES} - {"he"}
    assert _targets(_facts(sites("page"), "case-studies/alone/")) == dict.fromkeys(
        OTHERS, "not translated"
    )


def _targets(facts: Facts) -> dict[str, str]:
    """Return what the switcher says of languages that have no version of a page."""
    links = facts.page.tree.xpath(f"{SWITCHER}//a[span[@class='language-target']]")
    return {
        link.get("data-language"): link.xpath("string(span[@class='language-target'])")
        for link in links
    }


@pytest.mark.parametrize("fallback", MODES)
def test_links_say_the_language_that_they_lead_to(sites: Sites, fallback: str) -> None:
    """A link names the language of the text that it leads to, or none; where a list holds nothing
    but posts of other languages it names none."""
    files = sites(fallback)
    facts = facts_of(files, BASE_URL)
    said = [
        (link.get("hreflang"), urljoin(each.url, link.get("href")))
        for each in facts.values()
        for link in each.page.tree.xpath("//body//a[@hreflang]")
    ]
    assert {tag for tag, _ in said} == {*LANGUAGES}
    assert [pair for pair in said if facts[pair[1]].text_language != pair[0]] == []
    assert not {url for _, url in said if url.startswith(BASE_URL + "de/tags/alone/")}


def test_a_post_is_lent_to_other_languages(sites: Sites) -> None:
    """With `list`, lists show what isn't translated, marked as what it is; feeds don't."""
    plain, lent = sites("none"), sites("list")
    for path in ("de/index.html", "de/blog/2019/index.html", "de/tags/alone/index.html"):
        pages = pages_of(lent)
        links = "//main//a[contains(@href, '/blog/') or contains(@href, '/case-studies/')]"
        own = pages[path].tree.xpath(f"{links}[@hreflang='en'][string()='Alone']")
        assert [link.get("href") for link in own] == ["/case-studies/alone/"]
        card = own[0].xpath("ancestor::article | ancestor::li")[0]
        assert card.xpath(".//span[@class='badge'][@lang='en']/text()") == ["English"]
        text = own[0].xpath("descendant-or-self::*[text()='Alone']")[0]
        assert text.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["en"]
    feeds = {path for path in lent if path.startswith("de/") and path.endswith("feed.xml")}
    assert {path: lent[path] for path in feeds} == {
        path: data for path, data in plain.items() if path in feeds
    }
    assert feeds == {path for path in plain if path.startswith("de/") and path.endswith("feed.xml")}


def test_a_list_of_lent_posts_is_not_listed(sites: Sites) -> None:
    """A list that only shows posts of other languages is no version of anything."""
    for mode in ("list", "page"):
        found = _facts(sites(mode), "de/tags/alone/")
        assert (found.page.is_indexed, found.alternates) == (False, {})
        assert found.page.values("//head/link[contains(@href, 'tags/alone/feed')]/@href") == []
    assert "de/tags/alone/index.html" not in sites("none")


def test_a_page_stands_in(sites: Sites) -> None:
    """With `page`, a text without a translation has a page, which says so and whose text it is."""
    found = _facts(sites("page"), "ar/case-studies/alone/")
    page = found.page
    assert (found.language, found.text_language) == ("ar", "en")
    assert page.values("//h1/@dir | //div[@class='body']/@dir") == ["ltr", "ltr"]
    assert page.values("//div[@class='body']/@lang") == ["en"]
    assert page.canonical == BASE_URL + "case-studies/alone/"
    assert (found.alternates, page.is_indexed) == ({}, True)
    (note,) = page.tree.xpath("//p[contains(@class, 'notice')]")
    assert note.xpath(".//a/@href") == ["/case-studies/alone/"]
    assert found.url not in sitemap_of(sites("page"))
    assert "ar/case-studies/alone/index.html" not in sites("list")


def test_what_is_written_goes_first(sites: Sites) -> None:
    """No page stands in where an alias has the URL, nor for a translation that is there."""
    files = sites("page")
    assert _facts(files, "de/" + POST.format("17/teil")).text_language == "de"
    assert "de/" + POST.format("17/part") + "index.html" not in files
    rules = files["_redirects"].decode()
    assert f"/de/{POST.format('17/part')} /de/{POST.format('17/teil')}".split() in [
        line.split()[:2] for line in rules.splitlines()
    ]


def test_what_is_not_published_is_not_lent(sites: Sites) -> None:
    """Drafts, posts of days to come and expired ones are in no language; a draft translation's
    original is."""
    files = sites("page")
    assert [path for path in files if "/draft/" in path or "/future/" in path] == []
    assert [path for path in files if "/expired/" in path] == []
    assert _facts(files, "ja/" + POST.format("12/half")).text_language == "en"
    preview = sites("page", **EVERYTHING)
    assert _facts(preview, "ja/" + POST.format("12/half")).text_language == "ja"
    draft = _facts(preview, "de/" + POST.format("13/draft"))
    assert (draft.text_language, draft.page.is_indexed) == ("en", False)


def test_originals_are_those_of_any_language(sites: Sites) -> None:
    """A post is lent in its original language, whichever that is."""
    files = sites("page")
    assert _facts(files, POST.format("16/chinese")).text_language == "zh-CN"
    assert _facts(files, POST.format("16/chinese")).page.canonical == (
        BASE_URL + "zh-cn/" + POST.format("16/chinese")
    )
    assert _facts(files, "he/announcements/2019/06/15/arabic/").text_language == "ar"
    assert (
        _facts(files, "it/" + POST.format("14/syndicated")).page.canonical == "https://m.example/"
    )


def test_dates_decide_in_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What appears and expires by its date does so wherever it is lent."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    root = write_files(tmp_path / "site", many_languages("page"))
    later = dt.datetime(2019, 12, 25, tzinfo=dt.UTC)
    build_here(root, tmp_path / "out", now=later)
    files = snapshot(tmp_path / "out")
    assert _facts(files, "de/blog/2019/12/24/future/").text_language == "en"
    assert dishonest(files, BASE_URL) == []


def test_texts_speak_their_own_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that the program adds to a text are the text's: on a page that stands in, and in the
    feed of all languages."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    date = "---\ntitle: x\ndate: 2019-06-2{}\n---\n\n> [!NOTE]\n> Text.\n"
    files = {
        "content/site.yaml": "languages: [en, zh-CN]\nfallback: page\n",
        "content/posts/a.md": date.format(1),
        "content/posts/b.zh-CN.md": date.format(2),
    }
    root = write_files(tmp_path / "site", files)

    def built() -> dict[str, str]:
        build_here(root, tmp_path / "out")
        files = snapshot(tmp_path / "out")
        return {path: data.decode() for path, data in files.items() if path.endswith("l")}

    first = built()
    for path in ("zh-cn/blog/2019/06/21/a/index.html", "blog/2019/06/22/b/index.html"):
        own = "Note" if path.startswith("zh") else "说明"
        assert f">{own}</p>" in first[path], path
    assert "Note" in first["all/feed.xml"]
    assert "说明" in first["all/feed.xml"]
    words = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "Note"\nmsgstr "注意"\n'
    write_files(root, {"i18n/zh-CN/LC_MESSAGES/blogsite.po": words})
    second = built()
    assert {path for path in first if "说明" in first[path]} == {
        path for path in second if "注意" in second[path]
    }
