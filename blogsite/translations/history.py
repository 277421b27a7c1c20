"""What a file said at earlier commits, from git's objects alone (see `blogsite.review.git`)."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from blogsite.review.git import BaseError, run_git, shown, words_of

_MOST_COMMITS = 2_000
_MOST_REVISIONS = 300
_MOST_BYTES = 32 * 1024 * 1024
_LARGEST = 1024 * 1024
# What a repository's own settings could make `git log` run, besides what `run_git` turns off.
_LOG = (
    "log",
    "--follow",
    "-m",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--format=%H %cs",
    f"--max-count={_MOST_COMMITS}",
)
_HEAD = re.compile(rb"\n?([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d)\Z")
_CHANGE = re.compile(rb"\n?:\d{6} 100\d{3} [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*\Z")
_ANY_CHANGE = re.compile(rb"\n?:\d{6} \d{6} [0-9a-f]+ [0-9a-f]+ ([A-Z])\d*\Z")
_WITH_TWO_PATHS = {b"R", b"C"}


@dataclass(frozen=True, slots=True)
class Revision:
    """A file as it was at a commit of ``day`` (``2019-06-24``)."""

    commit: str
    day: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Blob:
    """An object of git's that a file was, and the newest commit that made it so."""

    oid: str
    commit: str
    day: str


def revisions_of(root: Path, path: str) -> Iterator[Revision]:
    """Yield what a file of a site was, also under other names, newest first; each text once.

    There is nothing to yield outside of a repository, without git, or where git fails; see
    `why_unknown`.
    """
    try:
        log = run_git(root, *_LOG, "HEAD", "--", path)
        if not log.returncode:
            yield from _read(root, list(islice(_blobs(log.stdout), _MOST_REVISIONS)))
    except BaseError:
        return


def why_unknown(root: Path, path: str) -> str:
    """Say why history doesn't have what a file of a site said, and what helps where something does."""
    if shutil.which("git") is None:
        return "there is no `git` to ask"
    try:
        return _why(root, path)
    except BaseError as fault:
        return str(fault)


def _why(root: Path, path: str) -> str:
    here = run_git(root, "rev-parse", "--is-inside-work-tree")
    top = root.resolve()
    if here.returncode and not any((each / ".git").exists() for each in (top, *top.parents)):
        return "the site is in no git repository"
    if here.returncode:
        return f"git can't use the repository: {_fault(here.stderr)}"
    if run_git(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return "the repository has no commit yet"
    log = run_git(root, *_LOG, "--max-count=1", "HEAD", "--", path)
    if log.returncode:
        return f"git can't read the history: {_fault(log.stderr)}"
    if not log.stdout:
        return f"`{shown(path)}` is in no commit under this name; commit it, and earlier ones are found"
    if words_of(run_git(root, "rev-parse", "--is-shallow-repository")) == ["true"]:
        return "this clone holds a part of the history only; `git fetch --unshallow` gets the rest"
    return "git's history doesn't have it"


def _fault(said: bytes) -> str:
    """Return git's first words on what is wrong, in one line."""
    line = said.decode("utf-8", "replace").strip().partition("\n")[0]
    return shown(line.removeprefix("fatal: ").rstrip(".")) or "it doesn't say why"


def _blobs(log: bytes) -> Iterator[_Blob]:
    """Yield the regular files of a log, each once."""
    fields = iter(log.split(b"\0"))
    commit, day = "", ""
    seen: set[str] = set()
    for field in fields:
        if head := _HEAD.match(field):
            commit, day = head[1].decode(), head[2].decode()
        elif change := _ANY_CHANGE.match(field):
            # Names are passed over unread: whoever chose them could make them look like a commit.
            next(islice(fields, 1 if change[1] in _WITH_TWO_PATHS else 0, None), None)
            regular = _CHANGE.match(field)
            oid = regular[1].decode() if regular else ""
            if oid and oid not in seen:
                seen.add(oid)
                yield _Blob(oid, commit, day)


def _read(root: Path, blobs: Sequence[_Blob]) -> Iterator[Revision]:
    small = list(_bounded(root, blobs))
    given = "".join(f"{each.oid}\n" for each in small)
    done = run_git(root, "cat-file", "--batch", given=given)
    rest = memoryview(done.stdout)
    for blob in small:
        end = bytes(rest[:200]).find(b"\n")
        words = bytes(rest[: max(end, 0)]).split()
        if len(words) != 3:  # noqa: PLR2004  (id, type, size; else it is missing)
            rest = rest[end + 1 :]
            continue
        size = int(words[2])
        yield Revision(blob.commit, blob.day, bytes(rest[end + 1 : end + 1 + size]))
        rest = rest[end + size + 2 :]


def _bounded(root: Path, blobs: Sequence[_Blob]) -> Iterator[_Blob]:
    """Yield those that are no larger than a post can be, as long as they aren't too much at once."""
    given = "".join(f"{each.oid}\n" for each in blobs)
    done = run_git(root, "cat-file", "--batch-check", given=given)
    left = _MOST_BYTES
    for blob, line in zip(blobs, done.stdout.splitlines(), strict=False):
        words = line.split()
        size = int(words[2]) if len(words) == 3 and words[1] == b"blob" else left + 1  # noqa: PLR2004
        if size <= min(_LARGEST, left):
            left -= size
            yield blob
