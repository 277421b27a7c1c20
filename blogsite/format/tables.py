"""Tables with their columns below each other."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from blogsite.format.changes import Change, change
from blogsite.format.outline import Outline

# A wider table is no easier to read for being aligned, and each edit would change all of its lines.
_WIDEST = 120
_DASHES = 3
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")

Row = list[str]


def tables(found: Outline) -> Iterator[Change]:
    """Align the columns of tables; where the line of dashes is as short as can be, only tidy them."""
    for block in found.blocks:
        if block.token.type != "table_open" or block.token.level:
            continue
        lines = found.lines[block.start : block.end]
        written = _table(lines)
        if written and written != list(lines):
            start, last = found.starts[block.start], block.end - 1
            end = found.starts[last] + len(found.lines[last])
            yield change(start, end, "\n".join(written))


def _table(lines: Sequence[str]) -> list[str]:
    """Return the lines anew; none where a row has cells that are never shown."""
    head, dashes, *rows = (_cells(line) for line in lines)
    if len(head) != len(dashes) or any(len(row) > len(head) for row in rows):
        return []
    rows = [head, *(row + [""] * (len(head) - len(row)) for row in rows)]
    marks = [_mark(each, _DASHES) for each in dashes]
    tidy = _written(rows, marks)
    if all(each.count("-") <= _DASHES for each in dashes):
        return tidy
    widths = [max(len(mark), *(cell_len(row[at]) for row in rows)) for at, mark in enumerate(marks)]
    padded = [[_padded(*each) for each in zip(row, marks, widths, strict=True)] for row in rows]
    aligned = _written(padded, [_mark(*each) for each in zip(marks, widths, strict=True)])
    return tidy if cell_len(aligned[0]) > _WIDEST and aligned != list(lines) else aligned


def _written(rows: Sequence[Row], marks: Row) -> list[str]:
    return [_line(each) for each in (rows[0], marks, *rows[1:])]


def _cells(line: str) -> Row:
    """Split a line as the parser does: at each `|` without a backslash before it."""
    cells = [cell.strip(" \t") for cell in _BETWEEN_CELLS.split(line.strip(" \t"))]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _mark(written: str, width: int) -> str:
    """Return what says how a column is aligned, with three dashes at least."""
    left, right = ":" * written.startswith(":"), ":" * written.endswith(":")
    return left + "-" * max(_DASHES, width - len(left + right)) + right


def _padded(cell: str, mark: str, width: int) -> str:
    space = width - cell_len(cell)
    before = space if mark[0] != ":" and mark[-1] == ":" else 0
    if mark[0] == mark[-1] == ":":
        before = space // 2
    return " " * before + cell + " " * (space - before)


def _line(cells: Sequence[str]) -> str:
    return "".join(f"| {cell} " if cell else "|  " for cell in cells) + "|"
