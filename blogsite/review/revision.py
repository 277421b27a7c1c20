"""The site as it was at a git revision, in a temporary folder.

Its files are read from git's objects one by one, and none of their paths leads out.
"""

import contextlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.review.git import BaseError, run_git, shown
from blogsite.review.resolve import resolve
from blogsite.tree import SITE_FOLDERS, is_ignored

_REGULAR, _EXECUTABLE, _LINK = b"100644", b"100755", b"120000"


@dataclass(frozen=True, slots=True)
class Base:
    """The other side of a comparison: the folder of a site, and its name for people.

    ``is_reviewed`` where the folder or commit is the very one that is compared with it.
    """

    root: Path
    name: str
    is_reviewed: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a revision, its path below the site."""

    mode: bytes
    oid: bytes
    path: str


@contextlib.contextmanager
def open_base(wanted: str, root: Path) -> Iterator[Base]:
    """Give a folder that holds a site, or else what ``root`` was at a revision.

    A revision that ends with three dots means the last commit that it shares with ``HEAD``.
    Raises BaseError.
    """
    if not wanted.removesuffix("...").strip():
        raise BaseError("`--base` is empty: is the variable set that it is made of?")
    folder = Path(wanted)
    if "\0" not in wanted and (folder / "content").is_dir():
        place = folder.resolve()
        yield Base(folder, f"the folder {shown(place.name)}", place == root.resolve())
        return
    found = resolve(wanted, root)
    with tempfile.TemporaryDirectory(prefix="blogsite-review-") as temporary:
        site = Path(temporary) / "site"
        _extract(_entries(found.commit, found.prefix, root), site, root)
        name = f"{shown(wanted)} ({found.commit[:10]})"
        yield Base(site, name, found.is_head, found.notes)


def _entries(commit: str, prefix: str, root: Path) -> Iterator[_Entry]:
    """Yield the files of a site at a commit, without those that no build reads."""
    folders = [prefix + folder for folder in SITE_FOLDERS]
    done = run_git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders)
    if done.returncode:
        raise BaseError(f"git can't read the commit {commit[:10]}; `git fsck` says more")
    for line in done.stdout.split(b"\0"):
        facts, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        words = facts.split()
        if words and words[0] in {_REGULAR, _EXECUTABLE, _LINK} and _is_inside(path, prefix):
            yield _Entry(words[0], words[2], path.removeprefix(prefix))


def _is_inside(path: str, prefix: str) -> bool:
    """Tell whether a path, which a stranger may have made by hand, stays in the site."""
    parts = path.removeprefix(prefix).split("/")
    # Hidden names are no input, and `..` is one of them.
    odd = any(not part or "\\" in part or is_ignored(part) for part in parts)
    return path.startswith(prefix) and parts[0] in SITE_FOLDERS and not odd


def _extract(entries: Iterator[_Entry], target: Path, root: Path) -> None:
    """Write files; links come last, so that nothing is written through one."""
    target.mkdir()
    wanted = sorted(entries, key=lambda each: each.mode == _LINK)
    blobs = target.with_name("blobs")
    given = "".join(f"{each.oid.decode()}\n" for each in wanted)
    done = run_git(root, "cat-file", "--batch", given=given, into=blobs)
    if done.returncode:
        raise BaseError("git can't read the files of the base; `git fsck` says more")
    try:
        _write(wanted, blobs, target)
    except OSError as fault:
        raise BaseError(f"can't write the base into a temporary folder: {fault.strerror}") from None
    blobs.unlink()


def _write(wanted: Sequence[_Entry], blobs: Path, target: Path) -> None:
    with blobs.open("rb") as source:
        for entry in wanted:
            words = source.readline().split()
            if len(words) != 3:  # noqa: PLR2004  (id, type, size; else it is missing)
                raise BaseError(
                    f"this clone doesn't have `{shown(entry.path)}` of the base; "
                    "clone without `--filter`, or fetch the base whole"
                )
            data = source.read(int(words[2]))
            source.read(1)
            _place(entry, data, target / entry.path)


def _place(entry: _Entry, data: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if entry.mode == _LINK:
        # Where it leads to is judged when the site is read, as for any site.
        place.symlink_to(os.fsdecode(data))
        return
    with place.open("xb") as file:
        file.write(data)
