"""Colours, fonts, sizes and a logo that a site sets, and that nothing breaks out of their place."""

import re

import pytest

from blogsite.model.theme import PropertyKind
from blogsite.theme.values import as_css, contrast, readable

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("kind", "text", "css"),
    [
        ("color", "#b3261e", "#b3261e"),
        ("color", "RebeccaPurple", "RebeccaPurple"),
        ("color", "rgb(179 38 30 / 50%)", "rgb(179 38 30 / 50%)"),
        ("color", "oklch(0.6 0.2 20)", "oklch(0.6 0.2 20)"),
        ("color", "red /* } */", "red"),
        ("font", "Inter, 'Source Sans 3', serif", '"Inter", "Source Sans 3", serif'),
        ("font", "思源黑体", '"思源黑体"'),
        ("length", "clamp(1rem, 2vi + 1px, (3rem))", "clamp(1rem, 2vi + 1px, (3rem))"),
        ("length", "0", "0"),
    ],
)
def test_values_that_browsers_take(kind: str, text: str, css: str) -> None:
    """A value is written as CSS has it; families get quotes."""
    assert as_css(PropertyKind(kind), text) == css


@pytest.mark.parametrize("kind", PropertyKind)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "red;",
        "red} body{display:none",
        "url(//example.org/a.png)",
        "var(--ink)",
        "expression(alert(1))",
        "1rem;}",
        "calc(1rem + url(x))",
        "</style><script>",
        '"Inter',
        "Inter\\",
        "a{b}",
        "#12",
        "5",
        "currentcolor",
        "inherit; --x: 1",
        "/*",
        "red" + " " * 300,
    ],
)
def test_values_that_could_break_out(kind: PropertyKind, text: str) -> None:
    """Nothing ends its declaration, loads a file or names what a property can't be."""
    css = as_css(kind, text)
    # A single word may be the name of a font, in quotes.
    assert css == "" or (kind is PropertyKind.FONT and re.fullmatch(r'"[\w ]+"', css))


def test_colours_are_made_readable() -> None:
    """A colour is made lighter on a dark ground just as far as needed, and left where it is enough."""
    made = readable("#b3261e", "#10151d", 4.5)
    assert 4.5 <= (contrast(made, "#10151d") or 0) < 5.5
    assert readable("#ffffff", "#10151d", 4.5) == "#ffffff"
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("oklch(0.6 0.2 20)", "#fff") is None


def _sheet(found) -> str:
    (path,) = (found.folder / "assets").glob("site.*.css")
    return path.read_text("utf-8")


def _values(sheet: str) -> tuple[str, str]:
    light, dark = re.findall(r":root\{(.*?)\}", sheet)[:2]
    return light, dark


def test_a_colour_given_once(render) -> None:
    """A colour given once is that of light pages, and lighter on dark ones; a ground is of light ones."""
    found = render({"site.yaml": 'theme: {properties: {accent: "#b3261e", paper: "#fffaf0"}}\n'})
    assert not found.result.diagnostics
    light, dark = _values(_sheet(found))
    assert "--accent:#b3261e" in light
    assert "--paper:#fffaf0" in light
    assert re.search(r"--accent:#(?!b3261e)", dark)
    assert "--paper:#10151d" in dark
    assert found.html("index.html").xpath("//meta[@name='theme-color']/@content") == [
        "#fffaf0",
        "#10151d",
    ]


def test_values_of_a_chain(render) -> None:
    """A theme gives a property of the one it extends a new value, and the site has the last word."""
    found = render(
        {
            "site.yaml": "theme: {name: near, properties: {radius: 3px, own: 4px}}\n",
            "themes/near/theme.yaml": "extends: far\nproperties: {accent: {default: teal}}\n",
            "themes/far/theme.yaml": (
                "extends: default\nproperties:\n  radius: {default: 2px}\n"
                "  own: {kind: length, default: 1px}\n  accent: {default: navy, dark: aqua}\n"
            ),
        }
    )
    light, dark = _values(_sheet(found))
    assert "--radius:3px" in light
    assert "--own:4px" in light
    assert "--accent:teal" in light
    assert "--accent" not in dark


def test_only_the_sheet_and_its_address_change(render) -> None:
    """A property is in the sheet alone: pages name another one, and are else as they were."""
    one, other = (
        render({"site.yaml": f"theme: {{properties: {{radius: {value}}}}}\n"}) for value in (0, 1)
    )
    assert {each.rule for each in other.result.diagnostics} == {"bad-property"}
    other = render({"site.yaml": "theme: {properties: {radius: 1px}}\n"})
    name = re.compile(r"site\.\w+\.css")
    assert name.sub("", one.text("index.html")) == name.sub("", other.text("index.html"))
    assert name.search(one.text("index.html")) != name.search(other.text("index.html"))


@pytest.mark.parametrize(
    ("settings", "alternatives", "shown"),
    [
        ("logo: logo.svg", [""], "Blog"),
        ("logo: {file: logo.svg, dark: dark.svg}", [""], "Blog"),
        ("logo: {file: logo.svg, wordmark: true}", ["Blog"], ""),
    ],
)
def test_logos(render, settings, alternatives, shown) -> None:
    """A logo stands in its size before the name, or in its place, and is no file that nothing reads."""
    files = {"logo.svg": SVG, "site.yaml": f"title: Blog\ntheme:\n  {settings}\n"}
    if "dark" in settings:
        files["dark.svg"] = SVG.replace("9", "8")
    found = render(files)
    assert not found.result.diagnostics
    (title,) = found.html("index.html").xpath("//a[contains(@class, 'site-title')]")
    assert title.text_content().strip() == shown
    (image,) = title.iter("img")
    assert (image.get("width"), image.get("height")) == ("120", "32")
    assert [image.get("alt")] == alternatives
    sources = [image.get("src"), *(each.get("srcset") for each in title.iter("source"))]
    assert len(sources) == 1 + ("dark" in settings)
    for source in sources:
        assert found.text(source.removeprefix("/")).startswith("<svg")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", SVG.replace("<path", '<path onload="x"')),
        ("logo.svg", SVG.replace("<path", "<script>x</script><path")),
        (
            "logo.svg",
            SVG.replace("<path", '<g xmlns:xlink="x" xlink:href="https://x.example"/><path'),
        ),
        ("logo.svg", SVG.replace("path", "foreignObject")),
        ("logo.svg", '<?xml-stylesheet href="x"?>' + SVG),
        ("logo.svg", '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG),
        ("logo.svg", SVG.replace(' viewBox="0 0 120 32"', "")),
        ("logo.svg", SVG[:-9]),
        ("logo.svg", "<p></p>"),
        ("logo.svg", ""),
        ("logo.svg", SVG + " " * 300_000),
        ("logo.png", "no picture"),
        ("logo.gif", "GIF89a"),
        ("other.svg", SVG),
    ],
)
def test_files_that_are_no_logo(render, name, content) -> None:
    """What runs, loads, has no size, is broken, too large or not there is an error at the setting."""
    wanted = name if name != "other.svg" else "logo.svg"
    found = render({name: content, "site.yaml": f"theme:\n  logo: {wanted}\n"})
    (fault,) = [each for each in found.result.diagnostics if each.severity == "error"]
    assert (fault.rule, fault.line, fault.column) == ("bad-logo", 2, 9)


def test_fonts_are_named_as_they_lie(render) -> None:
    """A style sheet names an asset by its file; the address has the fingerprint, from wherever."""
    found = render(
        {
            "site.yaml": "theme: mine\n",
            "themes/mine/theme.yaml": "extends: default\n",
            "themes/mine/assets/fonts/inter.woff2": b"wOF2",
            "themes/mine/assets/print/own.css": "@font-face{src:url('../fonts/inter.woff2')}",
            "themes/mine/styles/own.css": (
                "/* url(no) */ @font-face { src: url(fonts/inter.woff2) format('woff2'), url(#a) }"
            ),
        }
    )
    assert not found.result.diagnostics
    (font,) = (found.folder / "assets/fonts").iterdir()
    assert f'url("fonts/{font.name}")' in _sheet(found)
    (own,) = (found.folder / "assets/print").iterdir()
    assert f'url("../fonts/{font.name}")' in own.read_text("utf-8")


def test_scripts_and_sheets_are_small(render) -> None:
    """Comments and needless space are not published, but for those that ask for it."""
    found = render(
        {
            "site.yaml": "theme: mine\n",
            "themes/mine/theme.yaml": "extends: default\n",
            "themes/mine/assets/own.css": "/*! kept */ /* not */ a   { color : red ; }\n",
            "themes/mine/assets/own.js": "/*! kept */\n// not\nlet a  =  `x  y`;\n",
        }
    )
    texts = [
        next((found.folder / "assets").glob(f"own.*.{ending}")).read_text("utf-8")
        for ending in ("css", "js")
    ]
    assert texts == ["/*! kept */a{color:red}", "/*! kept */let a=`x  y`;"]
