"""Faults of front matter, as entries of the ledger."""

from collections.abc import Iterator

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Status
from blogsite.importing.front_matter import FrontMatter
from blogsite.importing.ledger import Entry, Part, Place, changed, lost


def faults_of(front: FrontMatter, path: str) -> Iterator[Entry]:
    """Yield front matter that can't be read, keys that are said twice, and letters of another kind."""
    yield from _letter_entries(front, path)
    if front.fault:
        known = f"; what is known: {', '.join(front.values)}" if front.values else ""
        why = f"can't be read: {front.fault}{known}"
        yield lost(Part.FIELD, "front matter", Place(path, front.fault_line), why)
    for key in front.duplicates:
        place = Place(path, front.lines.get(key, 0))
        yield changed(Part.FIELD, key, place, "is said twice; the last one counts")


def _letter_entries(front: FrontMatter, path: str) -> Iterator[Entry]:
    """Yield what became of letters that no text here may have as they were."""
    if front.encoding:
        yield encoding_entry(path, front.encoding)
    if front.controls.count:
        found = front.controls
        how = f"left out: {found.names}"
        yield changed(
            Part.HTML, "control characters", Place(path, found.line), how, count=found.count
        )


def encoding_entry(path: str, encoding: str) -> Entry:
    """Return the entry of a file that isn't UTF-8, as all files of this program are."""
    return changed(Part.FIELD, "encoding", Place(path), f"isn't UTF-8: is read as {encoding}")


def status_with_faults(
    status: Status, path: str, fault: str, line: int, problems: Problems
) -> Status:
    """Return the status of a text: it is no longer published where nobody knows what it says."""
    if not fault:
        return status
    problems.warning(
        "bad-source",
        f"the front matter can't be read, so the text becomes a draft: {fault}",
        path,
        line,
        hint="mend it in the source and import again",
    )
    return Status.UNREADABLE if status is Status.PUBLISHED else status
