"""What commands print for programs is what these read."""

import json

import pytest

from blogsite.cli.reporting import as_json
from blogsite.model.characters import UNPRINTABLE


@pytest.mark.parametrize("letter", ["\x1b", "\u202e", "\ufffe", "\U0001fffe", "\U0010ffff"])
def test_json_says_what_cannot_be_shown(letter: str) -> None:
    """Whatever a value holds, JSON gives it back, and nothing in it drives a terminal."""
    value = {"a": f"b{letter}0\nc"}
    shown = as_json(value)
    assert json.loads(shown) == value
    assert not UNPRINTABLE.search(shown)
