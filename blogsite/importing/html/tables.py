"""Tables: those of plain rows as Markdown, all others as HTML."""

import re
from collections.abc import Callable

from bs4 import Tag

from blogsite.importing.html.kinds import BLOCKS
from blogsite.importing.html.raw import html_of

_CENTRED = re.compile(r"(?:text-align:\s*|align-)(center|right|left)")
_BAR = re.compile(r"(?<!\\)\|")
_WIDEST = 4_000  # characters of a row


def table_of(table: Tag, cell_text: Callable[[Tag], str]) -> str:
    """Return a table as Markdown where it says all, else as HTML."""
    rows = [
        list(row.find_all(["td", "th"], recursive=False))
        for row in table.find_all("tr")
        if row.find_parent("table") is table
    ]
    rows = [row for row in rows if row]
    if not rows or not _is_plain(table, rows):
        return html_of(table)
    lines = [_line([_cell(cell, cell_text) for cell in row]) for row in rows]
    if max(map(len, lines)) > _WIDEST:
        return html_of(table)
    lines.insert(1, _line([_side(column) for column in zip(*rows, strict=True)]))
    return "\n".join(lines)


def _is_plain(table: Tag, rows: list[list[Tag]]) -> bool:
    cells = [cell for row in rows for cell in row]
    return (
        len({len(row) for row in rows}) == 1
        and all(cell.name == "th" or _is_in_head(cell) for cell in rows[0])
        and not any(cell.name == "th" or _is_in_head(cell) for row in rows[1:] for cell in row)
        and not any(_spans(cell) for cell in cells)
        and not table.find(["caption", "tfoot"])
        and all(_is_one_line(cell) for cell in cells)
    )


def _is_in_head(cell: Tag) -> bool:
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.name == "thead"


def _spans(cell: Tag) -> bool:
    return any(str(cell.get(name, "1")).strip() not in {"", "1"} for name in ("colspan", "rowspan"))


def _is_one_line(cell: Tag) -> bool:
    blocks = [each for each in cell.find_all(BLOCKS) if each.name != "p"]
    return not blocks and len(cell.find_all("p")) <= 1


def _cell(cell: Tag, cell_text: Callable[[Tag], str]) -> str:
    return _BAR.sub(r"\\|", " ".join(cell_text(cell).split("\n")).strip(" "))


def _side(column: tuple[Tag, ...]) -> str:
    found = {_alignment(cell) for cell in column}
    side = found.pop() if len(found) == 1 else ""
    return {"center": ":---:", "right": "---:", "left": ":---"}.get(side, "---")


def _alignment(cell: Tag) -> str:
    written = f"{cell.get('style', '')} {' '.join(cell.get_attribute_list('class'))}"
    found = _CENTRED.search(written)
    return found[1] if found else str(cell.get("align", ""))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
