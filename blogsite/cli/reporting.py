"""Diagnostics for people, for programs, and for pull requests."""

import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from blogsite.diagnostics import Diagnostic, Severity
from blogsite.model.characters import UNPRINTABLE

_WIDEST = 160
_BEFORE = 60
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def print_human(diagnostics: Iterable[Diagnostic]) -> None:
    """Print each diagnostic with its line, a caret and its hint, to standard error."""
    for each in map(_printable, diagnostics):
        _print(each, _headline(each), is_result=False)


def print_faults(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics as a command's result, with the names of their rules."""
    for each in map(_printable, diagnostics):
        _print(each, f"{_headline(each)} {click.style(f'[{each.rule}]', dim=True)}", is_result=True)


def _print(each: Diagnostic, headline: str, *, is_result: bool) -> None:
    err = not is_result
    click.echo(headline, err=err)
    if each.excerpt.strip():
        click.echo(_excerpt(each), err=err)
    if each.hint:
        click.secho("  hint: ", fg="cyan", nl=False, err=err)
        click.echo(each.hint, err=err)
    click.echo(err=err)


def folder_from_here(root: Path) -> str:
    """Return a site's folder as a prefix of paths, such as `sub/site/`.

    Code hosts take paths from a repository's top, which is where its tasks run. A site at the
    current folder, or outside of it, has no prefix.
    """
    # Links stay as they are named, and so they are in a repository.
    inside = os.path.relpath(os.path.abspath(root))  # noqa: PTH100  (`resolve` follows links)
    parts = Path(inside).parts
    return "" if not parts or parts[0] == os.pardir else f"{Path(inside).as_posix()}/"


def print_github(diagnostics: Iterable[Diagnostic], root: Path) -> None:
    """Print workflow commands that GitHub shows beside the lines of a pull request."""
    folder = folder_from_here(root)
    for each in map(_printable, diagnostics):
        path = each.path and folder + each.path
        fields = {"file": path, "line": each.line, "col": each.column, "title": each.rule}
        shown = ",".join(
            f"{name}={_escape_property(str(value))}" for name, value in fields.items() if value
        )
        hint = f"\nhint: {each.hint}" if each.hint else ""
        click.echo(f"::{each.severity} {shown}::{_escape_data(each.message + hint)}")


def counted(number: int, word: str) -> str:
    """Return a number with its word: 1 file, 2 files."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def as_json(value: object) -> str:
    """Return JSON that people can read in any script, and that drives no terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return UNPRINTABLE.sub(lambda bad: json.dumps(bad[0])[1:-1], text)


def _printable(each: Diagnostic) -> Diagnostic:
    """Return a diagnostic in which nothing that a post or file name holds drives the terminal."""
    path, message, hint, excerpt = (
        UNPRINTABLE.sub("\ufffd", text.replace("\n", " "))
        for text in (each.path, each.message, each.hint, each.excerpt)
    )
    return replace(each, path=path, message=message, hint=hint, excerpt=excerpt)


def _headline(each: Diagnostic) -> str:
    severity = click.style(f"{each.severity}:", fg=_COLOURS[each.severity], bold=True)
    place = click.style(f"{each.location}:", bold=True) + " " if each.location else ""
    return f"{place}{severity} {each.message}"


def _excerpt(each: Diagnostic) -> str:
    """Draw the line with a caret; of a long one, what stands around the fault."""
    start = max(0, each.column - _BEFORE) if len(each.excerpt) > _WIDEST else 0
    shown = ("…" if start else "") + each.excerpt[start : start + _WIDEST]
    margin = " " * len(str(each.line))
    lines = [f"  {each.line} | {shown}"]
    if each.column:
        before = ("…" if start else "") + each.excerpt[start : each.column - 1]
        lines.append(f"  {margin} | {' ' * _width(before)}{_caret()}")
    return "\n".join(lines)


def _caret() -> str:
    return click.style("^", fg="green", bold=True)


def _width(text: str) -> int:
    """Return how many cells a terminal needs, so that the caret stands below its letter."""
    from rich.cells import cell_len  # noqa: PLC0415  (slow, and needed for faults only)

    return cell_len(text)


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
