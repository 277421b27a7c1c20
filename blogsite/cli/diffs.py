"""Differences of files, for people."""

import difflib

import click

from blogsite.model.characters import UNPRINTABLE

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_NOWHERE = "/dev/null"


def print_diff(path: str, before: bytes | None, after: bytes | None) -> None:
    """Print what a file's content was and is, as a unified diff; None where there is no file."""
    shown = printable_line(path)
    old, new = (_NOWHERE if data is None else side for side, data in _sides(shown, before, after))
    lines = difflib.unified_diff(_lines(before), _lines(after), old, new)
    for line in lines:
        bare = line.removesuffix("\n")
        click.secho(printable_line(bare), fg=_COLOURS.get(line[0]))
        if bare == line:
            click.echo("\\ No newline at end of file")


def printable_line(text: str) -> str:
    """Return a line of a file in which nothing drives the terminal, and line ends are seen."""
    return UNPRINTABLE.sub("\ufffd", text.replace("\r", "␍"))


def _sides(
    path: str, before: bytes | None, after: bytes | None
) -> tuple[tuple[str, bytes | None], ...]:
    return (f"a/{path}", before), (f"b/{path}", after)


def _lines(data: bytes | None) -> list[str]:
    *lines, last = (data or b"").decode("utf-8", "replace").split("\n")
    return [*(line + "\n" for line in lines), *([last] if last else [])]
