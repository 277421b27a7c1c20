"""Files are replaced whole, and only where they are still what was formatted."""

from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.format.replacing import replace_file


def test_a_file_that_was_edited_meanwhile(tmp_path: Path) -> None:
    """What somebody saved while a file was being formatted is not overwritten."""
    file, problems = tmp_path / "a.md", Problems()
    file.write_bytes(b"edited")
    assert not replace_file(file, "content/posts/a.md", b"before", b"after", problems)
    assert [(each.rule, each.path) for each in problems] == [("changed-file", "content/posts/a.md")]
    assert file.read_bytes() == b"edited"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that was taken away meanwhile is not made again."""
    problems = Problems()
    assert not replace_file(tmp_path / "a.md", "a.md", b"before", b"after", problems)
    assert [each.rule for each in problems] == ["unwritable-file"]
    assert list(tmp_path.iterdir()) == []
