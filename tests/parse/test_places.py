"""Language, slug and kind of file are read off a path."""

import pytest

from blogsite.diagnostics import Problems
from blogsite.model.document import Place
from blogsite.parse.places import canonical_tag, find_place, languages_in, slug_fault

LANGUAGES = ("en", "zh-CN", "pt-BR")


def _find(path: str) -> tuple[Place | None, list[str], list[str]]:
    problems = Problems()
    place = find_place(path, LANGUAGES, problems)
    return place, [p.rule for p in problems], [p.hint for p in problems]


@pytest.mark.parametrize(
    ("path", "key", "stem", "language", "is_bundle"),
    [
        ("posts/2019/a.md", "posts/2019/a", "a", "en", False),
        ("posts/2019/a.zh-CN.md", "posts/2019/a", "a", "zh-CN", False),
        ("posts/2019/a.en.md", "posts/2019/a", "a", "en", False),
        ("posts/2019/a/index.md", "posts/2019/a/index", "a", "en", True),
        ("posts/2019/a/index.pt-BR.md", "posts/2019/a/index", "a", "pt-BR", True),
        ("posts/a_b.v1.zh-CN.md", "posts/a_b.v1", "a_b.v1", "zh-CN", False),
        ("posts/容器.md", "posts/容器", "容器", "en", False),
    ],
)
def test_places(path: str, key: str, stem: str, language: str, *, is_bundle: bool) -> None:
    """A file is a post or part of a bundle, in the language of its suffix or the default one."""
    place, rules, _ = _find("content/" + path)
    folder = f"content/{path}".rpartition("/")[0]
    assert rules == []
    assert place == Place("content/" + path, "content/" + key, stem, language, folder, is_bundle)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.zh-cn.md", "name it `.zh-CN.md`"),
        ("a.zh_CN.md", "name it `.zh-CN.md`"),
        ("a.EN.md", "name it `.en.md`"),
        ("a.pt-RB.md", "did you mean `pt-BR`?"),
        ("a.de.md", "add it to `languages`"),
        ("kubernetes-1.15.md", "add it to `languages` in content/site.yaml, or rename"),
    ],
)
def test_unknown_languages(name: str, hint: str) -> None:
    """A suffix that is no language of the site is an error with the nearest that is."""
    place, rules, hints = _find(f"content/posts/{name}")
    assert (place, rules) == (None, ["unknown-language"])
    assert hints[0].startswith(hint)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("a.zh_CN.md", "a.zh-CN.md"),
        ("a.zh-cn.md", "a.zh-CN.md"),
        ("a.EN.md", "a.en.md"),
        ("a.EN.md", "a.md"),
        ("a/index.zh-cn.md", "a/index.zh-CN.md"),
    ],
)
def test_nobody_is_told_to_overwrite(name: str, other: str) -> None:
    """A name isn't asked for that another file has already."""
    problems = Problems()
    paths = (f"content/posts/{name}", f"content/posts/{other}")
    assert find_place(paths[0], LANGUAGES, problems, paths) is None
    (found,) = problems
    assert found.hint == f"`{other.rpartition('/')[2]}` is there as well; keep one"


@pytest.mark.parametrize(
    "slug",
    [
        *("", ".", "..", ".hidden", "_x", "-x", "a/b", "a\\b", "a b", "a\tb", "a\n", "a\0"),
        *("a.", "a..b", "con", "CON", "nul.txt", "Com1", "lpt9.old", "aux"),
        *("a:b", "a?b", "a#b", "a%2fb", "a*", "a<b>", 'a"b', "a|b", "a$", "é" * 101),
        "e\u0301",
        *("\u093e", "a-\u093e", "a\ufe0f", "a\u034f"),
        "caf\udce9",
        *("index.html", "feed.xml", "feed.json", "page", "Page", "INDEX.html"),
    ],
)
def test_bad_slugs(slug: str) -> None:
    """A slug that isn't one part of a URL and a file name on every system is refused."""
    assert slug_fault(slug)


@pytest.mark.parametrize(
    "slug",
    [
        *("a", "1", "a-b_c", "v1.12", "console", "com10", "pages", "feed", "index"),
        *("容器", "é", "ガイド", "सेवा", "সেবা", "บริการ", "خدمة"),
    ],
)
def test_good_slugs(slug: str) -> None:
    """Letters and digits of any script, hyphens, underscores and single dots are fine."""
    assert slug_fault(slug) == ""


@pytest.mark.parametrize("path", ["content/posts/con.md", "content/posts/a b/index.md"])
def test_bad_file_names(path: str) -> None:
    """The name of a file, or of a bundle's folder, has to be a slug."""
    assert _find(path)[:2] == (None, ["bad-file-name"])


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("zh_cn", "zh-CN"),
        ("ZH-hans-cn", "zh-Hans-CN"),
        ("EN", "en"),
        ("es-419", "es-419"),
        ("nonsense", "nonsense"),
        ("1.12", "1.12"),
    ],
)
def test_canonical_tags(written: str, tag: str) -> None:
    """A tag is written as BCP 47 recommends; what is none stays as it is."""
    assert canonical_tag(written) == tag


def test_languages_of_names() -> None:
    """Without settings, languages are those of file names, sorted."""
    paths = ("a/x.zh-CN.md", "a/x.md", "a/y.fr.md", "b.js/y.fr.md", "a/v1.12.md", "a/z.zh-cn.md")
    assert languages_in(paths) == ("fr", "zh-CN")
