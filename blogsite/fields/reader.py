"""Reads the fields of a mapping by name and type, and reports each one that is wrong."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from typing import TYPE_CHECKING, TypeVar

from blogsite.diagnostics import did_you_mean
from blogsite.fields.nodes import Mapping, Node, Scalar, Sequence
from blogsite.model.languages import LANGUAGE_TAG
from blogsite.model.lines import join_lines
from blogsite.model.tag_faults import tag_fault
from blogsite.model.text import LocalText, Moment, Ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from blogsite.diagnostics import Problems

T = TypeVar("T")

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
_TRUTH = {"true": True, "false": False}
# What other programs take for these, so that a hint can say which one was meant.
_MEANT = {
    **dict.fromkeys(("true", "yes", "y", "on", "1"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "0"), "false"),
}


class _WrongValueError(Exception):
    def __init__(self, node: Node, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.node, self.message, self.hint = node, message, hint


class Fields:
    """A mapping being read: each call takes a key, `finish` reports the keys nobody took.

    ``language`` is that of its texts: it decides where a line break is a space.
    """

    def __init__(
        self, mapping: Mapping, *, path: str, problems: Problems, owner: str, language: str = ""
    ) -> None:
        self._values = {key.value: value for key, value in mapping.entries}
        self._keys = {key.value: key for key, _ in mapping.entries}
        self._asked: list[str] = []
        self._owner = owner
        self._language = language
        self.mapping = mapping
        self.path = path
        self.problems = problems

    def __contains__(self, key: str) -> bool:
        self._asked.append(key)
        return self._present(key) is not None

    def keys(self) -> tuple[Ref, ...]:
        """Return all keys with their places, as for a mapping of free names."""
        return tuple(Ref(key.value, key.line, key.column) for key in self._keys.values())

    def error(self, rule: str, message: str, at: Node | Ref | None = None, hint: str = "") -> None:
        """Report a fault at a node, or at the start of the mapping."""
        place = at or self.mapping
        self.problems.error(rule, message, self.path, place.line, place.column, hint)

    def place(self, key: str) -> Ref:
        """Return where the value of ``key`` stands, or where the mapping starts."""
        node = self._values.get(key, self.mapping)
        return Ref(key, node.line, node.column)

    def require(self, key: str, hint: str = "") -> None:
        """Report ``key`` where it is missing or empty."""
        if key not in self._values:
            self.error(
                "missing-key", f"`{key}` is missing", None, hint or f"add a line `{key}: ...`"
            )
        elif self._is_empty(key):
            self.error("empty-value", f"`{key}` is empty", self._keys[key], hint)

    def finish(self) -> None:
        """Report unknown keys."""
        for key, node in self._keys.items():
            if key in self._asked:
                continue
            hint = did_you_mean(key, self._asked)
            known = ", ".join(f"`{each}`" for each in sorted(set(self._asked)))
            self.error(
                "unknown-key",
                f"unknown key `{key}` in {self._owner}",
                node,
                hint or f"known: {known}",
            )

    def text(self, key: str, default: str = "", hint: str = "") -> str:
        """Return a text, on one line, without white space around it.

        ``hint`` says what to write instead of a list or a mapping; usually quotes are missing.
        """
        return self._read(key, lambda node: self._as_text(node, hint), default)

    def boolean(self, key: str, *, default: bool = False) -> bool:
        """Return ``true`` or ``false``."""
        return self._read(key, self._as_boolean, default)

    def integer(self, key: str, default: int, least: int, most: int) -> int:
        """Return a whole number between ``least`` and ``most``."""
        return self._read(key, lambda node: _as_integer(node, least, most), default)

    def integers(
        self, key: str, default: tuple[int, ...], least: int, most: int
    ) -> tuple[int, ...]:
        """Return a list of whole numbers, which may be empty."""
        found = self._read_items(key, lambda node: _as_integer(node, least, most))
        return default if self._present(key) is None else found

    def day(self, key: str) -> dt.date | None:
        """Return a date, ``2019-06-24``."""
        return self._read(key, self._as_day, None)

    def moment(self, key: str) -> Moment | None:
        """Return a date, or a date and time with its zone."""
        return self._read(key, self._as_moment, None)

    def ref(self, key: str) -> Ref | None:
        """Return a word with its place."""
        return self._read(key, self._as_ref, None)

    def refs(self, key: str) -> tuple[Ref, ...]:
        """Return a list of words with their places."""
        return self._read_items(key, self._as_ref)

    def local_text(self, key: str) -> LocalText:
        """Return a text, or a mapping of language to text."""
        return self._read(key, self._as_local_text, LocalText())

    def fields(self, key: str) -> Fields | None:
        """Return a nested mapping."""
        return self._read(key, lambda node: self._as_fields(node, f"`{key}`"), None)

    def records(self, key: str) -> tuple[Fields, ...]:
        """Return a list of mappings."""
        return self._read_items(key, lambda node: self._as_fields(node, f"`{key}`"))

    def word_or_fields(self, key: str) -> Ref | Fields | None:
        """Return a word with its place, or a nested mapping."""
        return self._read(key, lambda node: self._as_ref_or_fields(node, key), None)

    def mixed(self, key: str) -> tuple[Ref | Fields, ...]:
        """Return a list in which each item is a word or a mapping."""
        return self._read_items(key, lambda node: self._as_ref_or_fields(node, key))

    def _is_empty(self, key: str) -> bool:
        node = self._present(key)
        return node is None or (isinstance(node, Scalar) and not node.value.strip())

    def _present(self, key: str) -> Node | None:
        node = self._values.get(key)
        if isinstance(node, Scalar) and node.is_plain and node.value in {"", "~", "null"}:
            return None
        return node

    def _read(self, key: str, convert: Callable[[Node], T], default: T) -> T:
        self._asked.append(key)
        node = self._present(key)
        found = () if node is None else self._convert(node, convert)
        return found[0] if found else default

    def _read_items(self, key: str, convert: Callable[[Node], T]) -> tuple[T, ...]:
        self._asked.append(key)
        node = self._present(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple(value for item in items for value in self._convert(item, convert))

    def _convert(self, node: Node, convert: Callable[[Node], T]) -> tuple[T, ...]:
        try:
            return (convert(node),)
        except _WrongValueError as fault:
            self.error("wrong-value", fault.message, fault.node, fault.hint)
            return ()

    def _as_text(self, node: Node, hint: str = "", language: str = "") -> str:
        if not isinstance(node, Scalar):
            usual = "put a text with brackets in quotes"
            raise _WrongValueError(node, "expected a text", hint or usual)
        return join_lines(node.lines, language or self._language)

    def _as_boolean(self, node: Node) -> bool:
        if isinstance(node, Scalar) and node.is_plain and node.value.lower() in _TRUTH:
            return _TRUTH[node.value.lower()]
        raise _WrongValueError(node, "expected `true` or `false`", _truth_hint(node))

    def _as_ref(self, node: Node) -> Ref:
        text = self._as_text(node)
        if not text:
            raise _WrongValueError(node, "the value is empty")
        return Ref(text, node.line, node.column)

    def _as_ref_or_fields(self, node: Node, key: str) -> Ref | Fields:
        is_record = isinstance(node, Mapping)
        return self._as_fields(node, f"`{key}`") if is_record else self._as_ref(node)

    def _as_fields(self, node: Node, owner: str) -> Fields:
        if isinstance(node, Mapping):
            return Fields(
                node,
                path=self.path,
                problems=self.problems,
                owner=owner,
                language=self._language,
            )
        raise _WrongValueError(node, "expected a mapping", "write `{key: value}` or indented lines")

    def _as_local_text(self, node: Node) -> LocalText:
        if not isinstance(node, Mapping):
            return LocalText((("", self._as_text(node)),))
        for key, _ in node.entries:
            if not LANGUAGE_TAG.match(key.value):
                self.error("bad-language", tag_fault(key.value)[0], key, tag_fault(key.value)[1])
        return LocalText(
            tuple(
                (key.value, self._as_text(value, language=key.value)) for key, value in node.entries
            )
        )

    def _as_day(self, node: Node) -> dt.date:
        value = node.value.strip() if isinstance(node, Scalar) else ""
        found = _DATE.match(value)
        if found is None:
            raise _WrongValueError(node, "expected a date", _date_hint(value))
        try:
            day = dt.date(*(int(part) for part in found.groups()))
        except ValueError:
            raise _WrongValueError(node, f"there is no day `{value}`") from None
        return _sensible(day, node)

    def _as_moment(self, node: Node) -> Moment:
        value = node.value.strip() if isinstance(node, Scalar) else ""
        if len(value) <= len("2019-06-24") or not isinstance(node, Scalar):
            return Moment(self._as_day(node))
        try:
            instant = dt.datetime.fromisoformat(value)
        except ValueError:
            message = "expected a date, or a date and time"
            raise _WrongValueError(node, message, _date_hint(value[:10])) from None
        if instant.tzinfo is None:
            raise _WrongValueError(
                node, "the time has no zone", f"add it: `{value}Z` for UTC, or `{value}+02:00`"
            )
        return Moment(_sensible(instant.date(), node), instant)


def _as_integer(node: Node, least: int, most: int) -> int:
    if isinstance(node, Scalar) and re.fullmatch(r"-?\d{1,9}", node.value):
        number = int(node.value)
        if least <= number <= most:
            return number
    raise _WrongValueError(node, f"expected a whole number from {least} to {most}")


def _truth_hint(node: Node) -> str:
    word = node.value.strip().lower() if isinstance(node, Scalar) else ""
    if word in _TRUTH:
        return f"write `{word}` without quotes"
    near = [word] if word in _MEANT else difflib.get_close_matches(word, _MEANT, n=1)
    return f"write `{_MEANT[near[0]]}`" if near else "write one of these two words"


def _sensible(day: dt.date, node: Node) -> dt.date:
    """Return a day that a change of time zone can't push off the calendar."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        message = f"the year must lie between {_FIRST_YEAR} and {_LAST_YEAR}"
        raise _WrongValueError(node, message)
    return day


def _date_hint(value: str) -> str:
    found = _LOOSE_DATE.match(value)
    if found is None:
        return "write year, month and day: `2019-06-24`"
    year, month, day = (int(part) for part in found.groups())
    return f"write `{year:04}-{month:02}-{day:02}`"
