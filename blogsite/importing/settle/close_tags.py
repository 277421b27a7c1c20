"""Tags so close that they may be one subject; people decide, nothing is merged here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from blogsite.importing.ledger import Entry, Fate, Part, Place
from blogsite.importing.settle.journal import NONE, Journal
from blogsite.importing.settle.people.words import fold


class _Tag(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


def propose_tags(
    tags: Iterable[_Tag],
    counts: Mapping[str, int],
    places: Mapping[str, Place],
    journal: Journal,
) -> Iterator[str]:
    """Yield the commands that would merge tags of the same letters.

    ``counts`` tells how many texts have a tag, ``places`` where it stands first, both by its id.
    """
    for one, other in _close(tags, counts):
        command = f"blogsite tags merge {one.id} {other.id}"
        note = f"may be {other.name} (the same letters): {command}"
        journal.note(NONE, Entry(Part.TAG, Fate.KEPT, one.name, places[one.id], note, count=0))
        yield command


def _close(tags: Iterable[_Tag], counts: Mapping[str, int]) -> Iterator[tuple[_Tag, _Tag]]:
    """Yield pairs that differ in accents and signs only, that of more texts last."""
    alike: dict[str, list[_Tag]] = defaultdict(list)
    for tag in tags:
        if form := _letters(tag.name):
            alike[form].append(tag)
    for found in alike.values():
        most = max(found, key=lambda tag: (counts[tag.id], not tag.name.isascii()))
        yield from ((tag, most) for tag in found if tag is not most)


def _letters(name: str) -> str:
    """Return a name's letters and digits; empty where its signs tell it from others, as in C++."""
    return "" if set(name) & set("+#&.") else "".join(filter(str.isalnum, fold(name)))
