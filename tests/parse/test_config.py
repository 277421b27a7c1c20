"""A site's settings: defaults that make a site of any folder of posts, and every fault."""

from collections.abc import Callable

import pytest

from blogsite.model.config import Language, MenuItem
from blogsite.model.text import LocalText

from ..fields.read import Read  # noqa: TID252  (tests are no installed package)

Config = Callable[..., Read]


def test_defaults(config: Config) -> None:
    """A site that says nothing is the CNCF's blog: its kinds, its permalinks, English first."""
    found = config("", ("fr", "zh-CN"))
    value = found.value
    assert found.said == []
    assert [language.tag for language in value.languages] == ["en", "fr", "zh-CN"]
    assert value.default_language.prefix == "/"
    assert [(kind.id, kind.path, kind.permalink) for kind in value.kinds] == [
        ("guest-post", "/blog/guest-posts/", "/blog/:year/:month/:day/:slug/"),
        ("case-study", "/case-studies/", "/case-studies/:slug/"),
        ("announcement", "/announcements/", "/announcements/:year/:month/:day/:slug/"),
        ("event-recap", "/blog/event-recaps/", "/blog/:year/:month/:day/:slug/"),
    ]
    assert (value.base_url, value.timezone, value.theme.name.id) == (
        "http://localhost:8000/",
        "UTC",
        "default",
    )
    assert (value.paginate, value.feed_entries, value.strict_tags) == (10, 20, False)


def test_languages(config: Config) -> None:
    """The first language has no prefix; names and directions come from CLDR where not given."""
    value = config("languages: [{tag: zh-CN, name: 中文}, en, {tag: ar}, pt-BR]").value
    assert value.languages == (
        Language("zh-CN", "中文", "zh_Hans_CN", "ltr", "/"),
        Language("en", "English", "en_001", "ltr", "/en/"),
        Language("ar", "العربية", "ar", "rtl", "/ar/"),
        Language("pt-BR", "Português (Brasil)", "pt_BR", "ltr", "/pt-br/"),
    )


def test_languages_of_names_have_names(config: Config) -> None:
    """A language that only file names speak of is called as its readers call it."""
    named = {each.tag: each.name for each in config("", ("fr", "zh-CN", "zh-TW")).value.languages}
    assert named == {"en": "English", "fr": "Français", "zh-CN": "简体中文", "zh-TW": "繁體中文"}


def test_names_with_dots_speak_of_no_language(config: Config) -> None:
    """What stands between dots in a name is a language only where there is such a one."""
    found = config("", ("fr", "js"))
    assert ([each.tag for each in found.value.languages], found.said) == (["en", "fr"], [])


def test_language_with_another_locale(config: Config) -> None:
    """A language may have its dates written as another locale does."""
    value = config("languages: [{tag: en, locale: en_US}]").value
    assert value.languages[0].locale == "en_US"


def test_texts_in_languages(config: Config) -> None:
    """Title and description are one text or one for each language."""
    value = config("title: {en: Blog, zh-CN: 博客}\ndescription: All\n").value
    assert value.title == LocalText((("en", "Blog"), ("zh-CN", "博客")))
    assert value.description.get("zh-CN", "en") == "All"


def test_kinds(config: Config) -> None:
    """A kind gets its words and paths from its id unless it says otherwise."""
    value = config("kinds:\n  case-study: {}\n  recap: {name: {en: Recap}, plural: Recaps}\n").value
    assert [kind.id for kind in value.kinds] == ["case-study", "recap"]
    study, recap = value.kinds
    assert study.name.get("en", "en") == "Case study"
    assert (study.path, study.permalink) == ("/case-study/", "/case-study/:year/:month/:day/:slug/")
    assert recap.plural.get("en", "en") == "Recaps"


def test_kind_without_anything(config: Config) -> None:
    """A kind of which only the name stands there has all the defaults."""
    assert [kind.id for kind in config("kinds:\n  recap:\n  study:\n").value.kinds] == [
        "recap",
        "study",
    ]


def test_menu(config: Config) -> None:
    """The menu leads to paths of the site or to other sites; an empty one is no menu."""
    value = config("menu:\n- {name: A, url: /a/}\n- {name: B, url: 'https://example.org/'}\n").value
    assert value.menu == (
        MenuItem(LocalText((("", "A"),)), "/a/"),
        MenuItem(LocalText((("", "B"),)), "https://example.org/"),
    )
    assert config("menu: []").value.menu == ()
    assert [item.url for item in config().value.menu][:2] == ["/blog/", "/case-studies/"]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a", "https://example.org/a/"),
        ("http://localhost:8080/a/", "http://localhost:8080/a/"),
    ],
)
def test_base_url(config: Config, written: str, url: str) -> None:
    """The base URL ends with a slash, whoever forgot it."""
    assert config(f"base_url: {written}").value.base_url == url


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: x", "1:1 unknown-key"),
        ("title: [x]", "1:8 wrong-value"),
        ("base_url: example.org", "1:11 bad-base-url"),
        ("base_url: ftp://example.org/", "1:11 bad-base-url"),
        ("base_url: https:///x/", "1:11 bad-base-url"),
        ("base_url: 'https://example.org/?q'", "1:11 bad-base-url"),
        ("base_url: 'https://example.org/#x'", "1:11 bad-base-url"),
        ("base_url: 'http://['", "1:11 bad-base-url"),
        ("timezone: Mars/Base", "1:11 unknown-timezone"),
        ("timezone: ../../etc/passwd", "1:11 unknown-timezone"),
        ("theme: a/b", "1:8 bad-theme"),
        ("theme: ..", "1:8 bad-theme"),
        ("paginate: 0", "1:11 wrong-value"),
        ("paginate: 1001", "1:11 wrong-value"),
        ("feed_entries: none", "1:15 wrong-value"),
        ("strict_tags: 1", "1:14 wrong-value"),
        ("languages: [EN]", "1:13 bad-language"),
        ("languages: [en-us]", "1:13 bad-language"),
        ("languages: [en, en]", "1:17 duplicate-language"),
        ("languages: [en, {tag: en}]", "1:23 duplicate-language"),
        ("languages: [xx]", "1:13 unknown-locale"),
        ("languages: [{tag: en, locale: nope}]", "1:19 unknown-locale"),
        ("languages: [{tag: en, nme: x}]", "1:23 unknown-key"),
        ("languages: [{name: English}]", "1:13 missing-key"),
        ("kinds: {}", "1:8 no-kinds"),
        ("kinds: [post]", "1:8 wrong-value"),
        ("kinds: {post: x}", "1:15 wrong-value"),
        ("kinds: {post: {pth: /x/}}", "1:16 unknown-key"),
        ("kinds: {post: {path: x}}", "1:22 bad-path"),
        ("kinds: {post: {path: /x}}", "1:22 bad-path"),
        ("kinds: {post: {path: //x/}}", "1:22 bad-path"),
        ("kinds: {post: {path: /../x/}}", "1:22 bad-path"),
        ("kinds: {post: {permalink: '/:slug'}}", "1:27 bad-path"),
        ("kinds: {post: {permalink: '/:slug/../'}}", "1:27 bad-path"),
        ("kinds: {post: {permalink: '/:year/'}}", "1:27 bad-permalink"),
        ("kinds: {post: {permalink: '/:author/:slug/'}}", "1:27 bad-permalink"),
        ("menu: [{url: /}]", "1:8 missing-key"),
        ("menu: [{name: X}]", "1:8 missing-key"),
        ("menu: [{name: X, url: 'javascript:x'}]", "1:23 bad-url"),
        ("menu: [{name: X, url: //evil.example/}]", "1:23 bad-url"),
        ("menu: [X]", "1:8 wrong-value"),
    ],
)
def test_faults(config: Config, text: str, said: str) -> None:
    """Each fault of the settings is one error at its place, and the settings remain usable."""
    found = config(text)
    assert found.said == [said]
    assert found.value.languages
    assert found.value.kinds


@pytest.mark.parametrize(
    "permalink", ["/:slug../", "/:slug\\\\..\\\\x/", "/:slug?x/", "/x/:slug .x/"]
)
def test_permalinks_are_slugs_around_placeholders(config: Config, permalink: str) -> None:
    """What stands around a placeholder must be fit for a path as well."""
    found = config(f'kinds: {{post: {{permalink: "{permalink}"}}}}')
    assert found.rules in (["bad-path"], ["bad-permalink"])


@pytest.mark.parametrize("url", ["https://x y/", "https://example.org/<b>/", 'https://a/\\"/'])
def test_base_url_without_strange_characters(config: Config, url: str) -> None:
    """The base URL stands on every page, so it may not hold spaces, quotes or brackets."""
    assert config(f'base_url: "{url}"').rules == ["bad-base-url"]


def test_all_faults_at_once(config: Config) -> None:
    """One reading of the settings reports all that is wrong with them."""
    found = config("base_url: x\ntimezone: y\ntheme: ..\npaginate: z\nlanguages: [QQ]\n")
    assert sorted(found.rules) == [
        "bad-base-url",
        "bad-language",
        "bad-theme",
        "unknown-timezone",
        "wrong-value",
    ]


@pytest.mark.parametrize("mode", ["none", "list", "page"])
def test_fallback(config, mode) -> None:
    """Posts without a translation are shown nowhere, in lists, or on pages; nowhere by default."""
    assert config(f"fallback: {mode}\n").value.fallback == mode
    assert config("").value.fallback == "none"


@pytest.mark.parametrize("word", ["pages", "true", "List", "[list]", "{a: b}"])
def test_wrong_fallback(config, word) -> None:
    """Anything else is an error at its place, with the words that there are."""
    found = config(f"title: x\nfallback: {word}\n")
    assert (found.said, found.value.fallback) == (["2:11 wrong-value"], "none")
    assert all(f"`{each}`" in found.problems[0].hint for each in ("none", "list", "page"))


def test_names_of_series(config) -> None:
    """A series has one name, or one for each language."""
    found = config("series:\n  a: One\n  b: {en: Two, fr: Deux}\n")
    assert found.said == []
    names = dict(found.value.series)
    assert (names["a"].get("fr", "en"), names["b"].get("fr", "en")) == ("One", "Deux")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("series: {../x: A}\n", ["1:10 bad-slug"]),
        ("series: {a: [b]}\n", ["1:13 wrong-value"]),
        ("series: tenants\n", ["1:9 wrong-value"]),
        ("series: {a: {english: A}}\n", ["1:14 bad-language"]),
    ],
)
def test_wrong_names_of_series(config, text, said) -> None:
    """Ids are checked as those of posts are, and names are texts."""
    assert config(text).said == said
