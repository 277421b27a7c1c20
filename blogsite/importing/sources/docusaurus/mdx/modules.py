"""What an MDX text imports and exports: taken out, and remembered as far as it is plain."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from blogsite.importing.sources.docusaurus.mdx.jsx import literal

_IMPORT = re.compile(
    r"import\s+(?:(?P<names>[\w$*{},\s]{1,2000}?)\s+from\s+)?(?P<quote>[\"'])(?P<path>[^\"'\n]{1,500})(?P=quote)"
    r"[ \t]*;?[ \t]*(?://[^\n]*)?(?=\n|\Z)"
)
_EXPORT = re.compile(
    r"export\s+(?:(?:const|let|var|function|class|default|async)\s|\{|\*)[^\n]*(?=\n|\Z)"
)
_CONSTANT = re.compile(
    r"export\s+(?:const|let|var)\s+(?P<name>[\w$]{1,80})\s*=(?P<value>.*)\Z", re.DOTALL
)
_LINE_START = re.compile(r"^(?=import\s|export\s)", re.MULTILINE)
_DEFAULT = re.compile(r"([\w$]+)|\*\s+as\s+([\w$]+)")
_BRACKETS = re.compile(r"[()\[\]{}]")
_MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Statement:
    """An import or export; ``end`` is before its line break."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Modules:
    """What names stand for: paths of what is imported, and texts and numbers that are exported."""

    statements: tuple[Statement, ...]
    imports: Mapping[str, str]
    constants: Mapping[str, str]


def read_modules(text: str, code_end: Callable[[int], int]) -> Modules:
    """Find the statements of a text, which begin lines outside of code."""
    statements = tuple(_statements(text, code_end))
    imports: dict[str, str] = {}
    constants: dict[str, str] = {}
    for statement in statements:
        if found := _IMPORT.match(statement.text):
            imports.update(dict.fromkeys(_names(found["names"] or ""), found["path"]))
        elif found := _CONSTANT.match(statement.text):
            value = literal(found["value"])
            if value is not None:
                constants[found["name"]] = value
    return Modules(statements, imports, constants)


def _statements(text: str, code_end: Callable[[int], int]) -> Iterator[Statement]:
    place = 0
    while found := _LINE_START.search(text, place):
        start = found.start()
        place = start + 1
        if code_end(start):
            continue
        if imported := _IMPORT.match(text, start):
            place = imported.end()
        elif exported := _EXPORT.match(text, start):
            place = _end_of_export(text, start, exported.end())
        else:
            continue
        yield Statement(start, place, text[start:place])


def _end_of_export(text: str, start: int, end: int) -> int:
    """Return where all brackets are closed, or a blank line ends what never closes them."""
    depth = _depth(text[start:end])
    for _ in range(_MOST_LINES):
        if depth <= 0 or end >= len(text):
            break
        following = text.find("\n", end + 1)
        following = len(text) if following < 0 else following
        line = text[end + 1 : following]
        depth += _depth(line)
        end = following
    return end


def _depth(line: str) -> int:
    return sum(1 if mark in "([{" else -1 for mark in _BRACKETS.findall(line))


def _names(written: str) -> Iterator[str]:
    """Yield what an import's names are called here: `A`, `* as B`, `{C, d as E}`."""
    outside, _, inside = written.partition("{")
    if found := _DEFAULT.match(outside.strip().rstrip(",").strip()):
        yield found[1] or found[2]
    for part in inside.partition("}")[0].split(","):
        words = part.split()
        if words:
            yield words[-1]
