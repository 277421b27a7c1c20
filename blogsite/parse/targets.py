"""Reads what a body points at, as far as its own file can tell."""

import posixpath
from urllib.parse import unquote

from blogsite.diagnostics import Problems, did_you_mean
from blogsite.model.body import Target, TargetKind
from blogsite.model.document import Document, Place, Reading, Wanted
from blogsite.model.urls import split_url


def read_targets(document: Document) -> Reading:
    """Read the targets of a document's body."""
    problems, place = Problems(), document.place
    own = document.body.anchors if document.is_readable else None
    wanted: list[Wanted] = []
    paths: list[int] = []
    for number, target in enumerate(document.body.targets):
        value = target.value
        if target.kind is TargetKind.MESSAGE or not value:
            continue
        if value.startswith("/"):
            paths.append(number)
        elif value.startswith("#"):
            check_anchor(value[1:], place, own, target, place, problems)
        else:
            wanted.append(find_wanted(target, place, problems, number))
    return Reading(tuple(wanted), tuple(paths), tuple(problems))


def find_wanted(target: Target, place: Place, problems: Problems, number: int = 0) -> Wanted:
    """Return the file that a target names, seen from a place; without a path where it may name none."""
    parts = split_url(target.value)
    written = unquote(parts.path)
    path = posixpath.normpath(posixpath.join(place.folder, written))
    if "\\" in written or "\0" in written or not path.startswith("content/"):
        message = f"`{target.value}` leads out of the content folder"
        at = (place.path, target.line, target.column)
        problems.error("link-outside-content", message, *at)
        path = ""
    return Wanted(number, target, path, parts.fragment, parts.path.endswith(".md"))


def check_anchor(
    anchor: str,
    found: Place,
    anchors: tuple[str, ...] | None,
    target: Target,
    place: Place,
    problems: Problems,
) -> None:
    """Report an anchor that is named at a place and found nowhere in a text.

    ``anchors`` are those of the text; None where they are as unknown as the text.
    """
    if not anchor or anchors is None or unquote(anchor) in anchors:
        return
    hint = did_you_mean(unquote(anchor), anchors)
    message = f"`{found.path}` has no heading or anchor `#{unquote(anchor)}`"
    problems.warning("missing-anchor", message, place.path, target.line, target.column, hint)
