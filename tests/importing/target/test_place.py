"""What an import may change in its target, and what it has to leave."""

import stat
import tracemalloc
from collections.abc import Iterator

import pytest

from blogsite.importing.target import ByHand, Hand

ONE, TWO = "content/posts/2019/one.md", "content/posts/2019/two/index.md"
FIRST = {"content/site.yaml": b"title: A\n", ONE: b"one", TWO: b"two"}


def _rules(target) -> list[str]:
    return [each.rule for each in target.problems]


def test_a_new_target(target) -> None:
    """All files are there, whatever folders they need, with the ledger and nothing else."""
    placed = target.bring(FIRST)
    files = {path.removeprefix("new/") for path, data in target.state().items() if data is not None}
    assert files == {*FIRST, "import-ledger.json", "import-ledger.html"}
    assert all(target.read(path) == data for path, data in FIRST.items())
    assert (placed.written, placed.removed, placed.unchanged) == (3, 0, 0)


@pytest.mark.parametrize("there", [(), (".git/HEAD",)])
def test_a_target_that_is_there(target, there) -> None:
    """An empty folder can be imported into, and a repository without a file."""
    target.into.mkdir()
    for path in there:
        target.write(path, b"x")
    assert target.bring(FIRST) is not None
    assert target.read(ONE) == b"one"


def test_a_second_run_changes_nothing(target) -> None:
    """Not even the time of a file or folder is another one."""
    target.bring(FIRST)
    times = target.times()
    assert target.bring(FIRST).unchanged == 3
    assert target.times() == times


def test_files_are_copied(target, tmp_path) -> None:
    """A file may be given instead of its bytes, and counts as the same then."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    target.bring({**FIRST, "content/posts/a.png": tmp_path / "picture.png"})
    assert target.read("content/posts/a.png") == b"\x89PNG"
    assert target.bring({**FIRST, "content/posts/a.png": b"\x89PNG"}).written == 0


def test_what_the_source_changed(target) -> None:
    """A file that nobody touched becomes the new one, and keeps its mode."""
    target.bring(FIRST)
    (target.into / ONE).chmod(0o600)
    assert target.bring({**FIRST, ONE: b"new"}).written == 1
    assert target.read(ONE) == b"new"
    assert stat.S_IMODE((target.into / ONE).stat().st_mode) == 0o600


def test_what_the_source_lost(target) -> None:
    """A file that nobody touched goes, and its folder if that is empty then."""
    target.bring(FIRST)
    assert target.bring({path: FIRST[path] for path in FIRST if path != TWO}).removed == 1
    assert not (target.into / TWO).parent.exists()
    assert target.read(ONE) == b"one"


@pytest.mark.parametrize("new", [b"one", b"newer", None])
@pytest.mark.parametrize("hand", [b"by hand", None])
def test_what_people_changed(target, new, hand) -> None:
    """Neither an edited nor a deleted file is ever written, and each run says so."""
    target.bring(FIRST)
    (target.into / ONE).unlink()
    if hand is not None:
        target.write(ONE, hand)
    files = {path: FIRST[path] for path in FIRST if path != ONE}
    files |= {ONE: new} if new is not None else {}
    for _ in range(3):
        placed = target.bring(files)
        assert target.read(ONE) == hand
        state = Hand.ORPHAN if new is None else Hand.EDITED if hand else Hand.DELETED
        other = new is not None and new != FIRST[ONE]
        left = ByHand(ONE, state, source_changed=other)
        assert placed.by_hand == ((left,) if new or hand else ())


def test_an_edit_that_the_source_made_too(target) -> None:
    """What is the same on both sides is nobody's edit any more."""
    target.bring(FIRST)
    target.write(ONE, b"newer")
    assert target.bring({**FIRST, ONE: b"newer"}).by_hand == ()
    assert target.bring({**FIRST, ONE: b"newest"}).written == 1


@pytest.mark.parametrize("hand", [Hand.EDITED, Hand.MOVED])
def test_a_conflict_is_told_by_each_import(target, hand: Hand) -> None:
    """Where hand and source have both changed a file, every import says so until they agree."""
    target.bring(FIRST)
    if hand is Hand.EDITED:
        target.write(ONE, b"mine")
    else:
        target.write("content/posts/2019/moved.md", target.read(ONE))
        (target.into / ONE).unlink()
    for _ in range(2):
        (left,) = target.bring({**FIRST, ONE: b"newer"}).by_hand
        assert (left.hand, left.source_changed) == (hand, True)
    target.write(ONE, b"newer")
    assert target.bring({**FIRST, ONE: b"newer"}).by_hand == ()


def test_what_people_moved(target) -> None:
    """A moved file is not written again where it was, and is found where it is."""
    target.bring(FIRST)
    (target.into / TWO).parent.rename(target.into / "content/posts/2019/zwei")
    placed = target.bring(FIRST)
    assert placed.by_hand == (ByHand(TWO, Hand.MOVED, "content/posts/2019/zwei/index.md"),)
    assert not (target.into / TWO).exists()


def test_what_people_added(target) -> None:
    """A file that no import wrote stays, even where the import has one of that name."""
    target.bring(FIRST)
    target.write("content/posts/own.md", b"own")
    target.write("notes.txt", b"mine")
    placed = target.bring({**FIRST, "content/posts/own.md": b"theirs"})
    assert placed.by_hand == (ByHand("content/posts/own.md", Hand.OWN),)
    assert (target.read("content/posts/own.md"), target.read("notes.txt")) == (b"own", b"mine")


def test_a_file_that_no_import_wrote_is_never_called_edited(target) -> None:
    """It stays its owner's, however often the import runs, and nothing is written for it."""
    target.bring(FIRST)
    target.write("content/posts/own.md", b"own")
    files = {**FIRST, "content/posts/own.md": b"theirs"}
    placed = target.bring(files)
    times = target.times()
    again = target.bring(files)
    assert (again.by_hand, again.written) == (placed.by_hand, 0)
    assert target.times() == times
    (target.into / "content/posts/own.md").unlink()
    assert target.bring(files).written == 1


def test_a_folder_in_the_place_of_a_file(target) -> None:
    """What people put into the place of a file stays, whatever it is."""
    target.bring(FIRST)
    (target.into / ONE).unlink()
    target.write(f"{ONE}/index.md", b"mine")
    assert target.bring({**FIRST, ONE: b"newer"}).by_hand == (
        ByHand(ONE, Hand.EDITED, source_changed=True),
    )
    assert target.read(f"{ONE}/index.md") == b"mine"


def test_a_trial(target) -> None:
    """A trial counts all and writes nothing, neither into a new target nor into an old one."""
    before = target.state()
    assert target.bring(FIRST, is_trial=True).written == 3
    assert target.state() == before
    target.bring(FIRST)
    before, times = target.state(), target.times()
    placed = target.bring({ONE: b"newer", "content/posts/three.md": b"3"}, is_trial=True)
    assert (placed.written, placed.removed) == (2, 2)
    assert (target.state(), target.times()) == (before, times)


@pytest.mark.parametrize(
    ("paths", "at"),
    [
        (["content/a.md", "content/A.md"], "content/A.md"),
        (["content/a.md", "content/a.md"], "content/a.md"),
        (["content/straße.md", "content/STRASSE.md"], "content/STRASSE.md"),
        (["content/caf\u00e9.md", "content/cafe\u0301.md"], "content/cafe\u0301.md"),
        (["content/a", "content/A/b.md"], "content/A/b.md"),
        (["content/A/b.md", "content/a"], "content/a"),
        (["content/" + 256 * "a"], "content/" + 256 * "a"),
        (["content/" + 100 * "容"], "content/" + 100 * "容"),
        ([200 * "content/" + "a.md"], 200 * "content/" + "a.md"),
        (["../a.md"], "../a.md"),
        (["content/../../a.md"], "content/../../a.md"),
        (["/content/a.md"], "/content/a.md"),
        (["content//a.md"], "content//a.md"),
        (["content/a\\b.md"], "content/a\\b.md"),
        (["content/a\0.md"], "content/a\0.md"),
        (["content/a\u202eb.md"], "content/a\u202eb.md"),
        (["content/a\ud800.md"], "content/a\ud800.md"),
        (["import-ledger.json"], "import-ledger.json"),
        (["content"], "content"),
    ],
)
def test_paths(target, paths, at) -> None:
    """A path that some system can't have, or has already, is an error, and nothing is written."""
    before = target.state()
    placed = target.bring((path, b"") for path in ["content/site.yaml", *paths])
    assert placed is None
    assert [(each.rule, each.path) for each in target.problems] == [("bad-import-path", at)]
    assert target.state() == before


def test_all_faults_at_once(target) -> None:
    """One run tells every path that can't be."""
    target.bring([("content/a.md", b""), ("content/A.md", b""), ("../b.md", b""), ("/c", b"")])
    assert _rules(target) == ["bad-import-path"] * 3


def test_a_file_that_cannot_be_copied(target, tmp_path) -> None:
    """A file that is gone, or is no plain file, is an error at its path."""
    before = target.state()
    assert target.bring({"content/a.png": tmp_path / "none", "content/b.png": tmp_path}) is None
    assert [each.path for each in target.problems] == ["content/a.png", "content/b.png"]
    assert target.state() == before


def test_files_are_not_held_in_memory(target) -> None:
    """A file is let go before the next one comes."""
    size, count = 1 << 20, 24

    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(count):
            yield f"content/{number}.bin", bytes([number]) * size

    tracemalloc.start()
    try:
        target.bring(files())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert target.read("content/23.bin") == bytes([23]) * size
    assert peak < 8 * size
