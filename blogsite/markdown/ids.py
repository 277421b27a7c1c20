"""Ids of a body: unique, and none that begins with ``_``, as the theme's do."""

import re
import unicodedata
from collections.abc import Iterator

_DROPPED = re.compile(r"[^\w\- ]+")
_SPACES = re.compile(r"\s+")
_BAD = re.compile(r"\s")
RESERVED_START = "_"


class Ids:
    """The ids of one body, in the order they are given away."""

    def __init__(self) -> None:
        self._used: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._used)

    def claim(self, wanted: str) -> bool:
        """Take an id if it is allowed and free."""
        if not wanted or wanted in self._used or _BAD.search(wanted) or wanted[0] == RESERVED_START:
            return False
        self._used[wanted] = 0
        return True

    def unique(self, wanted: str) -> str:
        """Take an id, with a number behind it if it is taken."""
        if self.claim(wanted):
            return wanted
        number = self._used.get(wanted, 0)
        while True:
            number += 1
            candidate = f"{wanted}-{number}"
            if self.claim(candidate):
                self._used[wanted] = number
                return candidate

    def for_heading(self, text: str) -> str:
        """Take an id made of a heading's text, as code hosts do: letters of all scripts stay."""
        slug = _DROPPED.sub(_marks, _SPACES.sub(" ", text.strip().lower())).replace(" ", "-")
        return self.unique(slug.lstrip(RESERVED_START).strip() or "section")


def _marks(dropped: re.Match[str]) -> str:
    """Keep vowel signs and other marks, which belong to letters."""
    return "".join(mark for mark in dropped[0] if unicodedata.category(mark)[0] == "M")
