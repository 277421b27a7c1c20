"""Looks whether an import can begin: its kind, its source, and where it goes."""

from collections.abc import Iterable
from pathlib import Path

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.importing.guess import is_empty, is_native, looks_like, may_be
from blogsite.importing.options import ImportOptions
from blogsite.importing.record import LEDGER
from blogsite.importing.target import target_fault

# These are read of a file, or of a folder that holds several.
_OF_FILES = {"wordpress"}


def check_request(options: ImportOptions, kinds: Iterable[str], problems: Problems) -> None:
    """Report all that is wrong with what was asked for, before anything is read."""
    known = sorted(kinds)
    if options.kind not in known:
        hint = did_you_mean(options.kind, known) or "known: " + ", ".join(known)
        problems.error("unknown-source", f"unknown kind of source `{options.kind}`", hint=hint)
    try:
        _check_source(options, known, problems)
        _check_target(options, problems)
    except OSError as fault:
        said = (fault.strerror or type(fault).__name__).lower()
        problems.error("bad-source", f"`{fault.filename}` can't be read: {said}")


def _check_source(options: ImportOptions, known: list[str], problems: Problems) -> None:
    source, kind = options.source, options.kind
    fault = hint = ""
    if not source.exists():
        fault, hint = "there is no such file or folder", "name what holds the blog"
    elif source.is_file() and kind in known and kind not in _OF_FILES:
        fault, hint = f"it is a file; `{kind}` is read of a folder", _better(source, kind)
    elif is_empty(source):
        fault, hint = "it is empty", "name what holds the blog"
    elif source.is_dir() and kind in known:
        _check_kind(options, problems)
    if fault:
        hint = hint or "name the folder that holds the blog"
        problems.error("bad-source", f"the source `{source}`: {fault}", hint=hint)


def _check_kind(options: ImportOptions, problems: Problems) -> None:
    """Compare the kind with what the folder looks like."""
    source, kind = options.source, options.kind
    if is_native(source):
        message = f"`{source}` is a site of blogsite already"
        problems.error("bad-source", message, hint=f"build it: blogsite build --root {source}")
        return
    hint = _better(source, kind)
    if not hint:
        return
    message = f"`{source}` looks like {hint.split()[2]}, not {kind}"
    if kind == "markdown":
        problems.warning("bad-source", message, hint=hint)
    elif not may_be(source, kind):
        problems.error("bad-source", message, hint=hint)


def _better(source: Path, kind: str) -> str:
    """Return the command for what a source looks like, if that is another kind."""
    found = looks_like(source)
    if kind in found or not found:
        return ""
    return f"blogsite import {min(found)} {source}"


def _check_target(options: ImportOptions, problems: Problems) -> None:
    into = options.into.resolve()
    for name, folder in (("source", options.source), ("uploads", options.uploads)):
        if folder is None or not folder.is_dir():
            continue
        other = folder.resolve()
        if into == other or into in other.parents or other in into.parents:
            problems.error(
                "bad-target",
                f"`{options.into}` and the {name} `{folder}` are one in the other",
                hint="name a folder apart",
            )
            return
    fault = target_fault(into, LEDGER)
    if fault is not None:
        problems.error("bad-target", f"`{options.into}`: {fault[0]}", hint=fault[1])
