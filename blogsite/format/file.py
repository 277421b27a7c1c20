"""Formats files: bytes in, bytes out."""

from dataclasses import dataclass

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.fields import Parts, Source, parse_yaml, split_front_matter
from blogsite.format.body import format_body
from blogsite.format.front_matter import ordered_front_matter
from blogsite.model.languages import LANGUAGE_TAG
from blogsite.parse.conflicts import report_conflict

_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class Task:
    """A file to format; ``path`` is what its diagnostics name."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file as it should be: as it is where something is wrong with it."""

    path: str
    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def format_files(tasks: tuple[Task, ...]) -> tuple[Formatted, ...]:
    """Format several files."""
    return tuple(format_file(task) for task in tasks)


def format_file(task: Task) -> Formatted:
    """Format a post or page; never raises for what it holds.

    The line ends are those of its first line.
    """
    problems = Problems()
    source = Source.decode(task.path, task.data, problems)
    if source and report_conflict(source, problems, has_body=True):
        source = None
    parts = split_front_matter(source, problems) if source else None
    text = _text(parts, task.path, problems) if parts else ""
    if len(problems):
        return Formatted(task.path, task.data, tuple(problems))
    if task.data[: task.data.find(b"\n") + 1].endswith(b"\r\n"):
        text = text.replace("\n", "\r\n")
    return Formatted(task.path, text.encode())


def _text(parts: Parts, path: str, problems: Problems) -> str:
    parse_yaml(parts.front_matter, path=path, first_line=parts.front_matter_line, problems=problems)
    body = format_body(
        parts.body,
        path=path,
        language=_language(path),
        first_line=parts.body_line,
        problems=problems,
    )
    return _FENCE + ordered_front_matter(parts.front_matter) + _FENCE + body


def _language(path: str) -> str:
    """Return the language that a file's name speaks of; the others join lines in the same way."""
    suffix = path.removesuffix(".md").rpartition(".")[2]
    return suffix if LANGUAGE_TAG.match(suffix) else "en"
