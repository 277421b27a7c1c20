"""What the default theme's style sheet must be."""

import itertools
import re

import pytest

from .conftest import THEME

SHEET = re.sub(
    r"/\*.*?\*/", "", (THEME / "assets" / "site.css").read_text("utf-8"), flags=re.DOTALL
)

PHYSICAL = re.compile(
    r"""(?<![\w-])(
        (margin|padding|border|inset|scroll-margin|scroll-padding)-(top|right|bottom|left)[\w-]*
        | (top|right|bottom|left|width|height|(min|max)-(width|height))
        | border-(top|bottom)-(left|right)-radius
        | float
    )\s*:""",
    re.VERBOSE,
)
_TEXTS = ("ink", "ink-soft", "accent", "note", "tip", "important", "warning", "caution")
_PAIRS = [
    *itertools.product(_TEXTS, ("paper",)),
    *itertools.product(("ink", "ink-soft", "accent"), ("surface", "accent-soft")),
    ("ink", "mark"),
    ("on-accent", "accent"),
]


def _tokens(scheme: str) -> dict[str, str]:
    light, dark = re.findall(r":root \{(.*?)\}", SHEET, flags=re.DOTALL)[:2]
    blocks = light if scheme == "light" else light + dark
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", blocks))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_uses_logical_properties_only() -> None:
    """A language written from right to left needs no second sheet."""
    assert [found[0].strip() for found in PHYSICAL.finditer(SHEET)] == []


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
    assert '.body a[href^="http"]:not(.bare-link)::after' in SHEET
