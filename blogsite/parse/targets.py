"""Reads what a body points at, as far as its own file can tell."""

import posixpath
from urllib.parse import unquote

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.body import Target, TargetKind
from blogsite.model.document import Document, Reading, Wanted
from blogsite.model.urls import split_url


def read_targets(document: Document) -> Reading:
    """Read the targets of a document's body."""
    problems = Problems()
    wanted: list[Wanted] = []
    paths: list[int] = []
    for number, target in enumerate(document.body.targets):
        value = target.value
        if target.kind is TargetKind.MESSAGE or not value:
            continue
        if value.startswith("/"):
            paths.append(number)
        elif value.startswith("#"):
            check_anchor(value[1:], document, target, document, problems)
        else:
            wanted.append(find_wanted(target, document, problems, number))
    return Reading(tuple(wanted), tuple(paths), tuple(problems))


def find_wanted(target: Target, document: Document, problems: Problems, number: int = 0) -> Wanted:
    """Return the file that a document's target names; one without a path where it may name none."""
    parts = split_url(target.value)
    written = unquote(parts.path)
    path = posixpath.normpath(posixpath.join(document.place.folder, written))
    if "\\" in written or "\0" in written or not path.startswith("content/"):
        message = f"`{target.value}` leads out of the content folder"
        place = (document.place.path, target.line, target.column)
        problems.error("link-outside-content", message, *place)
        path = ""
    return Wanted(number, target, path, parts.fragment, parts.path.endswith(".md"))


def check_anchor(
    anchor: str, found: Document, target: Target, document: Document, problems: Problems
) -> None:
    """Report an anchor that a document names and another one, or itself, doesn't have."""
    if not anchor or not found.is_readable or unquote(anchor) in found.body.anchors:
        return
    hint = did_you_mean(unquote(anchor), found.body.anchors)
    message = f"`{found.place.path}` has no heading or anchor `#{unquote(anchor)}`"
    problems.warning(
        "missing-anchor", message, document.place.path, target.line, target.column, hint
    )
