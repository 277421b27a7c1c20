"""Which posts are shown in languages that they aren't translated into, and at which URL."""

import pytest

SETTINGS = "languages: [en, zh-CN, fr]\nfallback: {}\n"
FRENCH = "---\ntitle: Autre\n---\n\nTexte.\n"


@pytest.fixture
def lent(assemble, post):
    """Assemble a site with one English post, and a French text, so that there is French."""

    def make(mode="page", **more):
        files = {
            "site.yaml": SETTINGS.format(mode),
            "posts/a.md": post(tags="[t]"),
            "posts/b.fr.md": post(date="2019-06-23"),
        }
        named = {path.replace("__", "/").replace("_", "."): text for path, text in more.items()}
        return assemble({**files, **named})

    return make


def _shown(found, language="fr"):
    return [post.document.place.path for post in found.edition(language).lists.posts]


A, B = "content/posts/a.md", "content/posts/b.fr.md"


@pytest.mark.parametrize(
    ("mode", "shown", "urls"),
    [
        ("none", [B], {}),
        ("list", [A, B], {}),
        ("page", [A, B], {"/blog/2019/06/24/a/": "/fr/blog/2019/06/24/a/"}),
    ],
)
def test_modes(lent, mode, shown, urls) -> None:
    """What isn't translated is nowhere, in the lists by date, or in these and on a page."""
    found = lent(mode)
    assert found.problems == []
    edition = found.edition("fr")
    assert (_shown(found), dict(edition.fallbacks)) == (shown, urls)
    assert [post.document.place.path for post in edition.posts] == [B]
    assert set(edition.lists.tags) == ({"t"} if A in shown else set())
    assert _shown(found, "en") == ([A] if mode == "none" else [A, B])


def test_a_translation_takes_its_place(lent) -> None:
    """A post that is translated isn't lent; under another slug either."""
    found = lent(posts__a_fr_md="---\ntitle: Un\nslug: un\n---\n")
    assert (_shown(found), found.edition("fr").fallbacks) == (["content/posts/a.fr.md", B], {})


def test_a_draft_translation(lent) -> None:
    """While a translation is a draft, the original is lent."""
    assert _shown(lent(posts__a_fr_md="---\ntitle: Un\ndraft: true\n---\n")) == [A, B]


def test_an_original_that_is_gone(lent, post) -> None:
    """Of a post whose original has expired another version is lent."""
    found = lent(
        posts__c_md=post(expires="2019-06-25"),
        **{"posts__c_zh-CN_md": "---\ntitle: 三\nexpires: 2020-01-01\n---\n"},
    )
    assert "content/posts/c.zh-CN.md" in _shown(found)
    assert "content/posts/c.md" not in _shown(found)


def test_languages_without_a_text(lent) -> None:
    """A language takes part as soon as it has a text of its own; a page is one."""
    assert [each.language.tag for each in lent().site.editions] == ["en", "fr"]
    found = lent(**{"pages__x_zh-CN_md": "---\ntitle: x\n---\n"})
    assert _shown(found, "zh-CN") == [A, B]


@pytest.mark.parametrize(
    "more",
    [
        {"posts__c_fr_md": "---\ntitle: C\ndate: 2019-06-24\nslug: a\n---\n"},
        {"posts__c_fr_md": "---\ntitle: C\ndate: 2019-06-24\nslug: A\n---\n"},
        {
            "posts__c_fr_md": "---\ntitle: C\ndate: 2019-06-24\naliases: [/fr/blog/2019/06/24/a]\n---\n"
        },
        {"pages__blog__2019__06__24__a_fr_md": "---\ntitle: C\n---\n"},
        {
            "site_yaml": SETTINGS.format("page")
            + "redirects: [{from: /fr/blog/2019/06/24/a/, to: /fr/}]\n"
        },
    ],
)
def test_what_is_written_goes_first(lent, more) -> None:
    """No page takes the URL of a text, an alias or a redirect; the list leads to the original."""
    found = lent(**more)
    assert found.problems == []
    assert A in _shown(found)
    assert "/blog/2019/06/24/a/" not in found.edition("fr").fallbacks


def test_two_posts_for_one_page(lent, post) -> None:
    """Of two originals with the same URL in a language one has the page."""
    found = lent(
        **{"posts__x_zh-CN_md": post(slug="a"), "pages__x_fr_md": "---\ntitle: x\n---\n"},
    )
    assert found.problems == []
    assert list(found.edition("fr").fallbacks.values()) == ["/fr/blog/2019/06/24/a/"]
    assert len(_shown(found)) == 3
