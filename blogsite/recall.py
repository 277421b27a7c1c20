"""What was made of which values, kept from one build of a process to the next.

A program that builds once starts with an empty memory; the preview server keeps it, so that an
edit costs what it changes. Only functions may be recalled that see nothing but the values they
are given: then equal values give the result of the last build, whatever else has changed.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Values = TypeVarTuple("Values")


class Recall:
    """Calls functions; for a name whose values are those of the last build its result stands."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Any, Any]] = {}
        self._used: dict[Hashable, tuple[Any, Any]] = {}
        self._parts: dict[str, Recall] = {}

    def __call__(
        self, name: Hashable, make: Callable[[*Values], Result], *values: *Values
    ) -> Result:
        """Return what ``make`` gives for the values; a name always goes with the same function."""
        known = self._known.get(name)
        # Equal tuples are compared by identity first: what no build has touched costs next to
        # nothing here.
        if known is None or known[0] != values:
            known = (values, make(*values))
        self._used[name] = known
        result: Result = known[1]
        return result

    def part(self, name: str) -> "Recall":
        """Return the memory of one kind of thing, whose names can't meet those of others."""
        return self._parts.setdefault(name, Recall())

    def turn(self) -> None:
        """Forget what the build that ends here didn't ask for."""
        self._known, self._used = self._used, {}
        for part in self._parts.values():
            part.turn()
