"""Why parts are lost and how they are changed, counted."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Part

_FEW_ALIKE = 3
# What in a note names one thing among many.
_NAME = re.compile(r"`[^`]*`|https?://\S+")


@dataclass(frozen=True, slots=True)
class Reason:
    """A note, and how many parts it is said of."""

    part: Part
    note: str
    count: int


def reasons_of(entries: Iterable[Entry]) -> list[Reason]:
    """Return the notes, the most frequent first; those that differ in a name only are one."""
    counts: Counter[tuple[Part, str]] = Counter()
    for entry in entries:
        counts[entry.part, entry.note] += entry.count
    alike = Counter((part, _NAME.sub("…", note)) for part, note in counts)
    found: Counter[tuple[Part, str]] = Counter()
    for (part, note), count in counts.items():
        form = _NAME.sub("…", note)
        found[part, form if alike[part, form] > _FEW_ALIKE else note] += count
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    # What counts for nothing is said of a part that another entry counts.
    return [Reason(part, note, count) for (part, note), count in ordered if count]
