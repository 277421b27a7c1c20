"""Tables, lists and folds of a comment; what they hold is escaped already."""

from collections.abc import Iterable, Iterator, Sequence

_MOST_LISTED = 40
_LONGEST_LIST = 2_500


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table, and an empty one."""
    yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n"
    yield from (f"| {' | '.join(row)} |\n" for row in rows)
    yield "\n"


def listed(items: Iterable[str]) -> str:
    """Return a list of the first items."""
    return "".join(f"- {each}\n" for each in most(list(items)))


def most(items: list[str]) -> list[str]:
    """Return the first items, and how many more there are."""
    more = len(items) - _MOST_LISTED
    return [*items[:_MOST_LISTED], f"and {more} more"] if more > 0 else items


def folded(summary: str, items: Sequence[str]) -> str:
    """Return a list that a reader opens, with as many items as one may hold."""
    length, kept = 0, 0
    for item in items[:_MOST_LISTED]:
        length += len(item)
        if length > _LONGEST_LIST:
            break
        kept += 1
    more = [f"and {len(items) - kept} more"] if kept < len(items) else []
    lines = "".join(f"- {each}\n" for each in [*items[:kept], *more])
    return f"<details><summary>{summary}</summary>\n\n{lines}\n</details>\n\n"
