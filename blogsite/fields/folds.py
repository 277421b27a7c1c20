"""Where YAML made spaces of line breaks (YAML 1.1, "line folding"), which its parser doesn't tell."""

import re
from collections.abc import Sequence

_GAP = re.compile("[ \n]*")
_BLOCKS = (">", "|")


def find_folds(value: str, style: str, lines: Sequence[str]) -> tuple[int, ...]:
    """Return the places in a value of the spaces that were line breaks.

    ``lines`` are the value as it was written, with its quotes, or with the head of a block. Behind
    an escape sequence none is found.
    """
    found = []
    at = 0
    for line in _written(style, lines):
        if not value.startswith(line, at):
            break
        at += len(line)
        if value[at : at + 1] == " ":
            found.append(at)
        gap = _GAP.match(value, at)
        at = gap.end() if gap else at
    return tuple(found)


def _written(style: str, lines: Sequence[str]) -> list[str]:
    """Return the lines of a value without quotes, the head of a block, and empty ones."""
    text = [line.strip(" \t") for line in lines]
    if style in _BLOCKS:
        text = text[1:]
    elif style:
        text[0], text[-1] = text[0].removeprefix(style), text[-1].removesuffix(style)
        text = [line.strip(" \t") for line in text]
    if style == "'":
        text = [line.replace("''", "'") for line in text]
    return [line for line in text if line]
