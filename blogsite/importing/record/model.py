"""An import as its ledger tells it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from blogsite.importing.ledger import OLD_SITE, Entry, Fate, Part
from blogsite.importing.proof import Proof, TextProof
from blogsite.importing.target import ByHand, Placed

_ORDER = ("text", "place.path", "place.line", "part", "name", "fate", "note", "count")


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

    @property
    def to_decide(self) -> Sequence[Entry]:
        """What is kept and yet has a note for people."""
        return [each for each in self.entries if each.fate is Fate.KEPT and each.note]

    @property
    def on_old_site(self) -> Mapping[Part, int]:
        """How many parts of each kind are gone when the old site is."""
        counts = Counter[Part]()
        for each in self.entries:
            if OLD_SITE in each.note:
                counts[each.part] += each.count
        return dict(sorted(counts.items()))


def make_record(
    kind: str, entries: Iterable[Entry], placed: Placed, proof: Proof | None = None
) -> Record:
    """Return the ledger of an import from a source of some kind."""
    ordered = list(entries)
    # One after the other they take no memory for keys, of which there may be half a million.
    for name in reversed(_ORDER):
        ordered.sort(key=attrgetter(name))
    return Record(kind, _totals(ordered), ordered, placed.by_hand, placed.digests, proof)


def differing(proof: Proof | None) -> Sequence[TextProof]:
    """Return the texts of which words are missing, by path."""
    found = [each for each in proof.texts if each.found < each.words] if proof else []
    return sorted(found, key=attrgetter("path"))


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or would do where it is a trial."""

    record: Record
    placed: Placed
