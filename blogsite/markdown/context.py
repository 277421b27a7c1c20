"""What the renderer knows and gathers about one body."""

import html
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from blogsite.diagnostics import Problems
from blogsite.markdown.gaps import TRUSTED, Gaps
from blogsite.markdown.ids import Ids
from blogsite.markdown.urls import Reach, encoded, reach
from blogsite.model.body import TargetKind

Lines = tuple[int, int]
"""Half-open range of a block's lines, counted from 0 in the body."""

_EVERYWHERE = {"id", "class", "title", "lang", "dir"}
_VALUES: Mapping[str, re.Pattern[str]] = {
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "width": re.compile(r"[0-9]{1,5}"),
    "height": re.compile(r"[0-9]{1,5}"),
    "start": re.compile(r"-?[0-9]{1,9}"),
}


def escape(text: str) -> str:
    """Escape a text for HTML, attributes included."""
    return html.escape(text, quote=True) if _SPECIAL.search(text) else text


_SPECIAL = re.compile("[&<>\"']")


@dataclass(slots=True)
class Context:
    """One body on its way through the renderer."""

    text: str
    path: str
    language: str
    first_line: int
    problems: Problems
    gaps: Gaps = field(default_factory=Gaps)
    ids: Ids = field(default_factory=Ids)
    _starts: list[int] = field(default_factory=list)
    _searched: dict[tuple[str, int], int] = field(default_factory=dict)

    def line(self, number: int) -> int:
        """Return the file's line, from 1, of a line of the body, from 0."""
        return self.first_line + number

    def url(self, kind: TargetKind, written: str, lines: Lines) -> str | None:
        """Return an attribute's value for a URL: escaped, a gap, or None where it is unsafe."""
        where = reach(written)
        if where is Reach.ABSOLUTE:
            return escape(encoded(written))
        line, column = self.locate(written, lines)
        if where is Reach.LOCAL:
            return self.gaps.add(kind, written.strip(), line, column)
        self.problems.error(
            "unsafe-url",
            f"the URL `{written}` is not allowed",
            self.path,
            line,
            column,
            "use a relative address, or one that begins with `https:`, `http:` or `mailto:`",
        )
        return None

    def locate(self, written: str, lines: Lines) -> tuple[int, int]:
        """Find where a block says a URL; line and column in the file, 0 where not known."""
        starts = self._line_starts()
        low, high = (starts[min(line, len(starts) - 1)] for line in lines)
        place = self._next(written, low, high if high > low else len(self.text))
        if place < 0:  # a reference: its definition may stand anywhere
            place = self.text.find(f"]: {written}")
            place += 3 * (place >= 0)
        if place < 0:
            return self.line(lines[0]), 0
        number = bisect_right(starts, place) - 1
        return self.line(number), place - starts[number] + 1

    def _next(self, written: str, low: int, high: int) -> int:
        """Find the next place in a block that was not found for the same URL before."""
        since = self._searched.get((written, low), low)
        place = self.text.find(written, since, high) if written else -1
        if place < 0 and since > low:
            place = self.text.find(written, low, high)
        elif place >= 0:
            self._searched[written, low] = place + len(written)
        return place

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = [0]
            place = self.text.find("\n")
            while place >= 0:
                self._starts.append(place + 1)
                place = self.text.find("\n", place + 1)
            self._starts.append(len(self.text))
        return self._starts

    def attributes(
        self, tag: str, written: Mapping[str, object], lines: Lines, classes: str = ""
    ) -> str:
        """Return the allowed ones of a writer's attributes as HTML, after classes of our own."""
        if classes or "class" in written:
            every = f"{classes} {written.get('class', '')}".split()
            written = {"class": " ".join(dict.fromkeys(every)), **_without_class(written)}
        return "".join(
            self._attribute(tag, name.lower(), str(value), lines) for name, value in written.items()
        )

    def _attribute(self, tag: str, name: str, value: str, lines: Lines) -> str:
        allowed = name in _EVERYWHERE or (tag, name) in _ON_SOME
        pattern = _VALUES.get(name)
        if not allowed or (pattern and not pattern.fullmatch(value)):
            self._warn("attribute-not-allowed", f"the attribute `{name}` is left out", lines)
            return ""
        if name == "id":
            return self._id(value, lines)
        return f' {name}="{escape(value)}"'

    def _id(self, wanted: str, lines: Lines) -> str:
        if self.ids.claim(wanted):
            return f' id="{TRUSTED}{escape(wanted)}"'
        self._warn("bad-id", f"the id `{wanted}` is left out: it is taken or not allowed", lines)
        return ""

    def _warn(self, rule: str, message: str, lines: Lines) -> None:
        self.problems.warning(rule, message, self.path, self.line(lines[0]))


_ON_SOME = {("img", "width"), ("img", "height"), ("ol", "start")}


def _without_class(written: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in written.items() if name != "class"}
