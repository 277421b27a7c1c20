"""What the body of an item may refer to, and what became of its parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from blogsite.importing.ledger import Entry, Part, Place, changed, lost
from blogsite.importing.sources.wordpress.survey import Attachment

_LONGEST = 120
_MOST_MISSED = 100  # what blocks held that are kept elsewhere is nowhere in the text


@dataclass(slots=True)
class Context:
    """A body on its way: the files it may show, blocks kept elsewhere, and its notes.

    ``unseen`` says why a block kept elsewhere is shown to nobody.
    """

    path: str
    text: str
    line: int
    attachment: Callable[[str], Attachment | None]
    children: Sequence[Attachment]
    reusable: Callable[[str], str | None]
    unseen: Callable[[str], str | None]
    footnotes: str = ""
    entries: list[Entry] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    reused: int = 0
    _last: int = 0
    _missed: int = 0

    def changed(self, part: Part, name: str, at: int, how: str) -> None:
        """Note what readers get in another way; ``at`` is its place in the text."""
        self.entries.append(changed(part, _short(name), self.place(at), how))

    def lost(self, part: Part, name: str, at: int, why: str) -> None:
        """Note what readers don't get any more."""
        self.entries.append(lost(part, _short(name), self.place(at), why))

    def find(self, written: str) -> int:
        """Return where a part stands in the text as it was saved, looking on from the last one."""
        if self._missed < _MOST_MISSED:
            at = self.text.find(written, self._last)
            self._missed += at < 0
            self._last = max(at, self._last)
        return self._last

    def place(self, at: int) -> Place:
        """Return the place in the export of a character of the text."""
        return Place(self.path, self.line + self.text.count("\n", 0, at))


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
