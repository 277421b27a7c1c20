"""Tables for the terminal."""

import sys
from collections.abc import Mapping, Sequence

# In tables a post's path stands below its title.
_NOT_IN_TABLES = ("url", "original", "authors", "path", "translators")
_WIDE_ENOUGH = 240

Value = str | int | list[str]
Row = Mapping[str, Value]


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
        cells = [Text(_cell(row[column])) for column in columns]
        if "title" in columns:
            cells[columns.index("title")].append(f"\n{row['path']}", style="dim")
        table.add_row(*cells)
    width = None if sys.stdout.isatty() else _WIDE_ENOUGH
    Console(width=width, highlight=False, markup=False).print(table)


def _cell(value: Value) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
