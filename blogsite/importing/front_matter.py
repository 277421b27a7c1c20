"""Front matter as other generators allow it: YAML, TOML or JSON, and none at all."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from blogsite.importing.letters import NO_CONTROLS, Controls, Letters, letters_of, without_controls

# A value of front matter.
Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]
_Items = Iterator[tuple[str, Value, int]]

# What may come first, a line or a comment at a time; a byte order mark is gone by then.
_BEFORE = re.compile(r"[ \t]*(?:#[^\n]*)?\n|[ \t]*<!--(?:(?!-->).){0,5000}-->[ \t]*\n", re.DOTALL)
_MOST_BEFORE = 50
_YAML = re.compile(
    r"---[ \t]*\n(?P<text>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<text>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = re.compile(r"[ \t]{0,50}(?=\{\s{0,50}\"[^\"\n]{1,100}\"\s{0,50}:)")
_END_OF_JSON = re.compile(r"^\}[ \t]*(?:\n|\Z)", re.MULTILINE)
# Front matter that nothing ends still begins with a key.
_ENDLESS = re.compile(r"(?:---|\+\+\+)[ \t]*\n\s{0,50}[\"']?[A-Za-z_][\w.-]{0,50}[\"']?[ \t]*[:=]")
_KEY = re.compile(r"""^[ \t]{0,8}["']?([\w.-]+)["']?[ \t]*[=:]""", re.MULTILINE)
# What is certain of front matter that can't be read; only in JSON a key of its own is indented.
_CERTAIN = re.compile(
    r"""^(?:[ \t]{0,8}")?(?P<key>title|date)"?[ \t]*[:=][ \t]*(?P<value>[^\s,|>][^\n]{0,300})$""",
    re.MULTILINE,
)
_DEEPEST = 20
_LARGEST = 20_000


class FaultyFrontMatterError(Exception):
    """Front matter that can't be read; the line is counted from its own first, 0 if unknown."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before a body: values by key, and the line of each key.

    Scalars are texts as written, but for true, false and null (of TOML and JSON numbers are made
    texts, dates have the form of ISO 8601). Of a key said twice the last value counts. With a
    ``fault`` there are no values but a title and a date of one line, and the body is what follows all
    the same. ``encoding`` is how it was written, if not all of it was UTF-8; ``controls`` are
    characters that were left out.
    """

    values: Mapping[str, Value]
    lines: Mapping[str, int]
    body: str
    body_line: int = 1
    fault: str = ""
    fault_line: int = 0
    duplicates: tuple[str, ...] = ()
    is_there: bool = True
    encoding: str = ""
    controls: Controls = NO_CONTROLS


def read_front_matter(data: bytes | str) -> FrontMatter:
    """Take a text apart, whatever its line ends, byte order mark or notation."""
    found = letters_of(data) if isinstance(data, bytes) else Letters(data.removeprefix("\ufeff"))
    text, controls = without_controls(found.text.replace("\r\n", "\n").replace("\r", "\n"))
    return replace(_apart(text), encoding=found.encoding, controls=controls)


def _apart(text: str) -> FrontMatter:
    start = _start(text)
    # Below a heading, lines between two rules are a part of the text.
    is_sure = not text[:start].lstrip().startswith("#") or bool(_ENDLESS.match(text, start))
    if is_sure and (found := _YAML.match(text, start)):
        return _parsed(text, found.span("text"), found.end(), _from_yaml)
    if is_sure and (found := _TOML.match(text, start)):
        return _parsed(text, found.span("text"), found.end(), _from_toml)
    if found := _JSON.match(text, start):
        return _json(text, found.end())
    if _ENDLESS.match(text, start):
        return FrontMatter({}, {}, text, 1, "has no end", text.count("\n", 0, start) + 1)
    return FrontMatter({}, {}, text, is_there=False)


def _start(text: str) -> int:
    """Return where front matter may begin: behind blank lines and comments."""
    place = 0
    for _ in range(_MOST_BEFORE):
        found = _BEFORE.match(text, place)
        if found is None:
            break
        place = found.end()
    return place


def _json(text: str, start: int) -> FrontMatter:
    if end := _end_of_json(text, start):
        return _parsed(text, (start, end), end, _from_json)
    found = _END_OF_JSON.search(text, start)
    place = found.end() if found else 0
    body_line, line = (text.count("\n", 0, each) + 1 for each in (place, start))
    values, lines = _certain(text[start:place], line)
    return FrontMatter(values, lines, text[place:], body_line, "is no valid JSON", line)


def _parsed(
    text: str, span: tuple[int, int], end: int, parse: Callable[[str], _Items]
) -> FrontMatter:
    inner, first = text[slice(*span)], text.count("\n", 0, span[0]) + 1
    body, body_line = text[end:], text.count("\n", 0, end) + 1
    lines: dict[str, int] = {}
    duplicates: dict[str, None] = {}
    try:
        values: dict[str, Value] = {}
        for key, value, line in parse(inner):
            if key in values:
                duplicates[key] = None
            values[key], lines[key] = value, first + line
    except FaultyFrontMatterError as fault:
        values, lines = _certain(inner, first)
        return FrontMatter(values, lines, body, body_line, str(fault), first + fault.line)
    return FrontMatter(values, lines, body, body_line, duplicates=tuple(duplicates))


def _certain(inner: str, first: int) -> tuple[dict[str, Value], dict[str, int]]:
    """Return the values that a line says by itself, and the lines."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for found in _CERTAIN.finditer(inner):
        value = found["value"].strip().rstrip(",").strip()
        quote = value[0] if value[0] in "\"'" else ""
        values.setdefault(found["key"], value.removeprefix(quote).removesuffix(quote).strip())
        lines.setdefault(found["key"], first + inner.count("\n", 0, found.start()))
    return values, lines


def _from_yaml(text: str) -> _Items:
    """Yield key, value and line; aliases, which could grow without bound, are counted."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        message = getattr(fault, "problem", None) or "can't be read"
        raise FaultyFrontMatterError(str(message), mark.line if mark else 0) from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise FaultyFrontMatterError("front matter has to be keys and values")
    budget = [_LARGEST]
    for key, value in root.value:
        yield str(getattr(key, "value", "")), _plain(value, budget, 0), key.start_mark.line


def _plain(node: yaml.Node, budget: list[int], depth: int) -> Value:
    budget[0] -= 1
    if budget[0] < 0 or depth > _DEEPEST:
        raise FaultyFrontMatterError("front matter is too large", node.start_mark.line)
    if isinstance(node, yaml.MappingNode):
        return {
            str(key.value): _plain(value, budget, depth + 1)
            for key, value in node.value
            if isinstance(key, yaml.ScalarNode)
        }
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, budget, depth + 1) for each in node.value]
    return _scalar(node)


def _scalar(node: yaml.Node) -> Value:
    if node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool"):
        # `on`, `yes` and the like are more often a word than a truth.
        return {"true": True, "false": False}.get(node.value.lower(), str(node.value))
    return str(node.value)


def _from_toml(text: str) -> _Items:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        found = re.search(r"line (\d+)", str(fault))
        message = re.sub(r" \(at [^)]*\)", "", str(fault))
        raise FaultyFrontMatterError(message, int(found[1]) - 1 if found else 0) from None
    yield from _with_lines(values, text)


def _from_json(text: str) -> _Items:
    yield from _with_lines(json.loads(text), text)


def _with_lines(values: Mapping[str, Value], text: str) -> _Items:
    lines: dict[str, int] = {}
    for found in _KEY.finditer(text):
        lines.setdefault(found[1], text.count("\n", 0, found.start(1)))
    for key, value in values.items():
        yield key, _as_text(value, 0), lines.get(key, 0)


def _as_text(value: object, depth: int) -> Value:
    if depth > _DEEPEST:
        raise FaultyFrontMatterError("front matter is nested too deeply")
    if isinstance(value, dict):
        return {str(key): _as_text(each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_text(each, depth + 1) for each in value]
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    return value if isinstance(value, bool) or value is None else str(value)


def _end_of_json(text: str, start: int) -> int:
    """Return where an object ends that begins at ``start``, 0 where it is none."""
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) else 0
