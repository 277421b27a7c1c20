"""Finds the posts and pages that are meant by some paths."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from blogsite.diagnostics import Problems
from blogsite.tree import is_ignored, list_files

_FOLDERS = ("content/posts", "content/pages")
_SUFFIX = ".md"


class SelectionError(Exception):
    """A path that names no text of the site."""


def find_texts(root: Path, paths: Iterable[Path], problems: Problems) -> tuple[str, ...]:
    """Return the posts and pages that are named or in a folder that is, below ``root``, sorted.

    Without paths all; a path may start from the current folder or from the site's.
    Raises SelectionError.
    """
    home = _real(root)
    given = [_below(path, root, home) for path in paths] or [""]
    found = {each for path in given for each in _texts(home, path, problems)}
    return tuple(sorted(_once(home, found)))


def _once(home: Path, paths: Iterable[str]) -> Iterable[str]:
    """Return paths that are all different files: the file itself rather than a link to it."""
    files: dict[Path, str] = {}
    for path in sorted(paths, key=lambda each: ((home / each).is_symlink(), each)):
        files.setdefault(_real(home / path), path)
    return files.values()


def _below(path: Path, root: Path, home: Path) -> str:
    """Return a path below the root, with forward slashes; empty for the root itself."""
    here = next((each for each in (path, root / path) if os.path.lexists(each)), None)
    if here is None:
        raise SelectionError(f"`{path}` does not exist")
    # The parent alone is resolved: a link to a text stays the text that it is for the site.
    is_folder = here.name in {"", ".."}
    whole = _real(here) if is_folder else _real(here.parent) / here.name
    if not whole.is_relative_to(home):
        raise SelectionError(f"`{path}` is outside of the site `{root}`; see `--root`")
    below = whole.relative_to(home).as_posix()
    return "" if below == "." else below


def _real(path: Path) -> Path:
    """Resolve links; unlike `Path.resolve` it takes those that lead in a circle for files."""
    return Path(os.path.realpath(path))


def _texts(home: Path, path: str, problems: Problems) -> Iterator[str]:
    for folder in _FOLDERS:
        if not path or folder == path or folder.startswith(path + "/"):
            yield from _walked(home, folder, problems)
        elif path.startswith(folder + "/"):
            yield from _named(home, path, problems)
            return
    if path and not any(f"{folder}/".startswith(path + "/") for folder in _FOLDERS):
        raise SelectionError(
            f"`{path}` is no post or page: these are in `content/posts` and `content/pages`"
        )


def _named(home: Path, path: str, problems: Problems) -> Iterator[str]:
    """Yield a text, or those in a folder of texts."""
    whole = home / path
    if whole.is_dir() and not whole.is_symlink():
        yield from _walked(home, path, problems)
    elif not path.endswith(_SUFFIX) or any(map(is_ignored, path.split("/"))):
        raise SelectionError(f"`{path}` is no post or page: their names end with `{_SUFFIX}`")
    elif not _real(whole).is_relative_to(home) or not whole.is_file():
        raise SelectionError(f"`{path}` is a symbolic link that leads to no file of the site")
    else:
        yield path


def _walked(home: Path, folder: str, problems: Problems) -> Iterator[str]:
    if _real(home / folder) != home / folder:
        raise SelectionError(f"`{folder}` is a symbolic link; only links to files are followed")
    return (path for path in list_files(home, folder, problems) if path.endswith(_SUFFIX))
