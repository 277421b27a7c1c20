"""Ledgers of small imports."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from blogsite.importing.ledger import Entry, Fate, Part, Place, changed, kept, lost
from blogsite.importing.proof import Difference, Proof, TextProof
from blogsite.importing.record import Record, make_record
from blogsite.importing.target import ByHand, Hand, Placed

ONE, TWO = "content/posts/2019/one.md", "content/posts/2019/two/index.md"


def of(text: str, *entries: Entry) -> tuple[Entry, ...]:
    """Return entries that belong to an imported text."""
    return tuple(replace(entry, text=text) for entry in entries)


ENTRIES = (
    *of(
        ONE,
        kept(Part.POST, "One & only", Place("blog/one.md", 1)),
        kept(Part.LINK, "https://example.org/", Place("blog/one.md", 4), count=3),
        lost(Part.SHORTCODE, "{{< map >}}", Place("blog/one.md", 7), "nothing here draws maps"),
        changed(Part.HTML, "<font>", Place("blog/one.md", 9), "taken out, its words stay"),
    ),
    *of(
        TWO,
        changed(Part.POST, "两", Place("blog/two.md", 1), "a draft now, as it has no date"),
        lost(Part.IMAGE, "/img/gone.png", Place("blog/two.md", 3), "there is no such file"),
        lost(Part.IMAGE, "/img/gone2.png", Place("blog/two.md", 5), "there is no such file"),
    ),
    lost(Part.POST, "Broken", Place("blog/three.md", 2), "its front matter can't be read"),
    lost(Part.FIELD, "menu", Place("hugo.toml", 12), "nothing here has menus", count=5),
    Entry(Part.AUTHOR, Fate.KEPT, "W. Morgan", Place("blog/one.md", 3), "may be `w`", count=0),
)
BY_HAND = (ByHand(ONE, Hand.EDITED), ByHand(TWO, Hand.MOVED, "content/posts/zwei/index.md"))
PROOF = Proof(
    (
        TextProof(ONE, 1000, 1000),
        TextProof(TWO, 20_000, 19_999, (Difference("gone words", ""), Difference("old", "new"))),
    ),
    (),
)


@pytest.fixture
def record() -> Callable[..., Record]:
    """Make a ledger, of the entries above where none are given."""

    def make(
        entries: tuple[Entry, ...] = ENTRIES,
        by_hand: tuple[ByHand, ...] = BY_HAND,
        proof: Proof | None = PROOF,
    ) -> Record:
        placed = Placed(1, 0, 1, by_hand, {ONE: "0" * 32, TWO: "1" * 32})
        return make_record("hugo", entries, placed, proof)

    return make
