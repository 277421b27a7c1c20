"""Imports keep what the new site has promised, and promise what is new."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from blogsite.diagnostics import Problems
from blogsite.importing.ledger import Fate
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import Outcome
from blogsite.importing.run import run_import

from .exports import export, item

NOW = dt.datetime(2024, 6, 1, tzinfo=dt.UTC)
ID = "https://blog.example/?p="
Import = Callable[..., Outcome]


@pytest.fixture
def imported(tmp_path: Path) -> Import:
    """Import an export with some posts."""

    def run(*numbers: int) -> Outcome:
        source = tmp_path / "export.xml"
        source.write_text(export(*(item(each, "Words") for each in numbers)), encoding="utf-8")
        problems = Problems()
        options = ImportOptions("wordpress", source, tmp_path / "site", NOW, jobs=1)
        outcome = run_import(options, lambda *_: None, problems)
        assert [each for each in problems if each.severity == "error"] == []
        assert outcome is not None
        return outcome

    return run


def _lock(root: Path) -> Path:
    return root / "site/content/urls.lock"


def _promised(root: Path) -> list[str]:
    lines = _lock(root).read_text("utf-8").splitlines()
    return [line.split(" ", 1)[1] for line in lines if line.startswith("/")]


def _accept(root: Path) -> None:
    """Promise more, as `blogsite urls accept` does."""
    text = _lock(root).read_text("utf-8")
    _lock(root).write_text(text.replace(f"{ID}1", f"{ID}1 #words") + "/about/ #top\n", "utf-8")


def _post(root: Path, number: int) -> Path:
    return next((root / "site").rglob(f"name-{number}*"))


def _lost(outcome: Outcome) -> list[str]:
    entries = outcome.record.entries
    return [
        each.name for each in entries if each.fate is Fate.LOST and each.name.startswith("feed id")
    ]


def test_promises_of_new_posts_join_the_accepted_ones(imported: Import, tmp_path: Path) -> None:
    """What people accepted stays, new posts keep their ids, and a third import changes nothing."""
    imported(1)
    _accept(tmp_path)
    assert _lost(imported(1, 2)) == []
    wanted = ["#top", f"id={ID}1 #words", f"id={ID}2"]
    assert sorted(_promised(tmp_path)) == wanted
    before = {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.*")}
    outcome = imported(1, 2)
    assert (outcome.placed.written, outcome.placed.by_hand) == (0, ())
    assert {path: path.read_bytes() for path in (tmp_path / "site").rglob("*.*")} == before


def test_accepted_promises_outlive_their_posts(imported: Import, tmp_path: Path) -> None:
    """That a post has left the source is no reason to forget what was promised."""
    imported(1, 2)
    _accept(tmp_path)
    imported(2)
    assert f"id={ID}1 #words" in _promised(tmp_path)


def test_a_post_that_stays_by_hand_keeps_its_promise(imported: Import, tmp_path: Path) -> None:
    """Edited and gone from the source, it is promised on; one that nobody edited is not."""
    imported(1, 2, 3)
    post = _post(tmp_path, 2)
    post.write_text(post.read_text("utf-8") + "\nMore.\n", "utf-8")
    for _ in range(2):
        imported(1)
        assert sorted(_promised(tmp_path)) == [f"id={ID}1", f"id={ID}2"]


def test_what_people_gave_up_is_not_promised_again(imported: Import, tmp_path: Path) -> None:
    """A post that was deleted by hand, and whose line is gone, is lost with its id."""
    imported(1, 2)
    _post(tmp_path, 2).unlink()
    lines = _lock(tmp_path).read_text("utf-8").splitlines(keepends=True)
    _lock(tmp_path).write_text("".join(each for each in lines if f"{ID}2" not in each), "utf-8")
    assert _lost(imported(1, 2)) == [f"feed id {ID}2"]
    assert _promised(tmp_path) == [f"id={ID}1"]


def test_what_people_wrote_or_deleted_is_not_promised(imported: Import, tmp_path: Path) -> None:
    """An import promises the texts that it writes: none that it left to people, who may have moved it."""
    imported(1, 2, 3)
    _post(tmp_path, 2).unlink()
    post = _post(tmp_path, 3)
    post.rename(post.with_name("moved.md"))
    own = tmp_path / "site/content/posts/2019/name-4.md"
    own.write_text("---\ntitle: Own\ndate: 2019-01-01\n---\n\nText.\n", "utf-8")
    for _ in range(2):
        outcome = imported(1, 2, 3, 4)
        assert _lost(outcome) == [f"feed id {ID}2", f"feed id {ID}4"]
        assert sorted(_promised(tmp_path)) == [f"id={ID}1", f"id={ID}3"]
    assert outcome.placed.written == 0


@pytest.mark.parametrize("text", [None, "no promises <<\n", f"/2019/06/20/name-2/ id={ID}9\n"])
def test_an_id_that_the_lock_lacks_is_lost(
    text: str | None, imported: Import, tmp_path: Path
) -> None:
    """Where the lock is gone, is none or says otherwise, it stays so, and the ledger says it."""
    imported(1, 2)
    if text is None:
        _lock(tmp_path).unlink()
    else:
        _lock(tmp_path).write_text(text, "utf-8")
    assert f"feed id {ID}2" in _lost(imported(1, 2))
    assert _lock(tmp_path).exists() == (text is not None)
    assert text is None or text in _lock(tmp_path).read_text("utf-8")
