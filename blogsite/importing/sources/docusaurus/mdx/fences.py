"""Fenced code at any depth: in MDX spaces in front of a line make no code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OPENING = re.compile(
    r"(?P<lead>[ \t>]{0,200}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}){0,5})(?P<mark>`{3,}|~{3,})(?P<info>.*)\Z"
)
_LEAD = " \t>"


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code: its lines are ``first`` to before ``end``, counted from 0, fences included.

    ``lead`` is what stands before the fence: spaces, marks of quotes and lists.
    """

    first: int
    end: int
    lead: str
    mark: str
    info: str
    is_closed: bool

    @property
    def body(self) -> slice:
        """The lines of the code itself."""
        return slice(self.first + 1, self.end - 1 if self.is_closed else self.end)


def fences(lines: list[str]) -> Iterator[Fence]:
    """Yield the fenced code of a text in order."""
    number = 0
    while number < len(lines):
        found = _OPENING.match(lines[number])
        if found is None or (found["mark"][0] == "`" and "`" in found["info"]):
            number += 1
            continue
        end, is_closed = _end(lines, number + 1, found["mark"])
        yield Fence(number, end, found["lead"], found["mark"], found["info"].strip(), is_closed)
        number = end


def _end(lines: list[str], start: int, mark: str) -> tuple[int, bool]:
    for number in range(start, len(lines)):
        line = lines[number].strip(_LEAD)
        if line.startswith(mark) and not line.strip(mark[0]):
            return number + 1, True
    return len(lines), False
