"""One value for every fault, whoever shows it."""

import enum
from dataclasses import dataclass


class Severity(enum.StrEnum):
    """How bad a fault is: an error stops the build from publishing, a warning doesn't."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A fault in the site's input.

    ``path`` is relative to the site's root, with forward slashes; empty where no file is at fault.
    ``line`` and ``column`` count from 1, columns in characters; 0 where they are not known.
    ``rule`` is the fault's stable name, such as ``unknown-tag``.
    """

    path: str
    line: int
    column: int
    severity: Severity
    rule: str
    message: str
    hint: str = ""
    excerpt: str = ""

    @property
    def location(self) -> str:
        """The place as ``path:line:column``, as far as it is known."""
        parts = [self.path, str(self.line or ""), str(self.column or "")]
        return ":".join(part for part in parts if part)
