"""Diagnostics for programs."""

from blogsite.diagnostics.model import Diagnostic


def as_record(each: Diagnostic) -> dict[str, str | int]:
    """Return a diagnostic for JSON."""
    return {
        "path": each.path,
        "line": each.line,
        "column": each.column,
        "severity": str(each.severity),
        "rule": each.rule,
        "message": each.message,
        "hint": each.hint,
        "excerpt": each.excerpt,
    }
