"""Words that a language lacks: whose words stand for them, and what a build says about it."""

import pytest

from .conftest import HEAD, RULES

FA = "i18n/fa/LC_MESSAGES/blogsite.po"
DE = "i18n/de/LC_MESSAGES/blogsite.po"
SITE = "languages: [de, fa, en]\n"


@pytest.fixture
def site(make_site, post):
    """Make a site whose default language is German, with other catalogues than the program's."""

    def make(files: dict[str, str]):
        texts = {
            "content/site.yaml": SITE,
            "content/posts/a.md": post(title="A", tags="[x]"),
            "content/posts/a.fa.md": "---\ntitle: B\n---\n\nText.\n",
            "content/posts/a.en.md": "---\ntitle: C\n---\n\nText.\n",
        }
        return make_site({**texts, **files})

    return make


@pytest.fixture
def page(tmp_path):
    """Return a page of the site that was built."""

    def read(path: str) -> str:
        return (tmp_path / "out" / path / "index.html").read_text("utf-8")

    return read


def test_words_of_the_default_language(site, build, page) -> None:
    """A word that a language lacks is shown in the default one, and English readers get English."""
    root = site({DE: _german("Schlagworte")})
    build(root)
    assert '<h1><span lang="de" dir="ltr">Schlagworte</span></h1>' in page("fa/tags")
    assert "<h1>Schlagworte</h1>" in page("tags")
    assert "<h1>Tags</h1>" in page("en/tags")


def _german(word: str) -> str:
    return f'msgid "Tags"\nmsgstr "{word}"\n'


def test_own_words_go_first(site, build, page) -> None:
    """What a language has is shown; what is doubtful is not."""
    own = 'msgid "Tags"\nmsgstr "برچسب"\n\n#, fuzzy\nmsgid "Authors"\nmsgstr "?"\n'
    build(site({FA: own}))
    assert "<h1>برچسب</h1>" in page("fa/tags")
    assert "?" not in page("fa/tags")


def test_half_a_plural(site, build, page) -> None:
    """A plural that lacks a form is missing as a whole."""
    half = (
        'msgid "%(num)s post"\nmsgid_plural "%(num)s posts"\n'
        'msgstr[0] "HALF %(num)s"\nmsgstr[1] ""\n'
    )
    build(site({FA: HEAD.format("fa", RULES["fr"]) + half}))
    assert "HALF" not in page("fa/tags")
    assert "1 Beitrag" in page("fa/tags") or "۱ Beitrag" in page("fa/tags")


def test_what_a_build_says(site, build) -> None:
    """Missing words are counted, once for a language, and no language is complete without them."""
    own = 'msgid "Tags"\nmsgstr "برچسب"\n\n#, fuzzy\nmsgid "Authors"\nmsgstr "?"\n'
    complete = build(site({}))
    (none,) = (each.message for each in complete.diagnostics)
    assert none == "`fa` has no catalogue: all words of the interface are shown in `de`"
    (some,) = (each.message for each in build(site({FA: own})).diagnostics)
    assert some.startswith("`fa` lacks ")
    assert some.endswith(" words of the interface, shown in `de`")


def test_what_a_build_says_of_an_empty_catalogue(site, build, run) -> None:
    """A catalogue in which nothing is translated yet is there, and the way to its words is shown."""
    root = site({})
    (none,) = build(root).diagnostics
    assert "run `blogsite i18n update fa`" in none.hint
    assert run(root, "update", "fa").exit_code == 0
    (empty,) = build(root).diagnostics
    assert empty.message.startswith("`fa` lacks ")
    assert "`blogsite i18n check fa`" in empty.hint
    assert run(root, "check", "fa").exit_code == 1


def test_words_of_a_theme_are_counted(make_site, build, post) -> None:
    """Words that a site's own template lists are missing where its catalogues lack them."""
    pot = 'msgid "Good day"\nmsgstr ""\n'
    root = make_site(
        {
            "content/site.yaml": "languages: [en, fr]\n",
            "content/posts/a.md": post(),
            "i18n/blogsite.pot": pot,
        }
    )
    (said,) = (each.message for each in build(root).diagnostics)
    assert said == "`fr` lacks 1 word of the interface, shown in English"


def test_keys_cover_the_default_language(site, build, page) -> None:
    """When a word of the default language changes, pages that show it in its stead do, too."""
    root = site({DE: _german("Schlagworte")})
    build(root)
    (root / DE).write_text(_german("Themen"), "utf-8")
    build(root)
    assert ">Themen</span></h1>" in page("fa/tags")


def test_complete_catalogues_stand_alone(make_site, build, post) -> None:
    """Where nothing is missing, pages don't hang on the words of the default language."""
    root = make_site(
        {
            "content/site.yaml": "languages: [de, fr]\n",
            "content/posts/a.md": post(),
            "content/posts/a.fr.md": "---\ntitle: Un\n---\n\nTexte.\n",
            DE: _german("Schlagworte"),
        }
    )
    build(root)
    (root / DE).write_text(_german("Themen"), "utf-8")
    rendered = build(root).published.rendered
    assert 0 < rendered < build(root, clean=True).published.rendered / 2 + 5


def test_quotes_of_translators(site, build, page) -> None:
    """A quote in a translation ends no attribute."""
    own = 'msgid "Main menu"\nmsgstr "x\\" onclick=\\"y"\n'
    build(site({FA: own}))
    assert 'aria-label="x&#34; onclick=&#34;y"' in page("fa")


def test_a_check_says_nothing_of_it(site, run_check) -> None:
    """`blogsite check` passes missing words over, unless the site's settings ask for them."""
    root = site({})
    assert "missing-words" not in run_check(root)
    settings = SITE + "check: {rules: {missing-words: warning}}\n"
    (root / "content/site.yaml").write_text(settings, "utf-8")
    assert "[missing-words]" in run_check(root)


@pytest.fixture
def run_check(tmp_path, monkeypatch):
    from click.testing import CliRunner  # noqa: PLC0415  (for these two lines)

    from blogsite.cli.main import group  # noqa: PLC0415  (see above)

    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    return lambda root: CliRunner().invoke(group, ["check", "--root", str(root)]).stdout
