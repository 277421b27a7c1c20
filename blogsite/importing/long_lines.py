"""Lines that are longer than a text may have them, and so are broken."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from blogsite.importing.prose import Span, code_spans
from blogsite.markdown.limits import MAX_LINE

# Where a line may end without a change that anybody sees, or that begins a block.
_GAP = re.compile(
    r"[ \t]+(?=[^\W\d_])|(?<=[\u3000-\u9fff\uff00-\uffef])(?=[\u3041-\u30ff\u3400-\u9fff])"
)
_LEAD = re.compile(r"[ \t>]{0,200}")
_TIED = re.compile(r"[ \t>]{0,200}(?:\||#{1,6}[ \t])")
_WIDTH = 1_000
# Words and code without a gap; what their lines begin with fits in, too.
_WIDEST = MAX_LINE // 2


def break_lines(markdown: str, note: Callable[[str], None]) -> str:
    """Break lines over the limit; ``note`` is told each of which readers may see that."""
    if len(markdown) <= MAX_LINE or all(len(line) <= MAX_LINE for line in markdown.split("\n")):
        return markdown
    blocks = [span for span in code_spans(markdown) if "\n" in markdown[slice(*span)]]
    made, at = [], 0
    for line in markdown.split("\n"):
        made.append(_broken(line, note, is_code=_is_within(blocks, at)))
        at += len(line) + 1
    return "\n".join(made)


def _is_within(spans: list[Span], at: int) -> bool:
    number = bisect_right(spans, (at, MAX_LINE**3)) - 1
    return number >= 0 and at < spans[number][1]


def _broken(line: str, note: Callable[[str], None], *, is_code: bool) -> str:
    if len(line) <= MAX_LINE:
        return line
    found = _LEAD.match(line)
    lead = found[0] if found else ""
    pieces = [*(_cut(line) if is_code else _wrapped(line))]
    if is_code or _TIED.match(line) or max(map(len, pieces)) > _WIDTH:
        note(line)
    return f"\n{lead}".join(pieces)


def _cut(line: str) -> Iterator[str]:
    start = 0
    while len(line) - start > _WIDEST:
        end = line.rfind(" ", start, start + _WIDEST) + 1 or start + _WIDEST
        yield line[start:end]
        start = end
    yield line[start:]


def _wrapped(line: str) -> Iterator[str]:
    """Yield pieces that end at the last gap within a width, else at the first one after it."""
    start = last = after = 0
    for found in _GAP.finditer(line):
        if found.end() - start > _WIDTH and last > start:
            yield from _cut(line[start:last])
            start = after
        last, after = found.span()
    if last > start:
        yield from _cut(line[start:last])
        start = after
    yield from _cut(line[start:])
