"""What of a text is drawn."""

from __future__ import annotations

import pytest

from blogsite.cards.letters import clusters, fit_for_drawing


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Linkerd  Benchmarks\n", "Linkerd Benchmarks"),
        ("\u202eevil\u202c \u2067title\u2069", "evil title"),
        ("A\x00B\x07C\ufeff", "ABC"),
        ("Release 🎉🚀 day 👩‍💻", "Release day"),
        ("e\u0301tude", "étude"),
        ("云原生 и שלום", "云原生 и שלום"),
        ("क्\u200dष", "क्\u200dष"),
    ],
)
def test_what_is_left_of_a_text(text: str, drawn: str) -> None:
    """Spaces become one, and what is hidden or has no picture goes."""
    assert fit_for_drawing(text, "en", ()) == (drawn, "")


def test_letters_that_no_font_has() -> None:
    """They are told of, as the title can't be read without them."""
    fit = fit_for_drawing("A ไทย title", "en", ())
    assert set(fit.missing) == set("ไทย")


def test_a_long_title_is_cut_between_letters() -> None:
    """A title of any length costs no more than a long one."""
    for sign in ("x", "字", "é", "e\u0316"):
        fit = fit_for_drawing(sign * 100_000, "en", ())
        assert len(fit.text) <= 301
        assert fit.text.endswith("…")
        assert fit.text[:-1] == sign * ((len(fit.text) - 1) // len(sign))


def test_marks_that_pile_up() -> None:
    """A letter has as many marks as any language needs, and no tower of them."""
    text = "a" + "\u0316" * 500 + " b"
    assert len(fit_for_drawing(text, "en", ()).text) <= 8
    assert clusters(text)[1:] == [" ", "b"]
