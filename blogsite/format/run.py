"""Formats the texts of a site."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import Diagnostic, Problems, Severity
from blogsite.format.file import Formatted, Task, format_files
from blogsite.format.replacing import replace_file
from blogsite.workers import Progress, Workers


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that was, or would be, changed."""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of formatting: ``failed`` counts the files that had to stay as they are."""

    changed: tuple[Changed, ...]
    unchanged: int
    failed: int
    faults: tuple[Diagnostic, ...]


def format_texts(
    root: Path,
    paths: Sequence[str],
    workers: Workers,
    progress: Progress,
    problems: Problems,
    *,
    writes: bool,
) -> Outcome:
    """Format the files with these paths below ``root``, and write each as soon as it is done."""
    tasks = tuple(_tasks(root, paths, problems))
    changed, failed = [], len(paths) - len(tasks)
    results = zip(tasks, workers.map(format_files, tasks), strict=True)
    for done, (task, found) in enumerate(results, 1):
        progress("Formatting", done, len(tasks))
        problems.extend(found.diagnostics)
        changes = found.data != task.data
        if found.diagnostics or (changes and writes and not _write(root, task, found, problems)):
            failed += 1
        elif changes:
            changed.append(Changed(task.path, task.data, found.data))
    unchanged = len(paths) - len(changed) - failed
    return Outcome(tuple(changed), unchanged, failed, tuple(problems))


def _tasks(root: Path, paths: Sequence[str], problems: Problems) -> Iterator[Task]:
    for path in paths:
        try:
            yield Task(path, (root / path).read_bytes())
        except OSError as fault:
            message = f"it can't be read: {(fault.strerror or type(fault).__name__).lower()}"
            problems.error("unreadable-file", message, path, hint="check who may read it")


def _write(root: Path, task: Task, found: Formatted, problems: Problems) -> bool:
    return replace_file(root / task.path, task.path, task.data, found.data, problems)


def not_formatted(changed: Changed) -> Diagnostic:
    """Return the diagnostic of a file that should be formatted."""
    before, after = changed.before.split(b"\n"), changed.after.split(b"\n")
    lines = zip([*before, b""], [*after, b""], strict=False)
    line = next((at for at, (one, other) in enumerate(lines, 1) if one != other), 1)
    message, hint = "the file is not formatted", "run `blogsite fmt`"
    return Diagnostic(changed.path, line, 0, Severity.ERROR, "not-formatted", message, hint)
