"""How a ledger says things to people."""

from blogsite.importing.ledger import Part
from blogsite.importing.proof import Proof
from blogsite.importing.target import ByHand, Hand

_HANDS = {
    Hand.EDITED: "edited since the last import",
    Hand.DELETED: "deleted, and not written again",
    Hand.MOVED: "moved",
    Hand.OWN: "not of an import, but where it would write",
    Hand.ORPHAN: "edited, and no longer in the source",
}


def part_name(part: Part) -> str:
    """Return what a part is called; with an `s` for several."""
    return "HTML element" if part is Part.HTML else str(part)


def state(each: ByHand) -> str:
    """Return what people did to a file."""
    moved = f" to `{each.moved_to}`" if each.moved_to else ""
    outdated = "; the source has changed, too, which is not in it" if each.source_changed else ""
    return _HANDS[each.hand] + moved + outdated


def share(proof: Proof) -> str:
    """Return the percentage of words found; what isn't all of them is never rounded up to it."""
    if not proof.words:
        return "100"
    hundredths = proof.found * 10_000 // proof.words
    return f"{hundredths // 100}.{hundredths % 100:02}".removesuffix(".00")
