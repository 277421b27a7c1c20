"""How alike texts are, and which of two lists go together best."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

# A word, or one letter of a script that has no spaces between words.
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\W\u3040-\u30ff\u3400-\u9fff]+")


def words_of(text: str) -> Counter[str]:
    """Return the words of a text, counted."""
    return Counter(_WORD.findall(text))


def shared_part(one: Counter[str], other: Counter[str]) -> float:
    """Return which part of their words two texts share, from 0 to 1."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def best_pairs(table: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """Yield the rows and columns of a table that go together, both in order, by their values' sum.

    What has the value 0 never goes together.
    """
    sums = _sums(table)
    row = column = 0
    while row < len(table) and column < len(table[row]):
        value = table[row][column]
        if value and sums[row][column] == value + sums[row + 1][column + 1]:
            yield row, column
            row, column = row + 1, column + 1
        elif sums[row][column] == sums[row + 1][column]:
            row += 1
        else:
            column += 1


def _sums(table: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the most that can be had from each row and column on."""
    width = len(table[0]) if table else 0
    sums = [[0.0] * (width + 1) for _ in range(len(table) + 1)]
    for row in reversed(range(len(table))):
        for column in reversed(range(width)):
            sums[row][column] = max(
                sums[row + 1][column],
                sums[row][column + 1],
                table[row][column] + sums[row + 1][column + 1],
            )
    return sums
