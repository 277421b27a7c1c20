"""What the default theme's style sheet must be."""

import itertools
import re

import pytest

from blogsite.model.autonyms import direction

from .conftest import PROPERTIES, THEME

WRITTEN = "\n".join(path.read_text("utf-8") for path in sorted((THEME / "styles").iterdir()))
SHEET = re.sub(r"/\*.*?\*/", "", WRITTEN, flags=re.DOTALL)

PHYSICAL = re.compile(
    r"""(?<![\w-])(
        (margin|padding|border|inset|scroll-margin|scroll-padding)-(top|right|bottom|left)[\w-]*
        | (top|right|bottom|left|width|height|(min|max)-(width|height))
        | border-(top|bottom)-(left|right)-radius
        | float | clear | overflow-[xy] | background-position(-[xy])? | transform | rotate
    )\s*:""",
    re.VERBOSE,
)
# Values that name a side, and four of them in a row, of which two are the left and the right.
SIDED = re.compile(
    r"""(?<![\w-])(
        (text-align|justify-[\w-]+|caption-side|resize|transform-origin)\s*:\s*[^;]*\b(left|right)\b
        | (margin|padding|inset|border-(radius|width|color|style))\s*:\s*([^\s;()]+\s+){3}[^\s;()]+\s*;
        | translate\s*:(?!\s*0)
        | to\s+(left|right)\b | [\d.]+(deg|turn|rad)\b | \bat\s+[\d.]+
    )""",
    re.VERBOSE,
)
# What may be physical, and why.
EXCEPTIONS = {
    # `overflow-inline` is not known to Chromium and WebKit; both sides are meant.
    "overflow-x:",
    # Colours without a meaning: a page looks no more from left to right for them.
    "135deg",
    "at 10",
    "at 95",
    "at 0",
    "at 100",
    # Where the menu fades: the sheet turns it round for `:dir(rtl)`.
    "to right",
    "to left",
}
RIGHT_TO_LEFT = ("ar", "fa", "ur", "ckb", "ps", "sd", "ug", "he", "yi")
_TEXTS = ("ink", "ink-soft", "accent", "note", "tip", "important", "warning", "caution")
_PAIRS = [
    *itertools.product(_TEXTS, ("paper",)),
    *itertools.product(("ink", "ink-soft", "accent"), ("surface", "accent-soft")),
    ("ink", "mark"),
    ("on-accent", "accent"),
]


def _tokens(scheme: str) -> dict[str, str]:
    blocks = re.findall(r":root \{(.*?)\}", SHEET, flags=re.DOTALL)[: 1 if scheme == "light" else 2]
    values = {each.name: getattr(each, scheme) for each in PROPERTIES}
    for name, value in re.findall(r"--([\w-]+): ([^;]*);", "".join(blocks)):
        values[name] = _mixed(value, values)
    return {name: value for name, value in values.items() if value.startswith("#")}


def _mixed(value: str, values: dict[str, str]) -> str:
    """Return a colour; one that is mixed of two others as what comes of it."""
    found = re.fullmatch(
        r"color-mix\(in srgb, var\(--([\w-]+)\) (\d+)%, var\(--([\w-]+)\)\)", value
    )
    if found is None:
        return value
    one, other = _parts(values[found[1]]), _parts(values[found[3]])
    part = int(found[2]) / 100
    mixed = (a * part + b * (1 - part) for a, b in zip(one, other, strict=True))
    return "#" + "".join(f"{round(255 * each):02x}" for each in mixed)


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _luminance(colour: str) -> float:
    parts = _parts(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_uses_logical_properties_only() -> None:
    """A language written from right to left needs no second sheet; exceptions are listed."""
    found = {each[0].strip() for rule in (PHYSICAL, SIDED) for each in rule.finditer(SHEET)}
    assert found == EXCEPTIONS


@pytest.mark.parametrize(
    "rule",
    [
        "margin-left: 0;",
        "left: 0;",
        "float: right;",
        "text-align: left;",
        "margin: 0 1px 0 2px;",
        "translate: 1rem 0;",
        "transform: none;",
        "background: linear-gradient(to right, red, blue);",
        "border-top-left-radius: 0;",
    ],
)
def test_physical_properties_are_found(rule: str) -> None:
    """The search for physical properties finds each sort of them."""
    assert PHYSICAL.search(f"a {{\n  {rule}\n}}") or SIDED.search(f"a {{\n  {rule}\n}}")


def test_scripts_that_run_from_right_to_left_are_the_same_everywhere() -> None:
    """Each rule about languages from right to left names all of them, and none without italics less."""
    lists = [
        re.findall(r":lang\(([\w-]+)\)", each) for each in re.findall(r":is\(([^{}]*)\{", SHEET)
    ]
    about = [set(each) for each in lists if {"ar", "he"} <= set(each)]
    assert len(about) == 3
    assert all(set(RIGHT_TO_LEFT) <= each for each in about)
    assert all(direction(tag) == "rtl" for tag in RIGHT_TO_LEFT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_has_contrast(scheme: str, text: str, ground: str) -> None:
    """Text has a contrast of at least 4.5 to its ground (WCAG 2.2, 1.4.3)."""
    tokens = _tokens(scheme)
    darker, lighter = sorted((_luminance(tokens[text]), _luminance(tokens[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_loads_nothing() -> None:
    """The sheet is whole: no font, picture or sheet is fetched by it."""
    assert "url(" not in SHEET
    assert "@import" not in SHEET


def test_stretched_links_name_their_place() -> None:
    """A link that fills what holds it is found by each step from there on, not by a class alone."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", SHEET)
    stretched = [names for names, body in rules if re.search(r"\binset: 0;", body)]
    assert len(stretched) == 2
    for selector in ",".join(stretched).split(","):
        assert re.fullmatch(r"\s*(\.[\w-]+ > ){2,}a::after\s*", selector), selector


def test_texts_stay_in_their_place() -> None:
    """What is placed in a post's text is placed by the text, never by the page."""
    (body,) = re.findall(r"(?m)^\.body \{([^}]*)\}", SHEET)
    assert "contain: layout;" in body
    assert "position: relative;" in body


def test_print_shows_addresses_once() -> None:
    """On paper a link that shows its address doesn't show it twice."""
    assert 'a[href^="http"]:not(.bare-link)::after' in SHEET
