"""An import from its first stage to its last."""

from blogsite.diagnostics import Problems
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import Outcome
from blogsite.workers import Progress


def run_import(options: ImportOptions, progress: Progress, problems: Problems) -> Outcome | None:
    """Bring a source to its target; returns None where there are errors, and nothing is written."""
    raise NotImplementedError
