"""Targets that no import may touch."""

import fcntl
import json
from pathlib import Path

import pytest

from blogsite.importing.target import ByHand, Hand

FIRST = {"content/site.yaml": b"title: A\n", "content/posts/one.md": b"one"}


def _refused(target, files) -> tuple[str, str]:
    """Import, see that nothing has changed, and return the rule and message."""
    before = target.state()
    assert target.bring(files) is None
    assert target.state() == before
    (problem,) = target.problems
    assert problem.hint
    return problem.rule, problem.message


def test_a_folder_with_files_of_others(target) -> None:
    """A folder that isn't empty and has no ledger is refused."""
    target.write("notes.txt", b"mine")
    rule, message = _refused(target, FIRST)
    assert (rule, "isn't empty" in message) == ("bad-target", True)


def test_a_file(target) -> None:
    """A file is no folder."""
    target.into.write_bytes(b"")
    rule, message = _refused(target, FIRST)
    assert (rule, "is a file" in message) == ("bad-target", True)


def test_another_kind(target) -> None:
    """A target belongs to the kind that it was imported from."""
    target.bring(FIRST)
    ledger = target.into / "import-ledger.json"
    ledger.write_text(ledger.read_text("utf-8").replace('"markdown"', '"hugo"'), "utf-8")
    rule, message = _refused(target, FIRST)
    assert (rule, "`hugo`" in message) == ("bad-target", True)


def test_another_source(target) -> None:
    """An import that has nothing of the last one would take all of that away, and is refused."""
    author = {"content/authors/a.yaml": b"name: A\n"}
    target.bring({**FIRST, **author})
    other = {"content/site.yaml": b"title: B\n", "content/posts/other.md": b"other", **author}
    rule, message = _refused(target, other)
    assert (rule, "another source" in message) == ("bad-target", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "\x00\xff",
        '{"version": 1, "source": {"kind": "markdown"}}',
        '{"version": 99, "source": {"kind": "markdown"}, "files": {}}',
        '{"version": 1, "source": {"kind": "markdown"}, "files": {"content/a.md": 1}}',
        '{"version": 1, "source": {"kind": "markdown"}, "files": {"../outside.md": "0"}}',
        '{"version": 1, "source": {"kind": "markdown"}, "files": {"/outside.md": "0"}}',
        '{"version": 1, "source": {"kind": "markdown"}, "files": {"README.md": "0"}}',
        "<<<<<<< HEAD\n{\n",
        "[" * 100_000,
    ],
)
def test_a_ledger_that_is_none(target, text) -> None:
    """A damaged ledger, or one that names what no import writes, is an error at its path."""
    target.bring(FIRST)
    target.write("import-ledger.json", text.encode("latin-1"))
    assert _refused(target, FIRST)[0] == "bad-ledger"


def test_a_ledger_cannot_take_files_from_outside(target) -> None:
    """Not even a digest that is right makes an import remove what lies beside its target."""
    target.bring(FIRST)
    outside = target.into.parent / "outside.md"
    outside.write_bytes(b"one")
    ledger = json.loads((target.into / "import-ledger.json").read_bytes())
    ledger["files"]["content/../../outside.md"] = ledger["files"]["content/posts/one.md"]
    target.write("import-ledger.json", json.dumps(ledger).encode())
    assert _refused(target, FIRST)[0] == "bad-ledger"


def test_a_ledger_that_is_a_link(target, tmp_path) -> None:
    """A link is no ledger."""
    target.bring(FIRST)
    ledger = target.into / "import-ledger.json"
    ledger.rename(tmp_path / "elsewhere.json")
    ledger.symlink_to(tmp_path / "elsewhere.json")
    assert _refused(target, FIRST)[0] == "bad-ledger"


@pytest.mark.parametrize("link", ["content", "content/posts"])
def test_a_link_to_a_folder(target, tmp_path, link) -> None:
    """No file is written or removed behind a link."""
    target.bring(FIRST)
    elsewhere = tmp_path / "elsewhere"
    (target.into / link).rename(elsewhere)
    (target.into / link).symlink_to(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.rglob("*.*")}
    target_before = target.state()
    assert target.bring({**FIRST, "content/posts/one.md": b"new"}) is None
    assert {each.rule for each in target.problems} == {"bad-target"}
    assert {each.path for each in target.problems} == {link}
    assert target.state() == target_before
    assert {path: path.read_bytes() for path in elsewhere.rglob("*.*")} == before


def test_a_link_to_a_folder_that_the_source_lost(target, tmp_path) -> None:
    """What people put behind a link is theirs, and each run says so."""
    target.bring(FIRST)
    (target.into / "content/posts").rename(tmp_path / "posts")
    (target.into / "content/posts").symlink_to(tmp_path / "posts")
    for _ in range(2):
        placed = target.bring({"content/site.yaml": b"title: A\n"})
        assert placed.by_hand == (ByHand("content/posts/one.md", Hand.ORPHAN),)
        assert (tmp_path / "posts/one.md").read_bytes() == b"one"


def test_a_link_to_a_file(target, tmp_path) -> None:
    """A link in the place of a file is what people put there."""
    target.bring(FIRST)
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_bytes(b"one")
    path = target.into / "content/posts/one.md"
    path.unlink()
    path.symlink_to(elsewhere)
    placed = target.bring({**FIRST, "content/posts/one.md": b"new"})
    assert placed.by_hand == (ByHand("content/posts/one.md", Hand.EDITED, source_changed=True),)
    assert (elsewhere.read_bytes(), path.is_symlink()) == (b"one", True)


def test_a_file_in_the_place_of_a_folder(target) -> None:
    """Where people made a file of a folder, they are asked to decide."""
    target.bring(FIRST)
    (target.into / "content/posts/one.md").unlink()
    (target.into / "content/posts").rmdir()
    target.write("content/posts", b"a file")
    assert _refused(target, FIRST)[0] == "bad-target"


def test_a_target_that_is_a_link(target, tmp_path) -> None:
    """The target itself may be a link to a folder."""
    (tmp_path / "real").mkdir()
    target.into.symlink_to(tmp_path / "real")
    target.bring(FIRST)
    assert (tmp_path / "real/content/posts/one.md").read_bytes() == b"one"
    assert target.into.is_symlink()


def test_two_at_once(target) -> None:
    """Of two imports into a folder the second one gives up."""
    target.bring(FIRST)
    stage = target.into / ".blogsite-import"
    stage.mkdir()
    with (stage / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        rule, message = _refused(target, FIRST)
    assert (rule, "another import" in message) == ("bad-target", True)
    assert target.bring(FIRST) is not None


def test_a_file_edited_meanwhile(target) -> None:
    """A file that changes while the import runs is not overwritten, and nothing else is written."""
    target.bring(FIRST)

    def files():
        yield "content/posts/one.md", b"new"
        yield "content/posts/two.md", b"two"
        Path(target.into / "content/posts/one.md").write_bytes(b"by hand")
        yield "content/site.yaml", b"title: A\n"

    assert target.bring(files()) is None
    assert [(each.rule, each.path) for each in target.problems] == [
        ("changed-file", "content/posts/one.md")
    ]
    assert target.read("content/posts/one.md") == b"by hand"
    assert target.read("content/posts/two.md") is None
