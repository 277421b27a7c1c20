"""The snapshot of the input files."""

import os
from pathlib import Path

import pytest

from blogsite.codec import digest_of
from blogsite.diagnostics import Problems
from blogsite.tree import KnownFile, Signature, Tree, list_looks, look_again, read_files

FOLDERS = ("content", "themes")
LATER = 10**19


def _read(root: Path, known: dict[str, KnownFile] | None = None) -> tuple[Tree, list[str]]:
    problems = Problems()
    tree = read_files(list_looks(root, FOLDERS, problems), known or {}, LATER, problems)
    return tree, [f"{each.rule} {each.path}" for each in problems]


@pytest.fixture
def root(make_site) -> Path:
    return make_site(
        {"content/b.md": "b", "content/a/c.md": "c", "themes/x.css": "x", "other": "o"}
    )


def test_files(root: Path) -> None:
    """All files of the site's folders are there, sorted, with the digests of their content."""
    tree, said = _read(root)
    assert said == []
    assert list(tree.digests) == ["content/a/c.md", "content/b.md", "themes/x.css"]
    assert tree.digests["content/b.md"] == digest_of(b"b")
    assert tree.read("content/b.md") == b"b"
    assert ("content/b.md" in tree, "other" in tree) == (True, False)
    assert list(tree.below("content")) == ["content/a/c.md", "content/b.md"]
    assert list(tree.below("conten")) == []


def test_missing_folders(tmp_path: Path) -> None:
    """A site without a folder has no files in it."""
    assert _read(tmp_path)[0].digests == {}


def test_known_files_are_not_read(root: Path) -> None:
    """A file with the signature of the last build is taken to be the same."""
    tree, _ = _read(root)
    known = {path: KnownFile(file.signature, "known") for path, file in tree.settled.items()}
    assert set(_read(root, known)[0].digests.values()) == {"known"}
    (root / "content/b.md").write_text("longer")
    assert _read(root, known)[0].digests["content/b.md"] == digest_of(b"longer")


@pytest.mark.parametrize(("age", "settled"), [(10**9, False), (10**10, True)])
def test_fresh_files_are_not_trusted(root: Path, age: int, *, settled: bool) -> None:
    """A file written just now may change again unseen, so its digest isn't remembered."""
    status = (root / "content/b.md").stat()
    now = max(status.st_mtime_ns, status.st_ctime_ns) + age
    tree = read_files(list_looks(root, ["content"], Problems()), {}, now, Problems())
    assert ("content/b.md" in tree.settled) is settled
    assert Signature.of(status).is_settled(now) is settled


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("/etc/hostname", "link-outside-site content/link.md"),
        ("../../outside.md", "link-outside-site content/link.md"),
        ("a", "link-to-folder content/link.md"),
        ("nothing.md", "link-to-folder content/link.md"),
        ("link.md", "link-to-folder content/link.md"),
        ("..", "link-to-folder content/link.md"),
    ],
)
def test_links_that_are_refused(root: Path, target: str, said: str) -> None:
    """A symbolic link out of the site, to a folder or to nothing is an error and not followed."""
    (root.parent / "outside.md").write_text("secret")
    (root / "content/link.md").symlink_to(target)
    tree, found = _read(root)
    assert found == [said]
    assert "content/link.md" not in tree


@pytest.mark.parametrize("target", ["b.md", "a/c.md", "../other"])
def test_links_within_the_site(root: Path, target: str) -> None:
    """A symbolic link to a file of the site is that file."""
    (root / "content/link.md").symlink_to(target)
    tree, found = _read(root)
    assert found == []
    assert tree.read("content/link.md") == (root / "content" / target).read_bytes()


def test_a_site_behind_a_link(root: Path, tmp_path: Path) -> None:
    """Where the site's own folder is a link, paths are those below it all the same."""
    (root / "content/link.md").symlink_to("/etc/hostname")
    (tmp_path / "alias").symlink_to(root)
    tree, said = _read(tmp_path / "alias")
    assert list(tree.digests) == list(_read(root)[0].digests)
    assert said == ["link-outside-site content/link.md"]


@pytest.mark.parametrize("folder", ["content", "themes", "i18n"])
def test_whole_folders_behind_links(make_site, plan, folder: str) -> None:
    """An input folder that is a link is refused: it could lead out of the site."""
    root = make_site({}, "linked")
    elsewhere = make_site(
        {f"{folder}/posts/secret.md": "---\ntitle: x\ndate: 2019-06-24\n---\n"}, "e"
    )
    if folder == "content":
        (root / "content").rmdir()
    (root / folder).symlink_to(elsewhere / folder)
    _, problems = plan(root)
    assert [(each.rule, each.path) for each in problems] == [("link-to-folder", folder)]


def test_pipes_are_ignored(root: Path) -> None:
    """A named pipe among the posts doesn't hold up the build."""
    os.mkfifo(root / "content/pipe.md")
    assert "content/pipe.md" not in _read(root)[0]


def test_edits_that_nobody_has_written(root: Path) -> None:
    """A tree can be looked at as it would be with other contents, and the files stay as they are."""
    tree, _ = _read(root)
    after = tree.edited({"content/b.md": b"new", "content/a/c.md": None, "content/a.md": b"more"})
    assert list(after.digests) == ["content/a.md", "content/b.md", "themes/x.css"]
    assert after.digests["content/b.md"] == digest_of(b"new")
    assert (after.read("content/b.md"), after.read("content/a.md")) == (b"new", b"more")
    assert after.settled == tree.settled
    assert (tree.read("content/b.md"), _read(root)[0]) == (b"b", tree)


def test_a_file_that_vanishes_is_not_there(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is gone between the listing and the reading is no part of the snapshot."""
    read_bytes = Path.read_bytes

    def vanish(path: Path) -> bytes:
        if path.name == "b.md":
            path.unlink()
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", vanish)
    tree, said = _read(root)
    assert (list(tree.digests), said) == (["content/a/c.md", "themes/x.css"], [])


def test_what_the_system_keeps_back_is_reported(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that may not be read is an error that names it, and the others are read."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "b.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    tree, said = _read(root)
    assert list(tree.digests) == ["content/a/c.md", "themes/x.css"]
    assert said == ["unreadable-file content/b.md"]


def test_a_second_look(root: Path) -> None:
    """Looking at the saved files alone gives what a look at all files gives, in the same order."""
    tree, _ = _read(root)
    (root / "content/b.md").write_text("longer")
    (root / "content/a/c.md").write_text("other")
    again = look_again(tree, ["content/b.md", "content/a/c.md"])
    assert again is not None
    assert list(again.digests.items()) == list(_read(root)[0].digests.items())
    assert tree.digests["content/b.md"] == digest_of(b"b")
    assert again.read("content/b.md") == b"longer"


def test_a_second_look_is_not_enough(root: Path) -> None:
    """Where a file has come, gone, or become something else, all files have to be looked at."""
    tree, _ = _read(root)
    (root / "content/new.md").write_text("new")
    (root / "content/b.md").unlink()
    (root / "content/a/c.md").unlink()
    (root / "content/a/c.md").symlink_to("/etc/hostname")
    (root / "themes/x.css").unlink()
    (root / "themes/x.css").mkdir()
    for path in ("content/new.md", "content/b.md", "content/a/c.md", "themes/x.css", "content"):
        assert look_again(tree, [path]) is None
    assert look_again(tree, []) == Tree(tree.root, tree.digests)
