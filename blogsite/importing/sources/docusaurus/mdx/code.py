"""Fenced code as Docusaurus has it: titles, marked lines, and comments that mark them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from blogsite.importing.sources.docusaurus.mdx.fences import Fence, fences

_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)'|(\S+))""")
_RANGES = re.compile(r"\{[ \t]*(\d[\d,\- \t]*)\}")
_NUMBERS = re.compile(r"\bshowLineNumbers(?:\s*=\s*\{?(\d{1,6})\}?)?")
_LANGUAGE = re.compile(r"[\w+#./-]+")
_MARK = re.compile(
    r"\s*(?://|#|/\*|\{/\*|<!--|--|%|;|REM\b|')\s*(?P<what>highlight-(?:next-line|start|end))\s*(?:\*/\}?|-->)?\s*\Z"
)
_MOST_MARKED = 10_000


@dataclass(frozen=True, slots=True)
class Code:
    """A block of code as readers saw it: its title, its lines without marks, and what was marked."""

    language: str
    title: str
    lines: tuple[str, ...]
    marked: tuple[int, ...]
    numbers_from: int


def read_code(fence: Fence, lines: list[str]) -> Code:
    """Read a fence's options and the comments within that are for the highlighter."""
    info = fence.info
    title = _TITLE.search(info)
    rest = _TITLE.sub("", info)
    language = _LANGUAGE.match(rest)
    numbers = _NUMBERS.search(rest)
    code, marked = _unmarked(lines[fence.body])
    if ranges := _RANGES.search(rest):
        marked |= _numbers(ranges[1], len(code))
    return Code(
        language[0] if language else "",
        next((group for group in title.groups() if group), "") if title else "",
        tuple(code),
        tuple(sorted(marked)),
        int(numbers[1] or 1) if numbers else 0,
    )


def translate_code(text: str) -> str:
    """Write the fenced code of a text with this program's options, its title above."""
    lines = text.split("\n")
    out: list[str] = []
    place = 0
    for fence in fences(lines):
        out += lines[place : fence.first]
        out += _written(fence, read_code(fence, lines))
        place = fence.end
    return "\n".join([*out, *lines[place:]])


def _written(fence: Fence, code: Code) -> Iterator[str]:
    lead = fence.lead
    if code.title:
        yield f"{lead}`{code.title}`" if "`" not in code.title else f"{lead}{code.title}"
        lead = re.sub(r"[^ \t>]", " ", lead)
        yield lead.rstrip()
    info = f"{code.language} {_options(code)}".strip()
    yield f"{lead}{fence.mark}{info}"
    yield from code.lines
    yield re.sub(r"[^ \t>]", " ", lead) + fence.mark


def _options(code: Code) -> str:
    options = []
    if code.numbers_from:
        options.append("linenums=true")
    if code.numbers_from > 1:
        options.append(f"linenostart={code.numbers_from}")
    if code.marked:
        ranges = ",".join(_ranges(code.marked))
        options.append(f"hl_lines=[{ranges}]")
    return f"{{{' '.join(options)}}}" if options else ""


def _ranges(marked: tuple[int, ...]) -> Iterator[str]:
    first = last = marked[0]
    for number in (*marked[1:], 0):
        if number == last + 1:
            last = number
            continue
        yield f"{first}" if first == last else f'"{first}-{last}"'
        first = last = number


def _numbers(written: str, most: int) -> set[int]:
    numbers: set[int] = set()
    for part in written.split(","):
        first, dash, last = (word.strip() for word in part.partition("-"))
        if first.isdigit() and len(first) < 7 and (last.isdigit() or not dash):  # noqa: PLR2004
            end = min(int(last[:7]) if dash else int(first), most, int(first) + _MOST_MARKED)
            numbers.update(range(max(int(first), 1), end + 1))
    return numbers


def _unmarked(lines: list[str]) -> tuple[list[str], set[int]]:
    """Take comments such as `// highlight-next-line` out; return the numbers of lines they mark."""
    kept: list[str] = []
    marked: set[int] = set()
    is_marking = is_next = False
    for line in lines:
        if found := _MARK.match(line):
            is_marking = found["what"] == "highlight-start" or (
                is_marking and found["what"] != "highlight-end"
            )
            is_next = found["what"] == "highlight-next-line"
            continue
        kept.append(line)
        if is_marking or is_next:
            marked.add(len(kept))
        is_next = False
    return kept, marked
