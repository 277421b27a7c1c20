"""An import is there as a whole or not at all, whatever stops it."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from blogsite.importing.target import ByHand, Hand, journal

from .conftest import Target

OLD = {"content/site.yaml": b"title: A\n", "content/a.md": b"a", "content/b/index.md": b"b"}
# Changes one, adds two in folders that have to be made, removes one.
NEW = {
    "content/site.yaml": b"title: A\n",
    "content/a.md": b"new a",
    "content/c/d/index.md": b"c",
    "content/e.md": b"e",
}
# Moves of the import of NEW into OLD: with the two files of the ledger.
MOVES = 6
# Does what `target.bring` does, and ends as if killed before some move of a file.
KILLED = """
import os, sys
from pathlib import Path
from blogsite.diagnostics import Problems
from blogsite.importing.record import make_record, read_before, write_record
from blogsite.importing.target import journal, place

into, last, has_begun = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "half"
move, rename, done = journal._move, Path.rename, []

def counted(*arguments):
    if len(done) == last and not has_begun:
        os._exit(9)
    if len(done) == last:
        Path.rename = lambda *paths: (rename(*paths), os._exit(9))
    move(*arguments)
    done.append(1)

journal._move = counted
problems = Problems()
before = read_before(into, "markdown", problems)
finish = lambda placed, folder: write_record(make_record("markdown", [], placed), folder)
place(eval(sys.argv[4]).items(), into, before, finish, problems)
"""


def _fail_at(monkeypatch, owner, name: str, number: int, fault: OSError) -> None:
    """Have the call of that number fail."""
    call, calls = getattr(owner, name), []

    def failing(*arguments, **named):
        calls.append(arguments)
        if len(calls) == number:
            raise fault
        return call(*arguments, **named)

    monkeypatch.setattr(owner, name, failing)


def _kill(target, last: int, moment: str = "whole", files=None) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, target.into, str(last), moment, repr(files or NEW)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 9


@pytest.mark.parametrize("number", range(1, 5))
@pytest.mark.parametrize("is_new", [True, False])
def test_a_full_disk(target, monkeypatch, number, is_new) -> None:
    """Where there is no room for a file, or to keep it, everything is as it was."""
    if not is_new:
        target.bring(OLD)
    before = target.state()
    fault = OSError(errno.ENOSPC, "No space left on device")
    _fail_at(monkeypatch, journal, "sync", number, fault)
    assert target.bring(NEW) is None
    (problem,) = target.problems
    assert (problem.rule, "no space left" in problem.message) == ("bad-target", True)
    assert target.state() == before


def test_a_full_disk_while_staging(target, monkeypatch) -> None:
    """A target whose folders had to be made leaves none of them behind."""
    target.into = target.into / "deep" / "er"
    before = target.state()
    _fail_at(monkeypatch, Path, "write_bytes", 3, OSError(errno.ENOSPC, "No space left on device"))
    assert target.bring(NEW) is None
    assert target.state() == before
    assert not target.into.parent.parent.exists()


@pytest.mark.parametrize("number", range(1, MOVES + 1))
def test_a_move_that_fails(target, monkeypatch, number) -> None:
    """Where one file can't be moved, all that were moved go back."""
    target.bring(OLD)
    before = target.state()
    _fail_at(monkeypatch, journal, "_move", number, PermissionError(errno.EACCES, "Denied"))
    assert target.bring(NEW) is None
    assert [each.rule for each in target.problems] == ["bad-target"]
    assert target.state() == before


def test_a_folder_that_cannot_be_written(target) -> None:
    """A folder without rights to write leaves everything as it was."""
    target.bring(OLD)
    before = target.state()
    folder = target.into / "content"
    folder.chmod(0o500)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("root may write everywhere; moves that fail are tested by others")
        assert target.bring(NEW) is None
    finally:
        folder.chmod(0o755)
    assert target.state() == before


def test_neither_done_nor_undone(target, monkeypatch) -> None:
    """Where the disk gives up altogether the next import puts everything right."""
    target.bring(OLD)
    with monkeypatch.context() as patch:
        _fail_at(patch, journal, "_move", 3, OSError(errno.EIO, "Input/output error"))
        _fail_at(patch, journal, "_undo_move", 1, OSError(errno.EIO, "Input/output error"))
        assert target.bring(NEW) is None
    (problem,) = target.problems
    assert "nor be put back" in problem.message
    target.bring(OLD)
    assert {path: target.read(path) for path in [*OLD, *NEW]} == {
        **dict.fromkeys(NEW, None),
        **OLD,
    }


@pytest.mark.parametrize("moment", ["whole", "half"])
@pytest.mark.parametrize("last", range(MOVES))
def test_a_kill(target, tmp_path, last, moment) -> None:
    """The next import undoes what a killed one did, and then does its own."""
    target.bring(OLD)
    before = target.state()
    _kill(target, last, moment)
    assert target.state() != before
    copy = Target(tmp_path / "copies" / "new")
    shutil.copytree(target.into.parent, copy.into.parent)
    # An import that changes nothing brings back what was.
    assert copy.bring(OLD).by_hand == ()
    assert copy.state() == before
    placed = target.bring(NEW)
    assert (placed.written, placed.removed, placed.by_hand) == (3, 1, ())
    assert {path: target.read(path) for path in NEW} == NEW
    assert not (target.into / ".blogsite-import").exists()


def test_a_kill_of_the_first_import(target) -> None:
    """What a killed first import left beside its target goes away."""
    before = target.state()
    shutil.copytree(target.into.parent, target.into.parent / ".new.blogsite-import")
    (target.into.parent / ".new.blogsite-import" / "new").mkdir()
    target.bring(NEW)
    shutil.rmtree(target.into)
    assert target.state() == before


def test_edits_after_a_kill(target) -> None:
    """What people did to a file between a killed import and the next one stays theirs."""
    target.bring(OLD)
    _kill(target, MOVES - 1)
    assert target.read("content/a.md") == b"new a"
    target.write("content/a.md", b"by hand")
    placed = target.bring(NEW)
    assert target.read("content/a.md") == b"by hand"
    assert placed.by_hand == (ByHand("content/a.md", Hand.EDITED, source_changed=True),)
