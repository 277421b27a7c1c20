"""Edits of the lists in which posts name authors or tags."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from blogsite.format.changes import Edit
from blogsite.terms import pieces
from blogsite.terms.lines import added, dropped, put
from blogsite.terms.model import Swap
from blogsite.terms.pieces import Piece, Scalar, items_of
from blogsite.terms.spelling import dumped, spelled

_ID = "id"


@dataclass(frozen=True, slots=True)
class Credit:
    """An item of a list: the id in it, if there is one, and what is said of it besides."""

    id: Scalar | None
    item: Piece
    said: Mapping[str, Scalar] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The id as it is read."""
        return " ".join(self.id.value.split()) if self.id else ""

    @property
    def values(self) -> dict[str, str]:
        """What is said besides the id, as texts."""
        return {key: value.value for key, value in self.said.items()}


@dataclass(frozen=True, slots=True)
class Clash:
    """What a dropped item said otherwise than the one that stays."""

    key: str
    value: Scalar
    stays: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The edits of a list, what it says then, and what it says no more."""

    edits: tuple[Edit, ...]
    expected: tuple[tuple[str, dict[str, str]], ...]
    clashes: tuple[Clash, ...]


def credits_of(value: Piece | None) -> tuple[Credit, ...]:
    """Return the items of a list; one that is no credit has no id."""
    return tuple(map(_credit, items_of(value)))


def meaning_of_list(found: Sequence[Credit]) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the ids of a list, and what is said of each."""
    return tuple((each.name, each.values) for each in found)


def edit_list(text: str, value: Piece | None, swap: Swap) -> Listed | None:
    """Put one id in another's place; None where the list doesn't name it.

    Of several items that then are one, the first place stays, with all that any of them said;
    where two differ, what was said of the staying one counts. Raises NoPlaceError.
    """
    found = credits_of(value)
    same = [at for at, each in enumerate(found) if each.name in {swap.old, swap.new}]
    if value is None or all(found[at].name != swap.old for at in same):
        return None
    first, *others = same
    wanted, clashes = _joined([found[at] for at in same], swap)
    edits = list(_rewritten(text, found[first], wanted, swap))
    if others:
        assert isinstance(value, pieces.Sequence)  # noqa: S101  (a single value is no several)
        edits += dropped(text, value, frozenset(others))
    expected = [(each.name, each.values) for at, each in enumerate(found) if at not in others]
    expected[first] = (swap.new, wanted)
    return Listed(tuple(edits), tuple(expected), clashes)


def _credit(item: Piece) -> Credit:
    if isinstance(item, Scalar):
        return Credit(item, item)
    if isinstance(item, pieces.Mapping):
        said = {key.value: value for key, value in item.entries if isinstance(value, Scalar)}
        own = said.pop(_ID, None)
        if len(said) + 1 == len(item.entries):
            return Credit(own, item, {k: v for k, v in said.items() if not v.is_nothing})
    return Credit(None, item)


def _joined(same: Sequence[Credit], swap: Swap) -> tuple[dict[str, str], tuple[Clash, ...]]:
    """Return what is said of the author in all, and what of it can't stay."""
    ordered = sorted(same, key=lambda each: each.name != swap.new)
    wanted: dict[str, str] = {}
    clashes = []
    for each in ordered:
        for key, value in each.said.items():
            stays = wanted.setdefault(key, value.value)
            if stays != value.value:
                clashes.append(Clash(key, value, stays))
    if all(each.name == swap.old for each in same):
        wanted = {**dict(swap.affiliation), **wanted}
    return wanted, tuple(clashes)


def _rewritten(text: str, credit: Credit, wanted: Mapping[str, str], swap: Swap) -> Iterator[Edit]:
    """Make an item the staying term's, with all that is wanted in it."""
    assert credit.id is not None  # noqa: S101  (it was found by its id)
    missing = [(key, spelled(value)) for key, value in wanted.items() if key not in credit.said]
    if missing and isinstance(credit.item, Scalar):
        whole = dumped({_ID: swap.new, **wanted})
        yield Edit(credit.item.start, credit.item.end, whole)
        return
    if credit.name != swap.new:
        yield put(text, credit.id, swap.new)
    for key, value in credit.said.items():
        if value.value != wanted[key]:
            yield put(text, value, wanted[key])
    if missing and isinstance(credit.item, pieces.Mapping):
        yield added(text, credit.item, credit.id, missing)
