"""Faults of front matter, as entries of the ledger."""

from collections.abc import Iterator

from blogsite.importing.front_matter import FrontMatter
from blogsite.importing.ledger import Entry, Part, Place, changed, lost


def faults_of(front: FrontMatter, path: str) -> Iterator[Entry]:
    """Yield front matter that can't be read, and keys that are said twice."""
    if front.fault:
        yield lost(Part.FIELD, "front matter", Place(path, front.fault_line), front.fault)
    for key in front.duplicates:
        place = Place(path, front.lines.get(key, 0))
        yield changed(Part.FIELD, key, place, "is said twice; the last one counts")
