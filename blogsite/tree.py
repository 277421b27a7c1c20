"""The snapshot of a site's input files: the only place that reads them."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from blogsite.codec import digest, digest_of
from blogsite.diagnostics import Problems

# The names of the two trees that a site is made from: its own, and the program's.
SITE, BUNDLED = "site", "bundled"
SITE_FOLDERS = ("content", "themes", "i18n")
BUNDLED_FOLDERS = ("themes", "i18n")
_IGNORED_ENDINGS = ("~", ".swp", ".tmp", ".orig", ".rej", ".bak")
# A file written this shortly before it was read may change again within the same tick of
# the file system's clock (two seconds on FAT), so its times prove nothing yet.
_RACY_NS = 2_000_000_000


class Signature(NamedTuple):
    """What the file system says of a file: it changes whenever the content may have."""

    size: int
    inode: int
    modified_ns: int
    changed_ns: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Signature":
        """Read it off a stat result."""
        return cls(status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)

    def is_settled(self, now_ns: int) -> bool:
        """Whether a later change is certain to give another signature."""
        return max(self.modified_ns, self.changed_ns) + _RACY_NS < now_ns


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A digest remembered with the signature it holds for."""

    signature: Signature
    digest: str


@dataclass(frozen=True, slots=True)
class Looks:
    """What the file system says of the files below a root, of which nothing was read; sorted."""

    root: Path
    files: Mapping[str, Signature]

    def seal(self, now_ns: int) -> str:
        """Return a digest that any change is certain to alter; empty as long as none is."""
        if all(each.is_settled(now_ns) for each in self.files.values()):
            return seal_of(self.files, self.files.values())
        return ""


def seal_of(paths: Iterable[str], looks: Iterable[tuple[int, ...]]) -> str:
    """Return a digest of paths and of what the file system says of each, in their order."""
    # The name of a file may hold other bytes than UTF-8, but no zero.
    names = "\0".join(paths).encode("utf-8", "surrogateescape")
    return digest(names, msgspec.msgpack.encode(tuple(looks)))


class ChangedFileError(Exception):
    """A file changed between the snapshot and its use."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


@dataclass(frozen=True, slots=True)
class Tree:
    """All input files: path below the root, with forward slashes, to digest.

    ``settled`` are the files whose digest may be remembered for a later build, ``edits`` what
    files are taken to hold that nobody has written.
    """

    root: Path
    digests: Mapping[str, str]
    settled: Mapping[str, KnownFile] = field(default_factory=dict)
    edits: Mapping[str, bytes] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        return path in self.digests

    def below(self, folder: str) -> Iterator[str]:
        """Return the paths below ``folder``, sorted."""
        prefix = folder + "/"
        return (path for path in self.digests if path.startswith(prefix))

    def edited(self, edits: Mapping[str, bytes | None]) -> "Tree":
        """Return the tree as it would be with other contents; None takes a file away."""
        made = {path: data for path, data in edits.items() if data is not None}
        digests = {path: digest for path, digest in self.digests.items() if path not in edits}
        digests |= {path: digest_of(data) for path, data in made.items()}
        return Tree(self.root, dict(sorted(digests.items())), self.settled, made)

    def read(self, path: str) -> bytes:
        """Return a file's content; raises ChangedFileError if it isn't what the snapshot saw."""
        if path in self.edits:
            return self.edits[path]
        return read_file(self.root, path, self.digests[path])


def read_file(root: Path | str, path: str, digest: str) -> bytes:
    """Return what a file holds; raises ChangedFileError if that hasn't the digest of the snapshot."""
    try:
        data = Path(root, path).read_bytes()
    except OSError:
        raise ChangedFileError(path) from None
    if digest_of(data) != digest:
        raise ChangedFileError(path)
    return data


def list_looks(root: Path, folders: Iterable[str], problems: Problems) -> Looks:
    """Look at the files of some folders of ``root``, without reading them."""
    found: dict[str, Signature] = {}
    for folder in folders:
        if (root / folder).is_symlink():
            problems.error(
                "link-to-folder",
                "the folder is a symbolic link",
                folder,
                hint="only links to files are followed; move the folder here",
            )
            continue
        for path, entry in _walk(root, folder, problems):
            try:
                found[path] = Signature.of(entry.stat())
            except FileNotFoundError:
                continue
            except OSError as fault:
                _report_unreadable(path, fault, problems)
    return Looks(root, dict(sorted(found.items())))


def look_again(tree: Tree, paths: Iterable[str]) -> Tree | None:
    """Return a tree as it is after some of its files were saved.

    None where a file has come or gone, or is something else than it was: then what is wrong with
    the folder may be another thing too, and only a look at all of it can tell.
    """
    digests = dict(tree.digests)
    for path in paths:
        file = tree.root / path
        try:
            if path not in digests or not stat.S_ISREG(file.lstat().st_mode):
                return None
            digests[path] = digest_of(file.read_bytes())
        except OSError:
            return None
    return Tree(tree.root, digests)


def read_files(
    looks: Looks, known: Mapping[str, KnownFile], now_ns: int, problems: Problems
) -> Tree:
    """Take a snapshot of files that were looked at just now.

    ``known`` are the settled digests of an earlier build, which stay so.
    """
    digests: dict[str, str] = {}
    settled: dict[str, KnownFile] = {}
    for path, signature in looks.files.items():
        before = known.get(path)
        if before is not None and before.signature == signature:
            digests[path], settled[path] = before.digest, before
            continue
        digest = _read_digest(looks.root, path, problems)
        if digest is not None:
            digests[path] = digest
            if signature.is_settled(now_ns):
                settled[path] = KnownFile(signature, digest)
    return Tree(looks.root, digests, settled)


def _read_digest(root: Path, path: str, problems: Problems) -> str | None:
    """Return a file's digest; None for one that is gone by now, or can't be read."""
    try:
        return digest_of((root / path).read_bytes())
    except FileNotFoundError:
        return None
    except OSError as fault:
        _report_unreadable(path, fault, problems)
        return None


def _report_unreadable(path: str, fault: OSError, problems: Problems) -> None:
    message = f"it can't be read: {(fault.strerror or type(fault).__name__).lower()}"
    problems.error("unreadable-file", message, path, hint="check who may read it")


def is_ignored(name: str) -> bool:
    """Whether a file or folder of this name is no input: hidden, or left behind by an editor."""
    return name.startswith(".") or name.endswith(_IGNORED_ENDINGS)


def list_files(root: Path, folder: str, problems: Problems) -> Iterator[str]:
    """Yield the paths of the files below a folder of ``root``, as far as they are inputs."""
    return (path for path, _ in _walk(root, folder, problems))


def _walk(root: Path, folder: str, problems: Problems) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files below a folder of the root, each with its path below the root."""
    waiting = [folder] if (root / folder).is_dir() else []
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(os.path.join(root, below)) as entries:  # noqa: PTH118  (hot)
                listing = sorted(entries, key=attrgetter("name"))
        except FileNotFoundError:
            continue
        except OSError as fault:
            _report_unreadable(below, fault, problems)
            continue
        for entry in listing:
            if is_ignored(entry.name):
                continue
            if entry.is_symlink() and not _link_is_safe(entry, root, problems):
                continue
            if entry.is_dir():
                waiting.append(f"{below}/{entry.name}")
            elif entry.is_file():
                yield f"{below}/{entry.name}", entry


def _link_is_safe(entry: os.DirEntry[str], root: Path, problems: Problems) -> bool:
    """Follow links to files inside the site only, so that no post can show other files."""
    target = Path(os.path.realpath(entry.path))
    shown = os.path.relpath(entry.path, root).replace(os.sep, "/")
    if not target.is_relative_to(root.resolve()):
        problems.error(
            "link-outside-site",
            "the symbolic link points out of the site",
            shown,
            hint="copy the file into the site",
        )
        return False
    if not target.is_file():
        problems.error(
            "link-to-folder",
            "the symbolic link does not point to a file",
            shown,
            hint="only links to files are followed; move the folder here",
        )
        return False
    return True
