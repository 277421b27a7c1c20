"""What became of parts of an HTML text, gathered on the way."""

from dataclasses import dataclass, field

from blogsite.importing.ledger import Entry, Part, Place, changed, lost

_LONGEST = 120


@dataclass(slots=True)
class Notes:
    """The entries of one text, all at its place."""

    place: Place
    entries: list[Entry] = field(default_factory=list)

    def changed(self, part: Part, name: str, how: str) -> None:
        """Note what readers get in another way."""
        self.entries.append(changed(part, _short(name), self.place, how))

    def lost(self, part: Part, name: str, why: str) -> None:
        """Note what readers don't get any more."""
        self.entries.append(lost(part, _short(name), self.place, why))


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
