"""The site as it was at a git revision, in a temporary folder.

Git reads its objects and nothing else: no work tree or index, no hooks, no filters or attributes
of the revision, no network. Pull requests are written by strangers, and some of what git does on
the way is theirs to choose.
"""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import did_you_mean
from blogsite.model.characters import UNPRINTABLE
from blogsite.tree import SITE_FOLDERS, is_ignored

_SECONDS = 60
_REGULAR, _EXECUTABLE, _LINK = b"100644", b"100755", b"120000"
# A folder of a pull request that looks like a repository is none; missing objects aren't fetched.
_SETTINGS = (
    "safe.bareRepository=explicit",
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
)
_MERGE_BASE = "..."


class BaseError(Exception):
    """There is nothing to compare with; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Base:
    """The other side of a comparison: the folder of a site, and its name for people."""

    root: Path
    name: str


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
    folder = Path(wanted)
    if "\0" not in wanted and (folder / "content").is_dir():
        yield Base(folder, f"the folder {_shown(folder.resolve().name)}")
        return
    commit, prefix = _resolve(wanted, root)
    with tempfile.TemporaryDirectory(prefix="blogsite-review-") as place:
        _extract(_entries(commit, prefix, root), Path(place) / "site", root)
        yield Base(Path(place) / "site", f"{_shown(wanted)} ({commit[:10]})")


def _git(
    root: Path, *arguments: str, given: str = "", into: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git, with lines of ASCII as its input; raises BaseError where it can't be or takes long."""
    settings = [word for each in _SETTINGS for word in ("-c", each)]
    command = ["git", *settings, "--no-optional-locks", "--literal-pathspecs", *arguments]
    try:
        with contextlib.ExitStack() as stack:
            output = stack.enter_context(into.open("wb")) if into else subprocess.PIPE
            return subprocess.run(  # noqa: S603  (the words of a user stand behind `--end-of-options`)
                command,
                cwd=root,
                input=given.encode(),
                stdout=output,
                stderr=subprocess.PIPE,
                timeout=_SECONDS,
                check=False,
            )
    except FileNotFoundError:
        raise BaseError(
            "there is no `git` to ask for a revision; install it, or give `--base` a folder"
        ) from None
    except subprocess.TimeoutExpired:
        raise BaseError(f"git took more than {_SECONDS} seconds to `{arguments[0]}`") from None


def _resolve(wanted: str, root: Path) -> tuple[str, str]:
    """Return a commit, and the site's folder in the repository with a slash at its end."""
    prefix = _prefix(root)
    name = wanted.removesuffix(_MERGE_BASE)
    commit = _commit(name, root)
    if not commit:
        raise BaseError(_unknown(wanted, root))
    if name != wanted:
        commit = next(iter(_words(_git(root, "merge-base", commit, "HEAD"))), "")
    if not commit:
        raise BaseError(
            f"`{_shown(name)}` has no commit in common with `HEAD` in this clone; "
            "leave the dots out, or fetch the rest of a shallow clone: `git fetch --unshallow`"
        )
    return commit, prefix


def _prefix(root: Path) -> str:
    found = _git(root, "rev-parse", "--show-prefix")
    if not found.returncode:
        return os.fsdecode(found.stdout.removesuffix(b"\n"))
    if b"dubious ownership" in found.stderr:
        raise BaseError(
            "git refuses to read a repository that belongs to someone else; "
            "see `safe.directory` in its manual"
        )
    if b"bare repository" in found.stderr:
        raise BaseError(
            "the site's folder looks like a git repository of its own; "
            "remove its `HEAD`, `objects` and `refs`"
        )
    raise BaseError(
        "the site is in no git repository, and `--base` names no folder that holds `content`"
    )


def _commit(wanted: str, root: Path) -> str:
    """Return the id of a commit, empty where there is none of this name."""
    # No name of a revision begins with a hyphen, so nothing is lost, and no option is taken.
    if not wanted or wanted.startswith("-") or "\0" in wanted:
        return ""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{wanted}^{{commit}}")
    words = _words(_git(root, *asked))
    # Git versions differ in whether they repeat the mark.
    return words[-1] if words else ""


def _shown(text: str) -> str:
    """Return a name in one line that drives no terminal."""
    return UNPRINTABLE.sub("?", text.replace("\n", " "))


def _words(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return [] if done.returncode else done.stdout.decode("utf-8", "replace").split()


def _unknown(wanted: str, root: Path) -> str:
    shown = _shown(wanted)
    names = _words(
        _git(
            root,
            "for-each-ref",
            "--format=%(refname:short)",
            "refs/heads",
            "refs/remotes",
            "refs/tags",
        )
    )
    hint = did_you_mean(wanted.removesuffix(_MERGE_BASE), names)
    if _words(_git(root, "rev-parse", "--is-shallow-repository")) == ["true"]:
        more = "this clone holds a part of the history only, so fetch it first: `git fetch origin main`, then `--base FETCH_HEAD`"
        hint = f"{hint} {more}".strip()
    hint = hint or "`git branch --all` shows what there is; `git fetch origin main` brings more"
    return f"there is no folder with `content` and no revision `{shown}`; {hint}"


def _entries(commit: str, prefix: str, root: Path) -> Iterator[_Entry]:
    """Yield the files of a site at a commit, without those that no build reads."""
    folders = [prefix + folder for folder in SITE_FOLDERS]
    done = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders)
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
    done = _git(root, "cat-file", "--batch", given=given, into=blobs)
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
                    f"this clone doesn't have `{_shown(entry.path)}` of the base; "
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
