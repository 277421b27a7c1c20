"""What the renderer knows and gathers about one body."""

import html
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

from blogsite.diagnostics import Problems
from blogsite.markdown.allowed import is_allowed, own_classes
from blogsite.markdown.gaps import TRUSTED, Gaps
from blogsite.markdown.ids import Ids
from blogsite.markdown.states import line_starts
from blogsite.markdown.urls import Reach, encoded, encoded_local, reach
from blogsite.model.body import TargetKind
from blogsite.model.characters import UNPRINTABLE

Lines = tuple[int, int]
"""Half-open range of a block's lines, counted from 0 in the body."""
Place = tuple[int, int]
"""Line and column in the file, from 1; 0 where not known."""

_SPECIAL = re.compile("[&<>\"']")
# How far before a block the lines of its attributes are looked for.
_BEFORE = 1000  # characters


def escape(text: str) -> str:
    """Escape a text for HTML, attributes included."""
    return html.escape(text, quote=True) if _SPECIAL.search(text) else text


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
    _definitions: dict[str, int] = field(default_factory=dict)
    _said: set[tuple[str, str]] = field(default_factory=set)

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
            return self.gaps.add(kind, encoded_local(written), line, column)
        if where is Reach.BROKEN:
            message, hint = f"the URL `{written}` has no host that can be", "correct the address"
            self.problems.error("bad-url", message, self.path, line, column, hint)
            return None
        self.problems.error(
            "unsafe-url",
            f"the URL `{written}` is not allowed",
            self.path,
            line,
            column,
            "use a relative address, or one that begins with `https:`, `http:` or `mailto:`",
        )
        return None

    def locate(self, written: str, lines: Lines) -> Place:
        """Find where a block says a URL; line and column in the file, 0 where not known."""
        place = self._next(written, *self._bounds(lines))
        if place < 0:  # a reference: its definition may stand anywhere
            place = self._definition(written)
        return self._place(place) if place >= 0 else (self.line(lines[0]), 0)

    def place_of(self, written: str, at: int, line: int) -> Place:
        """Return the place of a character of what a line ends with; both are counted from 0."""
        low, high = self._bounds((line, line + 1))
        start = self.text.rfind(written, low, high) if written else -1
        return (self.line(line), start - low + at + 1) if start >= 0 else (self.line(line), 0)

    def _bounds(self, lines: Lines) -> tuple[int, int]:
        starts = self._line_starts()
        low, high = (starts[min(line, len(starts) - 1)] for line in lines)
        return low, high if high > low else len(self.text)

    def _place(self, place: int) -> Place:
        starts = self._line_starts()
        number = bisect_right(starts, place) - 1
        return self.line(number), place - starts[number] + 1

    def _definition(self, written: str) -> int:
        place = self._definitions.get(written)
        if place is None:
            place = self.text.find(f"]: {written}")
            place += 3 * (place >= 0)
            self._definitions[written] = place
        return place

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
            self._starts = line_starts(self.text.split("\n"))
            self._starts[-1] = len(self.text)
        return self._starts

    def attributes(
        self, tag: str, written: Mapping[str, object], lines: Lines, classes: str = ""
    ) -> str:
        """Return the allowed ones of a writer's attributes as HTML, after classes of our own."""
        out = []
        others = own_classes(unescapeAll(str(written.get("class", ""))))
        if every := f"{classes} {others}".strip():
            out.append(f' class="{TRUSTED}{escape(every)}"')
        for name, value in written.items():
            if name != "class":
                text = UNPRINTABLE.sub("", unescapeAll(str(value)))
                out.append(self._attribute(tag, name, text, lines))
        return "".join(out)

    def _attribute(self, tag: str, name: str, value: str, lines: Lines) -> str:
        lower = name.lower()
        if lower == "class" or not is_allowed(tag, lower, value):
            self.left_out(tag, lower, self._locate_attribute(f"{name}=", lines))
            return ""
        if lower != "id":
            return f' {lower}="{escape(value)}"'
        return self.id(value) or self._bad_id(value, lines)

    def id(self, wanted: str) -> str:
        """Return an attribute for an id if it is allowed and free, else nothing."""
        return f' id="{TRUSTED}{escape(wanted)}"' if self.ids.claim(wanted) else ""

    def _bad_id(self, wanted: str, lines: Lines) -> str:
        message = f"the id `{wanted}` is left out: it is taken or not allowed"
        place = self._locate_attribute(f"#{wanted}", lines)
        self.problems.warning("bad-id", message, self.path, *place)
        return ""

    def left_out(self, tag: str, name: str, place: Place) -> None:
        """Say once that an attribute is left out of elements of one kind."""
        if (tag, name) not in self._said:
            self._said.add((tag, name))
            message = f"the attribute `{name}` is left out"
            self.problems.warning("attribute-not-allowed", message, self.path, *place)

    def _locate_attribute(self, written: str, lines: Lines) -> Place:
        """Find an attribute in a block, or in the lines of attributes before it."""
        low, high = self._bounds(lines)
        place = self.text.rfind(written, max(0, low - _BEFORE), low)
        opening = self.text.rfind("\n", 0, max(place, 0)) + 1
        if place < 0 or self.text[opening:low].lstrip(" >\t*-+")[:1] != "{":
            place = self._next(written, low, high)
        return self._place(place) if place >= 0 else (self.line(lines[0]), 0)
