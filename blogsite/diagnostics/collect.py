"""Gathers the faults of a stage, so that one run shows them all."""

from collections.abc import Iterable, Iterator

from blogsite.diagnostics.model import Diagnostic, Severity


class Problems:
    """The faults found so far."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def error(
        self,
        rule: str,
        message: str,
        path: str = "",
        line: int = 0,
        column: int = 0,
        hint: str = "",
    ) -> None:
        """Record a fault that stops publication."""
        self.add(Diagnostic(path, line, column, Severity.ERROR, rule, message, hint))

    def warning(
        self,
        rule: str,
        message: str,
        path: str = "",
        line: int = 0,
        column: int = 0,
        hint: str = "",
    ) -> None:
        """Record a fault that readers can live with."""
        self.add(Diagnostic(path, line, column, Severity.WARNING, rule, message, hint))

    def add(self, diagnostic: Diagnostic) -> None:
        """Record a fault made elsewhere."""
        self._found.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Record faults made elsewhere."""
        self._found.extend(diagnostics)

    @property
    def has_errors(self) -> bool:
        """Whether anything found stops publication."""
        return any(found.severity is Severity.ERROR for found in self._found)
