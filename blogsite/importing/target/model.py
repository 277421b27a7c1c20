"""What an import brings to its target, and what became of it there."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# The bytes of a file, or a file to be copied.
Content = bytes | Path


class Hand(enum.StrEnum):
    """What people did to an imported file, which the next import leaves as it is."""

    EDITED = "edited"
    DELETED = "deleted"
    MOVED = "moved"
    # Nobody imported it, and it is where the import would write.
    OWN = "own"
    # Edited, and the source has it no more.
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, order=True)
class ByHand:
    """A file that was left to the hand that changed it; ``moved_to`` where it is found now.

    ``source_changed`` is true where the source has since become another, which isn't in the file.
    """

    path: str
    hand: Hand
    moved_to: str = ""
    source_changed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """How many files were written, removed and left as they were, and which were left to people.

    ``digests`` are those of the import's own files by path, whatever is on disk: the next import
    tells by them what has been edited since. Of what was left to people it is what they began with. ``has_ledger`` is true where the ledger was written
    with the files.
    """

    written: int
    removed: int
    unchanged: int
    by_hand: tuple[ByHand, ...]
    digests: Mapping[str, str]
    has_ledger: bool = False
