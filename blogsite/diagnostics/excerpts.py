"""Shows the line at fault."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from blogsite.diagnostics.model import Diagnostic, Severity

_WIDEST = 160
_FARTHEST = 2000
_MOST_IN_A_FILE = 50


def with_excerpts(
    diagnostics: Iterable[Diagnostic],
    read: Callable[[str], bytes],
    *,
    most_in_a_file: int = _MOST_IN_A_FILE,
) -> tuple[Diagnostic, ...]:
    """Return diagnostics in the order of files and lines, each with its line where there is one.

    ``read`` returns the content of a path, empty for one that can't be read.
    """
    lines: dict[str, list[str]] = {}
    found = []
    for each in _capped(sorted(set(diagnostics), key=_order), most_in_a_file):
        if each.path and each.line and each.path not in lines:
            text = read(each.path).decode("utf-8-sig", "replace")
            lines[each.path] = re.split(r"\r\n|\r|\n", text)
        found.append(replace(each, excerpt=_excerpt(lines.get(each.path, []), each)))
    return tuple(found)


def _capped(diagnostics: list[Diagnostic], most: int) -> Iterator[Diagnostic]:
    """Pass on the first ones of each file, and say how many more it has."""
    counts = Counter(each.path for each in diagnostics)
    passed: Counter[str] = Counter()
    for each in diagnostics:
        passed[each.path] += 1
        if passed[each.path] <= most:
            yield each
    for path, count in counts.items():
        if count > most:
            message = f"{count - most} more faults in this file are not shown"
            yield Diagnostic(path, 0, 0, Severity.WARNING, "more-faults", message)


def _order(each: Diagnostic) -> tuple[bool, str, int, int, str]:
    return each.severity is not Severity.ERROR, each.path, each.line, each.column, each.message


def _excerpt(lines: list[str], each: Diagnostic) -> str:
    """Return the line, as far as it helps; none where the fault is far out in a huge line."""
    if not 1 <= each.line <= len(lines) or each.column > _FARTHEST:
        return ""
    return lines[each.line - 1].replace("\t", " ")[: each.column + _WIDEST]
