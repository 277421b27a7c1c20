"""The ledger says in which line of a source something stands."""

from pathlib import Path

from blogsite.importing.ledger import Place
from blogsite.importing.lines import line_finder

_TEXT = """---
image: a.png
---
![one](data.png)
![two](img/a.png)

<img src="img/a.png"> [x](/?a=1&amp;b=2) [y](b c.png)
"""


def test_each_picture_has_its_own_line(tmp_path: Path) -> None:
    """What is shown twice is found twice, in the body and not in longer names; then the last counts."""
    (tmp_path / "x.md").write_text(_TEXT, encoding="utf-8")
    line_of = line_finder(tmp_path, Place("x.md", 1))
    assert [line_of("a.png") for _ in range(3)] == [5, 7, 7]
    assert [line_of(each) for each in ("/?a=1&b=2", "b%20c.png", "none.png")] == [7, 7, 1]


def test_a_file_of_many_texts_is_read_from_the_text_on(tmp_path: Path) -> None:
    """The first place that counts is that of the text itself."""
    (tmp_path / "x.xml").write_text("<a>/y/</a>\n\n<b>/y/</b>\n", encoding="utf-8")
    assert line_finder(tmp_path, Place("x.xml", 2))("/y/") == 3
