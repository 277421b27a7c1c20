"""What is decided on the way, by text, until all texts have their paths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from blogsite.importing.ledger import Entry

# The number of what belongs to no text.
NONE = -1


@dataclass(slots=True)
class Journal:
    """Entries in the order in which they were made, each with the number of its text."""

    _entries: list[tuple[int, Entry]] = field(default_factory=list)

    def note(self, number: int, entry: Entry) -> None:
        """Keep an entry; of the same parts of the same text each counts."""
        self._entries.append((number, entry))

    def of_paths(self, paths: Sequence[str]) -> Iterator[Entry]:
        """Yield the entries, each with the path of its text."""
        for number, entry in self._entries:
            yield entry if number == NONE else replace(entry, text=paths[number])
