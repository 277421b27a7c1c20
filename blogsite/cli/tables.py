"""Tables for the terminal."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.measure import Measurement

# In tables a post's path stands below its title.
_NOT_IN_TABLES = ("url", "original", "authors", "path", "translators")
_WIDE_ENOUGH = 240
# A path's words, each with the marks behind it.
_WORD = re.compile(r"[^/._-]*[/._-]+|[^/._-]+")

Value = str | int | list[str]
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Titled:
    """A title with its file's path below it, which is broken between words and not within them."""

    title: str
    path: str

    def __rich_measure__(self, console: "Console", options: "ConsoleOptions") -> "Measurement":
        from rich.measure import Measurement, measure_renderables  # noqa: PLC0415  (see below)
        from rich.text import Text  # noqa: PLC0415

        lines = [Text(self.title), Text("\n".join(_WORD.findall(self.path)))]
        least = measure_renderables(console, options, lines).minimum
        most = measure_renderables(console, options, [lines[0], Text(self.path)]).maximum
        return Measurement(least, max(least, most)).with_maximum(options.max_width)

    def __rich_console__(
        self, console: "Console", options: "ConsoleOptions"
    ) -> "Iterator[RenderableType]":
        from rich.text import Text  # noqa: PLC0415  (see below)

        lines = [""]
        for word in _WORD.findall(self.path):
            if lines[-1] and Text(lines[-1] + word).cell_len > options.max_width:
                lines.append("")
            lines[-1] += word
        yield Text(self.title, overflow="fold")
        yield Text("\n".join(lines), style="dim", overflow="fold")


def print_table(rows: Sequence[Row]) -> None:
    """Print rows, of which there is at least one, all with the same keys."""
    from rich.console import Console  # noqa: PLC0415  (slow, and not needed for JSON)
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=None, pad_edge=False, header_style="bold")
    columns = [column for column in rows[0] if column not in _NOT_IN_TABLES]
    for column in columns:
        is_number = isinstance(rows[0][column], int)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        cells: list[RenderableType] = [Text(_cell(row[column])) for column in columns]
        if "title" in columns:
            cells[columns.index("title")] = _Titled(_cell(row["title"]), _cell(row["path"]))
        table.add_row(*cells)
    width = None if sys.stdout.isatty() else _WIDE_ENOUGH
    print_trimmed(Console(width=width, highlight=False, markup=False), table)


def print_trimmed(console: "Console", table: "RenderableType") -> None:
    """Print a table without the spaces that fill its lines up."""
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        click.echo(line.rstrip(" "))


def _cell(value: Value) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
