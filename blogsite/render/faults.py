"""Says what is wrong with a template that failed, and where."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from blogsite.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from blogsite.render.setup import Template

_HINT = "see docs/theming.md for what a template may use"


def syntax_fault(fault: TemplateSyntaxError, templates: Iterable[Template]) -> Diagnostic:
    """Return the diagnostic of a template that can't be read."""
    name = fault.name or ""
    path = next((each.path for each in templates if each.name == name), name)
    return _diagnostic(path, fault.lineno, fault.message or "syntax error")


def template_fault(fault: Exception, templates: Iterable[Template]) -> Diagnostic | None:
    """Return the diagnostic of a template that failed; None where it was no template that did."""
    paths = {template.path for template in templates}
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        if frame.filename in paths:
            return _diagnostic(frame.filename, frame.lineno or 0, _say(fault))
    return None


def _diagnostic(path: str, line: int, message: str) -> Diagnostic:
    return Diagnostic(path, line, 0, Severity.ERROR, "template", message, _HINT)


def _say(fault: Exception) -> str:
    if isinstance(fault, TemplateNotFound):
        return f"there is no template `{fault.name}`"
    return str(fault) if isinstance(fault, TemplateError) else f"{type(fault).__name__}: {fault}"
