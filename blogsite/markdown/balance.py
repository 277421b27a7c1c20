"""Foresees what a parser of HTML makes of elements that are left open.

A parser opens a formatting element again in each block that follows it, until it is closed
(HTML, "reconstruct the active formatting elements"). A few hundred of them left open make a page
of gigabytes, so they are counted before the sanitiser reads them. The count is careful: only
an end tag that stands where it must closes its element; what else is open then counts as open
to the end.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from blogsite.markdown.tags import FORMATTING, PHRASING, STRANGE, VOID

MAX_FORMATTING = 50  # formatting elements open at once
MAX_OPEN = 400  # all elements open at once
_FREE_GROWTH = 10_000  # characters

_CELLS = frozenset({"p", "td", "th"})
_ROWS = _CELLS | {"tr"}
_PARTS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_ITEMS = frozenset({"p", "li", "dt", "dd", "rt", "rp"})
# Elements that a start tag, or an end tag, closes in passing.
_CLOSED_BY_START: Mapping[str, frozenset[str]] = {
    "p": frozenset({"p"}),
    "li": frozenset({"p", "li"}),
    "dt": frozenset({"p", "dt", "dd"}),
    "dd": frozenset({"p", "dt", "dd"}),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
    "td": _CELLS,
    "th": _CELLS,
    "tr": _ROWS,
    "tbody": _PARTS,
    "thead": _PARTS,
    "tfoot": _PARTS,
}
_CLOSED_BY_END: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("ul", "ol", "dl", "ruby"), _ITEMS),
    "tr": _CELLS,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _ROWS),
    "table": _PARTS,
}
_PARAGRAPH = frozenset({"p"})
_NOTHING: frozenset[str] = frozenset()
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")


def allowed_length(html: str) -> int:
    """Return how long HTML may be once it is sanitised."""
    return 4 * len(html) + _FREE_GROWTH


def overgrowing(html: str) -> str | None:
    """Return the start tag from which on elements left open make too much of well-formed tags."""
    count, opened = _Count(allowed_length(html)), ""
    for tag in _TAG.finditer(html):
        end, name, _ = tag.groups()
        if name in VOID:
            continue
        if name in STRANGE:
            count.distrust()
        elif end:
            count.close(name)
        else:
            count.open(name, len(tag[0]))
            opened = opened if name == "p" else tag[0]
        if count.is_too_much():
            return opened
    return None


@dataclass(slots=True)
class _Count:
    """What is open, and how much a parser adds for it."""

    allowance: int
    stack: list[tuple[str, int]] = field(default_factory=list)
    lost: int = 0  # elements that nothing closes any more
    lost_formatting: int = 0
    formatting: int = 0
    cost: int = 0  # characters that opening all formatting elements again takes
    growth: int = 0

    def is_too_much(self) -> bool:
        return (
            self.lost_formatting + self.formatting > MAX_FORMATTING
            or self.lost + len(self.stack) > MAX_OPEN
            or self.growth > self.allowance
        )

    def open(self, name: str, length: int) -> None:
        closed = _CLOSED_BY_START.get(name, _NOTHING)
        while self.stack and self.stack[-1][0] in closed:
            self._pop()
        if name not in PHRASING:
            self.growth += self.cost
        weight = length + len(name) + 3 if name in FORMATTING else 0
        self._push((name, weight))

    def close(self, name: str) -> None:
        if name not in PHRASING:
            self.growth += self.cost
        if name == "p":
            self._close_paragraph()
            return
        closed = _CLOSED_BY_END.get(name, _PARAGRAPH)
        depth = len(self.stack)
        while depth and self.stack[depth - 1][0] != name and self.stack[depth - 1][0] in closed:
            depth -= 1
        if not depth or self.stack[depth - 1][0] != name:
            self.distrust()
            return
        while len(self.stack) >= depth:
            self._pop()

    def _close_paragraph(self) -> None:
        """Close a paragraph; formatting elements in it stay open, others don't."""
        above = []
        while self.stack and self.stack[-1][0] in PHRASING:
            above.append(self._pop())
        if self.stack and self.stack[-1][0] == "p":
            self._pop()
            above = [entry for entry in above if entry[0] in FORMATTING]
        for entry in reversed(above):
            self._push(entry)

    def distrust(self) -> None:
        """Give up closing what is open now."""
        self.growth += self.cost
        self.lost_formatting += self.formatting
        self.lost += sum(name not in _PARAGRAPH for name, _ in self.stack)
        self.formatting = 0
        self.stack.clear()

    def _push(self, entry: tuple[str, int]) -> None:
        self.stack.append(entry)
        self.cost += entry[1]
        self.formatting += entry[1] > 0

    def _pop(self) -> tuple[str, int]:
        entry = self.stack.pop()
        self.cost -= entry[1]
        self.formatting -= entry[1] > 0
        return entry
