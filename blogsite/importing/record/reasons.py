"""Why parts are lost and how they are changed, counted."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Part

_FEW_ALIKE = 3
_MOST_NAMED = 3
_TEXTS = (Part.POST, Part.PAGE)
# What in a note names one thing among many.
_NAME = re.compile(r"`[^`]*`|https?://\S+")


@dataclass(frozen=True, slots=True)
class Reason:
    """A note, and how many parts it is said of; ``first`` are some of their entries."""

    part: Part
    note: str
    count: int
    first: tuple[Entry, ...] = ()

    @property
    def is_of_texts(self) -> bool:
        """Whether whole texts are what it is said of."""
        return self.part in _TEXTS


def reasons_of(entries: Iterable[Entry]) -> list[Reason]:
    """Return the notes, those of texts and the most frequent first; those that differ in a name only are one."""
    counts: Counter[tuple[Part, str]] = Counter()
    named: dict[tuple[Part, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        counts[entry.part, entry.note] += entry.count
        if len(named[entry.part, entry.note]) < _MOST_NAMED:
            named[entry.part, entry.note].append(entry)
    alike = Counter((part, _NAME.sub("…", note)) for part, note in counts)
    found: Counter[tuple[Part, str]] = Counter()
    first: dict[tuple[Part, str], list[Entry]] = defaultdict(list)
    for (part, note), count in counts.items():
        form = _NAME.sub("…", note)
        shown = part, form if alike[part, form] > _FEW_ALIKE else note
        found[shown] += count
        first[shown] += named[part, note]
    ordered = sorted(found.items(), key=lambda each: (each[0][0] not in _TEXTS, -each[1], each[0]))
    # What counts for nothing is said of a part that another entry counts.
    return [Reason(*key, count, tuple(first[key][:_MOST_NAMED])) for key, count in ordered if count]
