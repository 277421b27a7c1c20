"""What an original said when it was translated, what it says now, and the translation beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.model.blocks import SourceDigest
from blogsite.site.freshness import Change, Pair, compare
from blogsite.translations.pairing import pair_anew
from blogsite.translations.partners import find_partners
from blogsite.translations.passages import Passage


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of an original's earlier blocks, by digest; ``commit`` has all that are wanted."""

    passages: Mapping[str, Passage] = field(default_factory=dict)
    commit: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the original: what it said, says, and what stands for it in the translation.

    ``change`` is None where nothing was recorded, ``then`` where nobody knows any more. Texts are
    empty and lines 0 where there is no such block.
    """

    change: Change | None
    kind: str
    then: str | None
    now: str
    translation: str
    line: int
    translation_line: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All paragraphs in the order of the original; not ``is_certain`` where partners are a guess."""

    paragraphs: tuple[Paragraph, ...]
    is_certain: bool

    def count(self, *changes: Change) -> int:
        """Return the number of paragraphs with which this has happened."""
        return sum(each.change in changes for each in self.paragraphs)


def make_difference(
    recorded: SourceDigest | None,
    now: Sequence[Passage],
    theirs: Sequence[Passage],
    past: Past,
) -> Difference:
    """Compare block by block; without a record the two are only put side by side."""
    if recorded is None:
        partners = find_partners(now, theirs)
        paragraphs = [
            _paragraph(None, None, each, _at(theirs, partners.places.get(place)))
            for place, each in enumerate(now)
        ]
        return Difference(tuple(paragraphs), partners.is_certain)
    pairs = compare(recorded, tuple(each.digest for each in now)).pairs
    known = _known(recorded, pairs, now, past)
    if past.passages.keys() >= _lost(pairs, recorded):
        pairs = pair_anew(pairs, known, now)
    partners = find_partners(known, theirs)
    paragraphs = []
    for pair in pairs:
        old = _at(known, pair.recorded)
        partner = None if pair.recorded is None else partners.places.get(pair.recorded)
        then = _then(pair, recorded, now, past)
        new, its = _at(now, pair.now), _at(theirs, partner)
        paragraphs.append(_paragraph(pair.change, then, new, its, old))
    return Difference(tuple(paragraphs), partners.is_certain)


def _known(
    recorded: SourceDigest, pairs: Sequence[Pair], now: Sequence[Passage], past: Past
) -> tuple[Passage, ...]:
    """Return the recorded blocks; for those that nobody knows, what stands there now, if anything."""
    known = [Passage(digest, "", "", 0) for digest in recorded]
    for pair in pairs:
        if pair.recorded is not None:
            place = pair.recorded
            known[place] = past.passages.get(recorded[place]) or _at(now, pair.now) or known[place]
    return tuple(known)


def _lost(pairs: Sequence[Pair], recorded: SourceDigest) -> set[str]:
    """Return the digests of blocks that can't be seen any more in the text as it is."""
    gone = {Change.CHANGED, Change.REMOVED}
    return {
        recorded[pair.recorded]
        for pair in pairs
        if pair.recorded is not None and pair.change in gone
    }


def _then(pair: Pair, recorded: SourceDigest, now: Sequence[Passage], past: Past) -> str | None:
    """Return what a block said: nothing if it wasn't there, None if nobody knows."""
    if pair.recorded is None:
        return ""
    if pair.now is not None and pair.change in {Change.SAME, Change.MOVED}:
        return now[pair.now].text
    found = past.passages.get(recorded[pair.recorded])
    return found.text if found else None


def _paragraph(
    change: Change | None,
    then: str | None,
    now: Passage | None,
    theirs: Passage | None,
    known: Passage | None = None,
) -> Paragraph:
    shown = now or known
    return Paragraph(
        change=change,
        kind=shown.kind if shown else "",
        then=then,
        now=now.text if now else "",
        translation=theirs.text if theirs else "",
        line=now.line if now else 0,
        translation_line=theirs.line if theirs else 0,
    )


def _at(passages: Sequence[Passage], place: int | None) -> Passage | None:
    return None if place is None else passages[place]
