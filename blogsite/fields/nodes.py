"""YAML as a tree of nodes with places, built from libyaml's events.

PyYAML's own composer follows aliases and recurses in C for each level of nesting, so a few
kilobytes can exhaust memory or the stack. This one refuses aliases and bounds the depth.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from blogsite.diagnostics import Problems
from blogsite.fields.folds import find_folds
from blogsite.model.characters import UNPRINTABLE

MAX_DEPTH = 16
MAX_BYTES = 256 * 1024
# YAML ends a line at these, editors don't, so every place behind them would be wrong.
_OTHER_LINE_ENDS = re.compile("[\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; ``is_plain`` where it was written without quotes.

    ``folds`` are the places of the spaces that YAML made of line breaks.
    """

    value: str
    is_plain: bool
    line: int
    column: int
    folds: tuple[int, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The text line by line, as it was written."""
        start = 0
        for fold in self.folds:
            yield from self.value[start:fold].split("\n")
            start = fold + 1
        yield from self.value[start:].split("\n")


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs of key and value in the order of the file; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Sequence | Mapping


class _FaultError(Exception):
    def __init__(self, rule: str, message: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.line, self.column, self.hint = (
            rule,
            message,
            line,
            column,
            hint,
        )


class _Builder:
    """Builds nodes from events, one document, no aliases, no tags."""

    def __init__(self, text: str, first_line: int, path: str, problems: Problems) -> None:
        self._events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(text).get_event, None)
        self._lines = text.split("\n")
        self._first_line = first_line
        self._path = path
        self._problems = problems

    def build(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self._fault("yaml-documents", "a second YAML document starts here", event)
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 0)
        return root

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        if mark is None:
            return self._first_line, 1
        return mark.line + self._first_line, mark.column + 1

    def _fault(self, rule: str, message: str, event: yaml.Event, hint: str = "") -> _FaultError:
        return _FaultError(rule, message, *self._place(event), hint)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._fault("yaml-too-deep", f"nested more than {MAX_DEPTH} levels deep", event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._fault(
                "yaml-alias",
                "YAML anchors and aliases are not allowed",
                event,
                "write the value out",
            )
        if getattr(event, "tag", None):
            raise self._fault("yaml-tag", "YAML tags are not allowed", event, "remove the `!` word")
        line, column = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_characters(event)
            return Scalar(event.value, not event.style, line, column, self._folds(event))
        if isinstance(event, yaml.SequenceStartEvent):
            items = tuple(
                self._node(each, depth + 1) for each in self._until(yaml.SequenceEndEvent)
            )
            return Sequence(items, line, column)
        return Mapping(tuple(self._entries(depth)), line, column)

    def _folds(self, event: yaml.ScalarEvent) -> tuple[int, ...]:
        start, end = event.start_mark, event.end_mark
        # Only Chinese and Japanese ask where lines ended.
        if start is None or end is None or start.line == end.line or event.value.isascii():
            return ()
        lines = self._lines[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return find_folds(event.value, event.style or "", lines)

    def _check_characters(self, event: yaml.ScalarEvent) -> None:
        """Refuse what an escape sequence brings in behind the check of the whole text."""
        bad = UNPRINTABLE.search(event.value) if event.style == '"' else None
        if bad is not None:
            message = f"U+{ord(bad.group()):04X} may not stand in a text"
            raise self._fault("bad-character", message, event, "delete its escape")

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        first_lines: dict[str, int] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                raise self._fault("yaml-key", "a key must be a word", event)
            if key.value in first_lines:
                self._problems.error(
                    "duplicate-key",
                    f"`{key.value}` is given twice",
                    self._path,
                    key.line,
                    key.column,
                    hint=f"the first one is on line {first_lines[key.value]}; keep one",
                )
                continue
            first_lines[key.value] = key.line
            yield key, value


def parse_yaml(text: str, *, path: str, first_line: int, problems: Problems) -> Mapping | None:
    """Parse YAML that must be a mapping; None with a diagnostic where it isn't.

    ``first_line`` is the number of the text's first line in its file.
    """
    try:
        node = _parse(text, path, first_line, problems)
    except _FaultError as fault:
        problems.error(fault.rule, fault.message, path, fault.line, fault.column, fault.hint)
        return None
    except yaml.MarkedYAMLError as fault:
        _report_syntax(fault, text, path, first_line, problems)
        return None
    if node is None or (isinstance(node, Scalar) and not node.value):
        return Mapping((), first_line, 1)
    if not isinstance(node, Mapping):
        problems.error(
            "yaml-mapping",
            "expected lines of `key: value`",
            path,
            node.line,
            node.column,
        )
        return None
    return node


def _parse(text: str, path: str, first_line: int, problems: Problems) -> Node | None:
    if len(text) > MAX_BYTES:
        raise _FaultError("yaml-too-large", "more than 256 KiB of YAML", first_line, 1)
    bad = UNPRINTABLE.search(text) or _OTHER_LINE_ENDS.search(text)
    if bad is not None:
        line = text.count("\n", 0, bad.start())
        column = bad.start() - (text.rfind("\n", 0, bad.start()) + 1)
        raise _FaultError(
            "bad-character",
            f"U+{ord(bad.group()):04X} may not stand in a text",
            first_line + line,
            column + 1,
            "delete it; editors can show invisible characters",
        )
    return _Builder(text, first_line, path, problems).build()


def _report_syntax(
    fault: yaml.MarkedYAMLError, text: str, path: str, first_line: int, problems: Problems
) -> None:
    """Report what libyaml says, in an editor's words and where the cause is."""
    problem, context = fault.problem or "", fault.context or ""
    mark, message, hint = fault.problem_mark or fault.context_mark, problem or context, ""
    for cause, told, advice in _UNCLOSED:
        if cause in context and _ENDED.search(problem):
            mark, message, hint = fault.context_mark or mark, told, advice
    for sign, advice in _ADVICE:
        if sign in message:
            hint = advice
    line, column = (mark.line, mark.column + 1) if mark else (0, 0)
    lines = text.rstrip().split("\n")
    if line >= len(lines):  # libyaml looked for more behind the end
        line, column = len(lines) - 1, len(lines[-1])
    line += first_line
    problems.error("yaml-syntax", message or "not valid YAML", path, line, column, hint)


# What libyaml was reading when the text ended or went on otherwise.
_UNCLOSED = (
    ("quoted scalar", "the quote that opens here is never closed", "close it on the same line"),
    ("flow sequence", "the bracket `[` that opens here is never closed", "close it with `]`"),
    ("flow mapping", "the brace `{` that opens here is never closed", "close it with `}`"),
)
_ENDED = re.compile(r"unexpected (?:end of stream|document indicator)|did not find expected")
_ADVICE = (
    ("mapping values are not allowed", "put a text that contains `: ` in quotes"),
    ("cannot start any token", "put the text in quotes, and indent with spaces, not tabs"),
    (
        "did not find expected",
        "check quotes and brackets up to here; a text with `'` in it goes in double quotes",
    ),
)
