"""An import as its ledger tells it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from blogsite.importing.ledger import Entry, Fate, Part, Place
from blogsite.importing.target import ByHand, Placed


@dataclass(frozen=True, slots=True)
class Count:
    """How many parts of a kind a source has, and what became of them."""

    kept: int = 0
    changed: int = 0
    lost: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.kept + self.changed + self.lost


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a text that its page lacks, and words that it has instead.

    ``text`` is the path of the imported file, ``place`` where the source has the text.
    """

    text: str
    place: Place
    missing: str
    added: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """How many visible words the texts of a source have, and how many are in order on the pages."""

    texts: int
    words: int
    found: int
    differences: Sequence[Difference] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger says; entries are sorted by text, place and part.

    ``digests`` are those of the files that the import wrote, by path.
    """

    kind: str
    totals: Mapping[Part, Count]
    entries: Sequence[Entry]
    by_hand: Sequence[ByHand]
    digests: Mapping[str, str]
    proof: Proof | None = None


def make_record(
    kind: str, entries: Iterable[Entry], placed: Placed, proof: Proof | None = None
) -> Record:
    """Return the ledger of an import from a source of some kind."""
    ordered = sorted(entries, key=_order)
    return Record(kind, _totals(ordered), ordered, placed.by_hand, placed.digests, proof)


def _order(entry: Entry) -> tuple[str, Place, Part, str, Fate, str, int]:
    return entry.text, entry.place, entry.part, entry.name, entry.fate, entry.note, entry.count


def _totals(entries: Iterable[Entry]) -> Mapping[Part, Count]:
    """Count the parts, in the order in which they are always named."""
    counts: dict[Part, dict[Fate, int]] = {part: dict.fromkeys(Fate, 0) for part in Part}
    for entry in entries:
        counts[entry.part][entry.fate] += entry.count
    return {
        part: Count(of[Fate.KEPT], of[Fate.CHANGED], of[Fate.LOST])
        for part, of in counts.items()
        if any(of.values())
    }
