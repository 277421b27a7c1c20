"""Where a Markdown text is code, so that nothing is looked for in it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

_RUN = re.compile(r"(?<!`)`+(?!`)")
_BLANK = re.compile(r"\n[ \t]*\n")
_BACKSLASHES = re.compile(r"\\*\Z")
# Only blocks are needed; what is inline in them is looked through here.
_BLOCKS = (
    MarkdownIt("commonmark")
    .use(deflist_plugin)
    .disable(["inline", "reference"], ignoreInvalid=True)
)

Span = tuple[int, int]


def code_spans(text: str) -> tuple[Span, ...]:
    """Return the places of all code in a text, in order: fenced, indented and inline."""
    blocks = tuple(_code_blocks(text))
    return tuple(sorted([*blocks, *inline_code_spans(text, blocks)]))


def replace_outside_code(
    pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str], text: str
) -> str:
    """Replace what is found in a text, but for what begins within code."""
    if not pattern.search(text):
        return text
    spans = code_spans(text)
    starts = [start for start, _ in spans]

    def replaced(found: re.Match[str]) -> str:
        at = bisect_right(starts, found.start()) - 1
        is_code = at >= 0 and found.start() < spans[at][1]
        return found[0] if is_code else replace(found)

    return pattern.sub(replaced, text)


def _code_blocks(text: str) -> Iterator[Span]:
    lines = [0, *(found.end() for found in re.finditer("\n", text)), len(text)]
    for token in _BLOCKS.parse(text):
        if token.type in {"fence", "code_block"} and token.map:
            yield lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]


def inline_code_spans(text: str, blocks: tuple[Span, ...]) -> Iterator[Span]:
    """Yield code between equal runs of backticks, of which none reaches over a blank line.

    Nothing is looked for in ``blocks``, which are in order.
    """
    start = 0
    for block_start, block_end in [*blocks, (len(text), len(text))]:
        for first, last in _paragraphs(text, start, block_start):
            yield from _paired(text, first, last)
        start = block_end


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _BLANK.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end


def _paired(text: str, start: int, end: int) -> Iterator[Span]:
    runs = [found.span() for found in _RUN.finditer(text, start, end)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for number in range(len(runs) - 1, -1, -1):
        by_length[runs[number][1] - runs[number][0]].append(number)
    after = 0
    for number, (first, last) in enumerate(runs):
        same = by_length[last - first]
        while same and same[-1] <= max(number, after - 1):
            same.pop()
        if number < after or not same or _is_escaped(text, start, first):
            continue
        after = same[-1] + 1
        yield first, runs[same[-1]][1]


def _is_escaped(text: str, start: int, at: int) -> bool:
    found = _BACKSLASHES.search(text[max(start, at - 20) : at])
    return found is not None and len(found[0]) % 2 == 1
