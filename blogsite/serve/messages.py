"""What browsers are told, as the script of the preview reads it."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from blogsite.diagnostics import Diagnostic, Severity, as_record
from blogsite.serve.preview import Preview

_MOST = 100


@dataclass(frozen=True, slots=True)
class Editor:
    """Makes links that open a file of the site where it is written.

    ``pattern`` is a URL with ``{path}``, ``{line}`` and ``{column}``.
    """

    pattern: str
    root: Path

    def link(self, path: str, line: int, column: int) -> str:
        """Return a link to a place, empty for what is no file of the site."""
        file = self.root / path
        if not path or not file.is_file():
            return ""
        return (
            self.pattern.replace("{path}", quote(file.as_posix()))
            .replace("{line}", str(line or 1))
            .replace("{column}", str(column or 1))
        )


def to_message(preview: Preview, editor: Editor, *, follow: bool) -> str:
    """Return the state of the preview as a message of an event stream (HTML, section 9.2)."""
    report, early = preview.report, preview.early
    found = report.diagnostics
    if early is not None:
        # A build is under way that has no errors so far.
        found = tuple(each for each in found if each.severity is Severity.WARNING)
    data = {
        "run": preview.run,
        "build": report.number,
        "since": preview.since,
        "building": early is not None,
        "styles": dict(early.swapped if early else report.swapped),
        "follow": report.follow if follow and early is None else "",
        "diagnostics": [_record(each, editor) for each in _capped(found)],
    }
    return f"data: {json.dumps(data)}\n\n"


def _capped(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return what a browser can show, and say how many more there are."""
    more = len(found) - _MOST
    if more <= 0:
        return found
    rest = f"{more} more are in the terminal"
    return (*found[:_MOST], Diagnostic("", 0, 0, found[_MOST].severity, "more-faults", rest))


def _record(each: Diagnostic, editor: Editor) -> dict[str, str | int]:
    return {**as_record(each), "link": editor.link(each.path, each.line, each.column)}
