"""The files below a source's folder: walked once, and found by the addresses that texts have."""

import errno
import os
import posixpath
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from blogsite.diagnostics import Problems
from blogsite.importing.archive import SourceText

# Never a part of a blog, and often very large.
_PASSED_OVER = frozenset({"node_modules", "bower_components", "__pycache__", "vendor"})
_DEEPEST = 40
_MOST_FILES = 500_000
# Bytes; a quarter of it is more than may be published.
LARGEST_TEXT = 2 * 1024 * 1024
_LONGEST_ADDRESS = 4_000


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder and the files below it, by path with forward slashes.

    Links to files outside are no files of it, so whatever a text says, nothing else is reached.
    ``skipped`` are links that lead out, and what can't be read.
    """

    root: Path
    paths: Mapping[str, Path]
    skipped: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, path: str) -> bool:
        return path in self.paths

    def below(self, folder: str) -> Iterator[str]:
        """Return the paths below ``folder``, sorted; all of them below the empty one."""
        start = folder + "/" if folder else ""
        return (path for path in self.paths if path.startswith(start))

    def read(self, path: str) -> bytes:
        """Return what a file holds, no more than a text can have; raises OSError."""
        with self.paths[path].open("rb") as file:
            return file.read(LARGEST_TEXT + 1)[:LARGEST_TEXT]

    def text(self, path: str) -> bytes:
        """Return what the file of a text holds, as a whole; raises OSError."""
        data = self.read(path)
        if len(data) >= LARGEST_TEXT:
            raise OSError(errno.EFBIG, f"is larger than {LARGEST_TEXT // 1024} KiB")
        return data

    def settings(self, path: str) -> bytes:
        """Return what a file of settings holds; nothing where it can't be read."""
        try:
            return self.read(path)
        except OSError:
            return b""

    def find(self, address: str, folders: Iterable[str]) -> str | None:
        """Return the file that a relative address means in the first of ``folders`` that has it."""
        wanted = local_path(address)
        if not wanted:
            return None
        for folder in folders:
            path = posixpath.normpath(posixpath.join(folder, wanted))
            if path in self.paths:
                return path
        return None


@dataclass(frozen=True, slots=True)
class NoFiles:
    """The files of a source that couldn't be read."""

    def find(self, address: str, text: SourceText) -> Path | None:  # noqa: ARG002  (a protocol's)
        """Find nothing."""
        return None


def local_path(address: str) -> str:
    """Return the path in an address that names no host, without its slash in front; else nothing."""
    if len(address) > _LONGEST_ADDRESS:
        return ""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme or parts.netloc:
        return ""
    return unquote(parts.path).lstrip("/")


def own_paths(address: str, hosts: Container[str], base: str) -> Iterator[str]:
    """Yield what an address may mean on a site that is on some hosts, below the path ``base``.

    That is a path below the site, else what it is without a host; nothing where it is elsewhere.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return
    if parts.scheme.lower() not in {"", "http", "https"}:
        return
    start = f"/{base.strip('/')}/".replace("//", "/")
    found: list[str] = []
    if parts.path.startswith(start) and (not parts.netloc or parts.hostname in hosts):
        found.append(f"/{parts.path.removeprefix(start)}")
    if not parts.netloc and parts.path:
        found.append(parts.path)
    yield from dict.fromkeys(found)


def above(folder: str) -> Iterator[str]:
    """Return a folder and those that it is in, up to the root, which is empty."""
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
    yield ""


def read_folder(root: Path, problems: Problems) -> Folder | None:
    """Walk a folder; None with an error where it is none, or can't be read."""
    try:
        root = root.resolve(strict=True)
        with os.scandir(root):
            pass
    except OSError as fault:
        problems.error(
            "bad-source",
            f"the source `{root}` can't be read: {fault.strerror or 'it is no folder'}",
            hint="give the folder that holds the blog",
        )
        return None
    paths: dict[str, Path] = {}
    skipped: dict[str, str] = {}
    for path, entry in _walk(root, skipped):
        if len(paths) >= _MOST_FILES:
            problems.error(
                "bad-source",
                f"the source has more than {_MOST_FILES} files",
                hint="give the folder that holds the blog, and no more",
            )
            return None
        paths[path] = entry
    return Folder(root, dict(sorted(paths.items())), dict(sorted(skipped.items())))


def _walk(root: Path, skipped: dict[str, str]) -> Iterator[tuple[str, Path]]:
    waiting = [("", root, 0)]
    while waiting:
        prefix, folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as fault:
            skipped[prefix.rstrip("/")] = fault.strerror or "can't be read"
            continue
        for entry in entries:
            path = prefix + entry.name
            if _is_passed_over(entry.name):
                continue
            if why := _why_not(entry, root):
                skipped[path] = why
            elif entry.is_dir(follow_symlinks=False):
                if depth < _DEEPEST:
                    waiting.append((path + "/", folder / entry.name, depth + 1))
                else:
                    skipped[path] = "the folder is too deep"
            elif entry.is_file():
                yield path, folder / entry.name


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name in _PASSED_OVER or not _is_text(name)


def _is_text(name: str) -> bool:
    """Tell whether a name can be written in UTF-8: others can be named by no address."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _why_not(entry: os.DirEntry[str], root: Path) -> str:
    """Say why a link isn't followed; nothing for what isn't one, or stays inside."""
    if not entry.is_symlink():
        return ""
    if entry.is_dir():
        return "links to folders are not followed"
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "the link leads nowhere"
    return "" if target.is_relative_to(root) else "the link leads out of the source"
