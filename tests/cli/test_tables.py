"""Tables on a terminal and in a pipe."""

import re
from typing import Any

import pytest

from blogsite.cli.tables import Row, print_table

PATH = "content/posts/2019/how-we-moved-everything-and-lived_to-tell.zh-CN.md"
LONG: Row = {"date": "2019-06-24", "title": "A title", "path": PATH, "posts": 1}
SHORT: Row = {"date": "", "title": "B", "path": "content/b.md", "posts": 12}


def _printed(capsys: pytest.CaptureFixture[str], *rows: Row) -> list[str]:
    print_table(rows)
    return re.sub(r"\x1b\[[\d;]*m", "", capsys.readouterr().out).splitlines()


@pytest.mark.parametrize("columns", range(36, 120, 4))
def test_paths_break_between_words(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    """However narrow a terminal is, no line of a path ends within a word that has room."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = _printed(capsys, LONG)
    assert max(map(len, lines)) <= columns
    parts = [line.strip() for line in lines[2:]]
    assert "".join(parts) == PATH
    assert all(part.endswith(("/", "-", "_", ".")) for part in parts[:-1])


def test_no_spaces_at_the_ends(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe a line ends where its last word ends, and a path is one word."""
    lines = _printed(capsys, LONG, SHORT)
    assert [line.split() for line in lines] == [
        ["date", "title", "posts"],
        ["2019-06-24", "A", "title", "1"],
        [PATH],
        ["B", "12"],
        ["content/b.md"],
    ]
    assert lines == [line.rstrip() for line in lines]
