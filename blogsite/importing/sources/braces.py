"""Braces that other programs wrote, kept from being read as attributes."""

import re

from blogsite.importing.prose import replace_outside_code

_TAG = re.compile(r"(?<![\\{])\{(?=%)")


def guard_braces(markdown: str) -> str:
    """Write `{%` so that it stays text: a line of it would be one of attributes."""
    return replace_outside_code(_TAG, _guarded, markdown) if "{%" in markdown else markdown


def _guarded(found: re.Match[str]) -> str:
    """Escape a brace: by a backslash, and where raw HTML may be, as HTML does."""
    text, place = found.string, found.start()
    end = text.find("\n", place)
    line = text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else None]
    return "&#123;" if "<" in line else r"\{"
