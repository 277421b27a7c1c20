"""Files are written whole, and new ones never over others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from blogsite.writing import create_whole, write_whole


def test_a_new_file(tmp_path: Path) -> None:
    """A new file holds what it should, all may read it, and nothing else is left."""
    create_whole(tmp_path / "a.md", b"text")
    assert (tmp_path / "a.md").read_bytes() == b"text"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o644
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_file_that_is_there(tmp_path: Path) -> None:
    """A file, or a link to nothing, stays what it is, and nothing is left beside it."""
    (tmp_path / "a.md").write_bytes(b"mine")
    (tmp_path / "b.md").symlink_to(tmp_path / "outside")
    for name in ("a.md", "b.md"):
        with pytest.raises(FileExistsError):
            create_whole(tmp_path / name, b"text")
    assert (tmp_path / "a.md").read_bytes() == b"mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_file_systems_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file can't be linked it is created, and still not over another."""

    def fail(*_names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    create_whole(tmp_path / "a.md", b"text")
    with pytest.raises(FileExistsError):
        create_whole(tmp_path / "a.md", b"other")
    assert (tmp_path / "a.md").read_bytes() == b"text"


def test_replacing(tmp_path: Path) -> None:
    """A file that is replaced keeps its mode."""
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o600)
    write_whole(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o600
