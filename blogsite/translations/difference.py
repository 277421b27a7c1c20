"""What an original said when it was translated, what it says now, and the translation beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.align import Budget, align
from blogsite.model.blocks import SourceDigest
from blogsite.site.freshness import Change, Pair, compare

# What of a front matter is translated: found by its name, wherever it stands.
FIELDS = frozenset({"title", "summary", "image"})
_MOST_STEPS = 5_000_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a file with its text, ``line`` its first one."""

    digest: str
    kind: str
    text: str
    line: int


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


@dataclass(frozen=True, slots=True)
class _Partners:
    """Which passage of the translation stands for which recorded block, by their places."""

    places: Mapping[int, int]
    is_certain: bool


def make_difference(
    recorded: SourceDigest | None,
    now: Sequence[Passage],
    theirs: Sequence[Passage],
    past: Past,
) -> Difference:
    """Compare block by block; without a record the two are only put side by side."""
    if recorded is None:
        partners = _find_partners([each.kind for each in now], [each.kind for each in theirs])
        paragraphs = [
            _paragraph(None, None, each, _at(theirs, partners.places.get(place)))
            for place, each in enumerate(now)
        ]
        return Difference(tuple(paragraphs), partners.is_certain)
    pairs = compare(recorded, tuple(each.digest for each in now)).pairs
    kinds = _kinds(recorded, pairs, now, past)
    partners = _find_partners(kinds, [each.kind for each in theirs])
    return Difference(
        tuple(_compared(pair, recorded, now, theirs, past, partners, kinds) for pair in pairs),
        partners.is_certain,
    )


def _compared(
    pair: Pair,
    recorded: SourceDigest,
    now: Sequence[Passage],
    theirs: Sequence[Passage],
    past: Past,
    partners: _Partners,
    kinds: Sequence[str],
) -> Paragraph:
    current = _at(now, pair.now)
    if pair.recorded is None:
        return _paragraph(pair.change, "", current, None)
    theirs_now = _at(theirs, partners.places.get(pair.recorded))
    old = past.passages.get(recorded[pair.recorded])
    if current and pair.change in {Change.SAME, Change.MOVED}:
        old = current
    return _paragraph(
        pair.change, old.text if old else None, current, theirs_now, kinds[pair.recorded]
    )


def _paragraph(
    change: Change | None,
    then: str | None,
    now: Passage | None,
    theirs: Passage | None,
    kind: str = "",
) -> Paragraph:
    return Paragraph(
        change=change,
        kind=now.kind if now else kind,
        then=then,
        now=now.text if now else "",
        translation=theirs.text if theirs else "",
        line=now.line if now else 0,
        translation_line=theirs.line if theirs else 0,
    )


def _at(passages: Sequence[Passage], place: int | None) -> Passage | None:
    return None if place is None else passages[place]


def _kinds(
    recorded: SourceDigest, pairs: Sequence[Pair], now: Sequence[Passage], past: Past
) -> list[str]:
    """Return the kinds of recorded blocks as far as something is left that tells; else empty."""
    kinds = [""] * len(recorded)
    for pair in pairs:
        if pair.recorded is None:
            continue
        old = past.passages.get(recorded[pair.recorded]) or _at(now, pair.now)
        kinds[pair.recorded] = old.kind if old else ""
    return kinds


def _find_partners(kinds: Sequence[str], theirs: Sequence[str]) -> _Partners:
    """Pair blocks by their place where both sides are built alike, else as near as can be."""
    places = {
        place: theirs.index(kind)
        for place, kind in enumerate(kinds)
        if kind in FIELDS and kind in theirs
    }
    own = [place for place, kind in enumerate(kinds) if kind not in FIELDS]
    other = [place for place, kind in enumerate(theirs) if kind not in FIELDS]
    ours, others = [kinds[at] for at in own], [theirs[at] for at in other]
    is_alike = len(own) == len(other) and all(map(_can_be, ours, others))
    found = zip(own, other, strict=True) if is_alike else _near(own, other, ours, others)
    return _Partners({**places, **dict(found)}, is_alike)


def _can_be(kind: str, other: str) -> bool:
    return not kind or kind == other


def _near(
    own: Sequence[int], other: Sequence[int], ours: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of places: in stretches of the same kinds, and between them from the top."""
    for run in align(ours, others, Budget(_MOST_STEPS)):
        yield from zip(own[run.before], other[run.after], strict=False)
