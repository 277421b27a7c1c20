"""The pseudo-locale: laws of its words, and what a site makes of it."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from blogsite.i18n.faults import PLACEHOLDER, TAG
from blogsite.i18n.pseudo import disguise

PIECES = ["%(name)s", "{name}", "%%", "<b>", "</b>", "&amp;", "word", "Ünder", " ", "…", "\n"]
SITE = "languages: [en, en-XA, zh-CN]\nbase_url: https://blog.example.org/\n"
TEXTS = {
    "content/posts/a.en-XA.md": "---\ntitle: A\n---\n\nText.\n",
    "content/posts/a.zh-CN.md": "---\ntitle: 一\n---\n\n正文。\n",
}


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_laws(text: str) -> None:
    """What stands for something stays as it is, in its order; the rest is longer, in brackets."""
    said = disguise(text)
    for kept in (PLACEHOLDER, TAG, re.compile("%%|&amp;")):
        assert kept.findall(said) == kept.findall(text)
    assert (
        said[: len(said) - len(said.lstrip())] == text[: len(text) - len(text.lstrip())]
        or not text.strip()
    )
    if text.strip():
        assert said.strip().startswith("⟦")
        assert said.strip().endswith("⟧")
        assert len(said) > len(text)


def test_length() -> None:
    """A sentence gets about two fifths longer, as English does in other languages."""
    text = (
        "There is nothing at this address. It may have been mistyped, or the page may have moved."
    )
    assert 1.3 < len(disguise(text)) / len(text) < 1.5


def test_a_site_in_it(make_site, build, post, tmp_path) -> None:
    """Its pages are found by those who test, with English dates, and by no search engine."""
    root = make_site({"content/site.yaml": SITE, "content/posts/a.md": post(title="A"), **TEXTS})
    done = build(root)
    assert done.diagnostics == ()
    page = next((tmp_path / "out/en-xa").rglob("a/index.html")).read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert "24 June 2019" in page
    assert "⟦" in page
    assert "Pseudo-English" in page
    assert '<link rel="alternate" hreflang' not in page
    english = next((tmp_path / "out/blog").rglob("a/index.html")).read_text("utf-8")
    assert re.findall('<link rel="alternate" hreflang="([^"]+)"', english) == [
        "en",
        "zh-CN",
        "x-default",
    ]
    sitemap = (tmp_path / "out/sitemap.xml").read_text("utf-8")
    assert "zh-CN" in sitemap
    assert "en-XA" not in sitemap
    assert "/en-xa/" not in sitemap
