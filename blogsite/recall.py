"""What was made of which values, kept from one build of a process to the next.

A program that builds once starts with an empty memory; the preview server keeps it, so that an
edit costs what it changes. Only functions may be recalled that see nothing but the values they
are given: then equal values give the result of the last build, whatever else has changed.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar, TypeVarTuple

Result = TypeVar("Result")
Values = TypeVarTuple("Values")

# So many rows are compared at once: an edit makes one such chunk be looked through.
_ROWS = 64


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

    def each(
        self,
        name: Hashable,
        make: Callable[..., Result],
        names: tuple[Hashable, ...],
        columns: tuple[tuple[Any, ...], ...],
        *shared: Any,  # noqa: ANN401  (no type says that columns and a function's values agree)
    ) -> tuple[Result, ...]:
        """Return what ``make`` gives for each row of the columns, followed by the shared values.

        ``names`` tell the rows apart. A new result that equals its row's last one gives way to
        it, so that what is made of the result stands as well.
        """
        remake = self._remake(name, make, shared)
        table = remake.table(list(remake.chunks((names, *columns))))
        self._used[name] = (shared, table)
        return table.results

    def chunks(
        self,
        name: Hashable,
        make: Callable[..., Result],
        names: tuple[Hashable, ...],
        columns: tuple[tuple[Any, ...], ...],
        *shared: Any,  # noqa: ANN401  (see above)
    ) -> Iterator[tuple[Result, ...]]:
        """Yield what `each` returns bit by bit, so that what is left of making it can go."""
        remake = self._remake(name, make, shared)
        chunks = []
        for chunk in remake.chunks((names, *columns)):
            chunks.append(chunk)
            yield chunk.results
        self._used[name] = (shared, remake.table(chunks))

    def _remake(
        self, name: Hashable, make: Callable[..., Any], shared: tuple[Any, ...]
    ) -> "_Remake":
        before: tuple[Any, _Table] = self._known.get(name, ((), _EMPTY))
        return _Remake(before[1], make, shared, stands=before[0] == shared)

    def part(self, name: str) -> "Recall":
        """Return the memory of one kind of thing, whose names can't meet those of others."""
        return self._parts.setdefault(name, Recall())

    def turn(self) -> None:
        """Forget what the build that ends here didn't ask for."""
        self._known, self._used = self._used, {}
        for part in self._parts.values():
            part.turn()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some rows, column by column with their names first, and what was made of them."""

    columns: tuple[tuple[Any, ...], ...]
    results: tuple[Any, ...]

    def rows(self) -> Iterator[tuple[Hashable, tuple[tuple[Any, ...], Any]]]:
        """Yield the name of each row, with the row and its result."""
        rows = zip(zip(*self.columns, strict=True), self.results, strict=True)
        return zip(self.columns[0], rows, strict=True)


@dataclass(frozen=True, slots=True)
class _Table:
    chunks: tuple[_Chunk, ...]
    results: tuple[Any, ...]


_EMPTY = _Table((), ())


class _Remake:
    """Makes the chunks of a table out of those of the last one."""

    def __init__(
        self,
        before: _Table,
        make: Callable[..., Any],
        shared: tuple[Any, ...],
        *,
        stands: bool,
    ) -> None:
        self._before = before
        self._make = make
        self._shared = shared
        self._stands = stands
        self._elsewhere: dict[Hashable, tuple[tuple[Any, ...], Any]] | None = None

    def chunks(self, columns: tuple[tuple[Any, ...], ...]) -> Iterator[_Chunk]:
        """Yield the chunks of all rows."""
        for number, at in enumerate(range(0, len(columns[0]), _ROWS)):
            yield self._chunk(number, tuple([column[at : at + _ROWS] for column in columns]))

    def table(self, chunks: Sequence[_Chunk]) -> _Table:
        """Return the table of all chunks; results that all stand are the very same tuple."""
        results = tuple(chain.from_iterable([chunk.results for chunk in chunks]))
        before = self._before.results
        return _Table(tuple(chunks), before if results == before else results)

    def _chunk(self, number: int, columns: tuple[tuple[Any, ...], ...]) -> _Chunk:
        """Return a chunk, the last one of this number if it stands."""
        chunks = self._before.chunks
        known = chunks[number] if number < len(chunks) else _Chunk(((),), ())
        if self._stands and known.columns == columns:
            return known
        near = dict(known.rows())
        return _Chunk(columns, tuple([self._row(near, row) for row in zip(*columns, strict=True)]))

    def _row(self, near: dict[Hashable, tuple[tuple[Any, ...], Any]], row: tuple[Any, ...]) -> Any:  # noqa: ANN401
        found = near.get(row[0]) or self._find(row[0])
        if found is not None and self._stands and found[0] == row:
            return found[1]
        result = self._make(*row[1:], *self._shared)
        return found[1] if found is not None and found[1] == result else result

    def _find(self, name: Hashable) -> tuple[tuple[Any, ...], Any] | None:
        """Find a row in any chunk: where one has come or gone, those behind it have moved."""
        if self._elsewhere is None:
            rows = chain.from_iterable([chunk.rows() for chunk in self._before.chunks])
            self._elsewhere = dict(rows)
        return self._elsewhere.get(name)
