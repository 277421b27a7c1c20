"""What came of a text that was read."""

from typing import Any

from blogsite.diagnostics import Problems


class Read:
    """A value, and what was said about it."""

    def __init__(self, value: Any, problems: Problems) -> None:
        self.value = value
        self.problems = list(problems)

    @property
    def said(self) -> list[str]:
        """Place and rule of each fault."""
        return [f"{p.line}:{p.column} {p.rule}" for p in self.problems]

    @property
    def rules(self) -> list[str]:
        return [p.rule for p in self.problems]

    @property
    def messages(self) -> list[str]:
        return [p.message for p in self.problems]

    @property
    def hints(self) -> list[str]:
        return [p.hint for p in self.problems]
