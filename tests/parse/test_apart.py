"""Translations in another place than their original."""

import pytest

from blogsite.diagnostics import Problems
from blogsite.parse.apart import find_strays
from blogsite.parse.places import find_place

LANGUAGES = ("en", "zh-CN", "fr")


def _strays(*paths: str) -> tuple[dict[str, str], list[str]]:
    problems = Problems()
    places = [find_place(f"content/posts/{path}", LANGUAGES, problems) for path in paths]
    found = find_strays([place for place in places if place], LANGUAGES, problems)
    keys = {path.removeprefix("content/posts/"): key for path, key in found.items()}
    return keys, [each.hint.partition("`")[2].partition("`")[0] for each in problems]


@pytest.mark.parametrize(
    ("paths", "stray", "key", "wanted"),
    [
        (("a/index.md", "a.zh-CN.md"), "a.zh-CN.md", "a/index", "a/index.zh-CN.md"),
        (("a.md", "a/index.fr.md"), "a/index.fr.md", "a", "a.fr.md"),
        (("a.fr.md", "a/index.zh-CN.md"), "a.fr.md", "a/index", "a/index.fr.md"),
    ],
)
def test_where_a_translation_belongs(paths, stray: str, key: str, wanted: str) -> None:
    """It belongs to the text in the language that comes first, and counts as its translation."""
    assert _strays(*paths) == (
        {stray: f"content/posts/{key}"},
        [f"content/posts/{wanted}"],
    )


@pytest.mark.parametrize(
    "paths",
    [
        ("a.md", "a.zh-CN.md", "a/index.md"),
        ("a/index.md", "a/index.fr.md", "b.fr.md"),
        ("index.md", "a.fr.md"),
        ("a/b.md", "a.fr.md"),
    ],
)
def test_texts_of_their_own(paths) -> None:
    """Two texts in one language are two texts, whose URLs may collide; others have nothing to do."""
    assert _strays(*paths) == ({}, [])


def test_an_original_that_comes_later(make_site, build, post) -> None:
    """What a build remembers of a translation doesn't outlast the original that turns up."""
    root = make_site(
        {
            "content/site.yaml": "languages: [en, zh-CN, fr]\n",
            "content/posts/a.zh-CN.md": post(title="A"),
            "content/posts/a.fr.md": "---\ntitle: B\n---\n\nText.\n",
        }
    )
    assert [each.rule for each in build(root).diagnostics] == []
    late = root / "content/posts/a/index.md"
    late.parent.mkdir()
    late.write_text(post(title="C"), "utf-8")
    assert {each.rule for each in build(root).diagnostics} == {"misplaced-translation"}
    late.unlink()
    assert [each.rule for each in build(root).diagnostics] == []
