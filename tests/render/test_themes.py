"""Themes that extend each other, and words that fall back."""

import pytest

TEMPLATES = (
    *("home", "list", "post", "page", "terms", "author"),
    *("series", "events", "event", "archive", "404"),
)


def test_the_nearest_file_wins(render) -> None:
    """A theme overrides single files of the theme that it extends, along the whole chain."""
    found = render(
        {
            "site.yaml": "theme: near\n",
            "themes/near/theme.yaml": "name: Near\nextends: far\n",
            "themes/near/templates/home.html": "near {{ asset('extra.css') }}",
            "themes/near/assets/extra.css": "near",
            "themes/far/theme.yaml": "extends: default\n",
            "themes/far/templates/home.html": "far",
            "themes/far/templates/404.html": "far",
            "themes/far/assets/extra.css": "far",
            "themes/far/static/humans.txt": "far",
        }
    )
    home = found.text("index.html")
    assert home.startswith("near /assets/extra.")
    assert found.text(home.removeprefix("near /")) == "near"
    assert (found.text("404.html"), found.text("humans.txt")) == ("far", "far")
    assert "<html" in found.text("blog/index.html")


def test_styles_of_a_theme_come_after_those_it_extends(render) -> None:
    """The sheets of a chain are one sheet, the farthest theme's first; one of the same name replaces."""
    found = render(
        {
            "site.yaml": "theme: near\n",
            "themes/near/theme.yaml": "extends: far\n",
            "themes/near/styles/20-b.css": "b{color:near}",
            "themes/near/styles/00-c.css": "c{color:near}",
            "themes/far/theme.yaml": "extends: default\n",
            "themes/far/styles/20-b.css": "b{color:far}",
            "themes/far/styles/00-a.css": "a{color:far}",
            "themes/far/templates/404.html": "{{ asset('site.css') }}",
        }
    )
    sheet = found.text(found.text("404.html").removeprefix("/"))
    marks = ("--paper:", "a{color:far}", "b{color:near}", "c{color:near}", ".highlight .k")
    places = [sheet.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "b{color:far}" not in sheet


def test_a_sheet_of_its_own_takes_the_place_of_styles(render) -> None:
    """An asset `site.css` is the whole sheet, but for properties and the colours of code."""
    found = render(
        {
            "site.yaml": "theme: near\n",
            "themes/near/theme.yaml": "extends: default\n",
            "themes/near/assets/site.css": "a { color: near }",
            "themes/near/templates/404.html": "{{ asset('site.css') }}",
        }
    )
    sheet = found.text(found.text("404.html").removeprefix("/"))
    assert sheet.startswith(":root{--accent:")
    assert "a{color:near}" in sheet
    assert "--mono:" not in sheet
    assert ".highlight .k" in sheet


def test_a_theme_of_its_own(render) -> None:
    """A theme that extends nothing needs all the templates, and gets nothing else."""
    files = {f"themes/own/templates/{name}.html": name for name in TEMPLATES}
    found = render({"site.yaml": "theme: own\n", **files})
    assert found.result.diagnostics == ()
    assert found.text("index.html") == "home"
    assert not (found.folder / "assets").exists()


def test_the_default_theme_of_the_site(render) -> None:
    """A site's own theme named `default` takes the place of the program's."""
    files = {f"themes/default/templates/{name}.html": name for name in TEMPLATES}
    assert render(files).text("index.html") == "home"


@pytest.mark.parametrize(
    ("manifest", "rules"),
    [
        ("extends: nothing\n", ["unknown-theme"]),
        ("extends: ../../x\n", ["unknown-theme"]),
        ("extends: mine\n", ["theme-loop"]),
        ("extends: default\ncolour: red\n", ["unknown-key"]),
        ("extends: [a]\n", ["missing-template", "wrong-value"]),
        ("a: b: c\n", ["missing-template", "yaml-syntax"]),
    ],
)
def test_faults_of_manifests(render, manifest, rules) -> None:
    """A theme's settings are as strict as all others."""
    found = render(
        {
            "site.yaml": "theme: mine\n",
            "themes/mine/theme.yaml": manifest,
            "themes/mine/assets/a.css": "a {}",
        }
    )
    said = sorted(each.rule for each in found.result.diagnostics)
    assert set(said) <= set(rules)
    assert said


@pytest.mark.parametrize("catalogue", [b"\xff\xfe", b"msgid nonsense\nfoo"])
def test_broken_catalogues(render, catalogue) -> None:
    """A catalogue that can't be read is an error at its path, never a traceback or a silence."""
    path = "i18n/en/LC_MESSAGES/blogsite.po"
    found = render({path: catalogue})
    assert {each.path for each in found.result.diagnostics} == {path}


def test_colours_of_code(render) -> None:
    """The colours of code come with the theme's style sheet, for light and for dark."""
    found = render({})
    (sheet,) = (found.folder / "assets").glob("site.*.css")
    text = sheet.read_text("utf-8")
    assert ".highlight" in text
    assert "prefers-color-scheme:dark" in text


def test_a_block_of_a_theme_that_is_extended(render) -> None:
    """A template names the theme whose template it builds on, step by step along the chain."""
    block = "{{% extends '{0}' %}}{{% block hero %}}{1} {{{{ super() }}}}{{% endblock %}}"
    found = render(
        {
            "site.yaml": "theme: near\n",
            "themes/near/theme.yaml": "extends: middle\n",
            "themes/near/templates/home.html": block.format("middle/home.html", "NEAR"),
            "themes/middle/theme.yaml": "extends: far\n",
            "themes/far/theme.yaml": "extends: default\n",
            "themes/far/templates/home.html": block.format("default/home.html", "FAR"),
        }
    )
    assert not found.result.diagnostics
    home = found.text("index.html")
    assert home.index("NEAR") < home.index("FAR") < home.index('class="hero"')


def test_a_change_of_a_parent_is_a_change_of_its_child(render) -> None:
    """A page's key holds the templates of the themes that its own one builds on."""
    files = {
        "site.yaml": "theme: near\n",
        "themes/near/theme.yaml": "extends: far\n",
        "themes/near/templates/404.html": "{% extends 'far/404.html' %}",
        "themes/far/theme.yaml": "extends: default\n",
        "themes/far/templates/404.html": "one",
    }
    assert render(files).text("404.html") == "one"
    assert render({**files, "themes/far/templates/404.html": "two"}).text("404.html") == "two"


def _catalogue(owner: str, *words: str) -> str:
    """Return a catalogue in which each word says whose it is."""
    entries = (f'msgid "{word}"\nmsgstr "{word} of {owner}"\n' for word in words)
    return "\n".join(('msgid ""\nmsgstr "Language: en\\n"\n', *entries))


def test_words_of_a_theme(render) -> None:
    """A theme's words come before the program's, the nearest first, and after those of the site."""
    words = {
        "": ("site", "Events"),
        "themes/near/": ("near", "Tags", "Events"),
        "themes/far/": ("far", "Tags", "Blog", "Events"),
    }
    found = render(
        {
            "site.yaml": "theme: near\n",
            "themes/near/theme.yaml": "extends: far\n",
            "themes/near/templates/404.html": "{{ _('Tags') }} {{ _('Blog') }} {{ _('Events') }}",
            "themes/far/theme.yaml": "extends: default\n",
            **{f"{at}i18n/en/LC_MESSAGES/blogsite.po": _catalogue(*of) for at, of in words.items()},
        }
    )
    assert found.text("404.html") == "Tags of near Blog of far Events of site"


def test_the_theme_gazette_shows_all_pages(render) -> None:
    """The second theme of the program builds on the default one, and nothing of it is at fault."""
    found = render({"site.yaml": "theme: gazette\n"})
    assert not found.result.diagnostics
    assert found.html("index.html").xpath("//div[@class='masthead']/h1")
    assert found.html("404.html").xpath("//div[@class='masthead']/h1")
    (sheet,) = (found.folder / "assets").glob("site.*.css")
    assert "--radius:0;" in sheet.read_text("utf-8") or "--radius:0}" in sheet.read_text("utf-8")
