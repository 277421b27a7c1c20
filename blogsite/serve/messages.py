"""What browsers are told, as the script of the preview reads it."""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from blogsite.diagnostics import Diagnostic
from blogsite.serve.report import Report


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


def to_message(report: Report, editor: Editor, *, follow: bool) -> str:
    """Return a report as a message of an event stream (HTML, server-sent events)."""
    data = {
        "build": report.number,
        "styles": dict(report.swapped),
        "follow": report.follow if follow else "",
        "diagnostics": [_record(each, editor) for each in report.diagnostics],
    }
    return f"data: {json.dumps(data)}\n\n"


def _record(each: Diagnostic, editor: Editor) -> dict[str, str | int]:
    return {
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "severity": str(each.severity),
        "rule": each.rule,
        "message": each.message,
        "hint": each.hint,
        "excerpt": each.excerpt,
        "link": editor.link(each.path, each.line, each.column),
    }
