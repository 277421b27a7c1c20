"""Which commit a review compares with, and how to get it where it isn't there."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from blogsite.diagnostics import did_you_mean
from blogsite.review.git import BaseError, run_git, shown, words_of

_MERGE_BASE = "..."
# Names that a shell takes as they are.
_PLAIN = re.compile(r"[A-Za-z0-9_][\w./-]*", re.ASCII)
_QUOTED = re.compile("`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A commit, and the site's folder in the repository with a slash at its end.

    ``is_head`` where the commit is the very one that is checked out.
    """

    commit: str
    prefix: str
    is_head: bool
    notes: tuple[str, ...] = ()


def resolve(wanted: str, root: Path) -> Resolved:
    """Find a revision; with three dots at its end, the last commit it shares with ``HEAD``.

    A shallow clone may not hold that commit; then the revision itself is the nearest there is.
    """
    prefix = _prefix(root)
    name = wanted.removesuffix(_MERGE_BASE)
    commit, head = find_commit(name, root), find_commit("HEAD", root)
    if not commit:
        raise BaseError(_unknown(name, head, root))
    notes: tuple[str, ...] = ()
    if name != wanted:
        shared = next(iter(words_of(run_git(root, "merge-base", commit, "HEAD"))), "")
        if not shared:
            notes = (_no_common(name, root),)
        commit = shared or commit
    return Resolved(commit, prefix, commit == head, notes)


def _prefix(root: Path) -> str:
    found = run_git(root, "rev-parse", "--show-prefix")
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


def find_commit(wanted: str, root: Path) -> str:
    """Return the id of a commit, empty where there is none of this name."""
    # No name of a revision begins with a hyphen, so nothing is lost, and no option is taken.
    if not wanted or wanted.startswith("-") or "\0" in wanted:
        return ""
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{wanted}^{{commit}}")
    words = words_of(run_git(root, *asked))
    # Git versions differ in whether they repeat the mark.
    return words[-1] if words else ""


def _no_common(name: str, root: Path) -> str:
    """Return what is to be said where no commit is shared; raises BaseError in a whole clone."""
    if not _is_shallow(root):
        raise BaseError(
            f"`{shown(name)}` has no commit in common with `HEAD`; leave the dots out to compare "
            "the two as they are"
        )
    return (
        f"This clone lacks the commit that {shown(name)} and HEAD share, so the two are compared as "
        f"they are: what {shown(name)} has got since then looks as if this change took it away. "
        f"For a whole one {_fetch(name, root)}."
    )


def _unknown(name: str, head: str, root: Path) -> str:
    """Say what to do; a name that is much like another is no typing error in part of a history."""
    fetch = _fetch(name, root)
    if _is_shallow(root):
        hint = f"this clone holds a part of the history only: {fetch}"
    else:
        listed = f"`git branch --all` shows what there is; for more {fetch}"
        hint = _nearest(name, head, root) or listed
    return f"there is no folder with `content` and no revision `{shown(name)}`; {hint}"


def _nearest(name: str, head: str, root: Path) -> str:
    """Return a hint with the names that are much like this one, and are not what is reviewed."""
    pattern = "--format=%(objectname) %(*objectname) %(refname:short)"
    asked = ("for-each-ref", pattern, "refs/heads", "refs/remotes", "refs/tags")
    lines = run_git(root, *asked).stdout.decode("utf-8", "replace").splitlines()
    known = [line.split(" ")[-1] for line in lines if head not in line.split(" ")]
    remote, slash, branch = name.partition("/")
    if not slash or remote not in words_of(run_git(root, "remote")):
        return did_you_mean(name, known)
    # What two names share for being of one remote makes them no more alike.
    start = f"{remote}/"
    branches = (each.removeprefix(start) for each in known if each.startswith(start))
    return _QUOTED.sub(rf"`{start}\1`", did_you_mean(branch, branches))


def _fetch(name: str, root: Path) -> str:
    """Return what to run for a branch to be there as that of its remote, and then to ask for.

    A clone of one branch names no other by itself, and `--unshallow` alone fetches that one.
    """
    remotes = words_of(run_git(root, "remote"))
    if not remotes:
        return "fetch the base from where it is"
    remote, _, branch = name.partition("/")
    if remote not in remotes or not _PLAIN.fullmatch(branch):
        remote, branch = ("origin" if "origin" in remotes else remotes[0]), "main"
    depth = "--unshallow " if _is_shallow(root) else ""
    wanted = f"{branch}:refs/remotes/{remote}/{branch}"
    return (
        f"run `git fetch {depth}{remote} {wanted}`, then review with `--base {remote}/{branch}...`"
    )


def _is_shallow(root: Path) -> bool:
    return words_of(run_git(root, "rev-parse", "--is-shallow-repository")) == ["true"]
