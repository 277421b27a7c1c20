"""Gaps in a body's HTML: made while it is rendered, filled once the site is known."""

import re
from collections.abc import Sequence

from blogsite.markdown import players
from blogsite.model.body import GAP_END, GAP_START, Target, TargetKind

# Words of the interface that bodies use; the reader's language decides how they read.
ALERT_TITLES = {
    "note": "Note",
    "tip": "Tip",
    "important": "Important",
    "warning": "Warning",
    "caution": "Caution",
}
DETAILS = "Details"
BACK_TO_REFERENCE = "Back to reference"
FOOTNOTES = "Footnotes"
FORMULA = "Formula"
LOADED_WHEN_PRESSED = "Loads only when pressed"
MERMAID = "Mermaid diagram"
TABLE = "Table"
TASK = "Task"
MESSAGES: tuple[str, ...] = (
    *ALERT_TITLES.values(),
    BACK_TO_REFERENCE,
    DETAILS,
    FOOTNOTES,
    FORMULA,
    LOADED_WHEN_PRESSED,
    MERMAID,
    TABLE,
    TASK,
    *players.MESSAGES,
)

# In front of an attribute's value it says that the renderer wrote the attribute, not a guest.
# Like the gaps' own marks it is a noncharacter, which no post can bring along.
TRUSTED = "\ufdd2"
# Stand for checkboxes while raw HTML is sanitised: guests may not write form controls.
UNCHECKED = "\ufdd3"
CHECKED = "\ufdd4"
# Stands around the number of what is set apart, see `set_apart`.
_APART = "\ufdd5"

_SET_APART = re.compile(f"{_APART}([0-9]+){_APART}")
_GAP = re.compile(f"{GAP_START}([0-9]+){GAP_END}")


class Gaps:
    """The gaps of one body, numbered as they are made."""

    def __init__(self) -> None:
        self.targets: list[Target] = []

    def add(self, kind: TargetKind, value: str, line: int = 0, column: int = 0) -> str:
        """Return the text that stands for a new gap."""
        self.targets.append(Target(kind, value, line, column))
        return f"{GAP_START}{len(self.targets) - 1}{GAP_END}"

    def message(self, msgid: str) -> str:
        """Return a gap for a word of the interface."""
        return self.add(TargetKind.MESSAGE, msgid)

    def forget_lost(self, html: str) -> None:
        """Forget what the gaps meant that are no longer in the HTML: nobody will see them."""
        shown = {int(number) for number in _GAP.findall(html)}
        for number in range(len(self.targets)):
            if number not in shown:
                self.targets[number] = Target(TargetKind.MESSAGE, "")


def fill_gaps(html: str, values: Sequence[str]) -> str:
    """Replace gap ``n`` by ``values[n]``, which is HTML-escaped already."""
    parts = _GAP.split(html)
    parts[1::2] = [values[int(number)] for number in parts[1::2]]
    return "".join(parts)


def set_apart(number: int) -> str:
    """Return what stands for markup that guests may not write, while raw HTML is sanitised."""
    return f"{_APART}{number}{_APART}"


def put_in(html: str, apart: Sequence[str]) -> str:
    """Put what was set apart in its place."""
    return _SET_APART.sub(lambda found: apart[int(found[1])], html) if apart else html
