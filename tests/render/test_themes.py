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
