"""Gutenberg's blocks: comments around HTML, some of which say what the HTML doesn't."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

_START, _END = "<!-- wp:", "-->"
_MARK = re.compile(r"<!--\s+(/?)wp:")
_NAME = re.compile(r"(?:[a-z][a-z0-9_-]*/)?[a-z][a-z0-9_-]*")
_DEEPEST = 60

Attributes: TypeAlias = Mapping[str, object]


@dataclass(slots=True)
class Block:
    """A block: its name without `core/`, its attributes, and its HTML with the blocks within."""

    name: str
    attributes: Attributes
    start: int
    parts: list["str | Block"] = field(default_factory=list)
    is_void: bool = False

    def text(self, key: str) -> str:
        """Return an attribute as text, empty if there is none."""
        value = self.attributes.get(key)
        return str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""


def has_blocks(text: str) -> bool:
    """Tell whether a text was written with blocks."""
    return _MARK.search(text) is not None


def blocks_of(text: str) -> Block:
    """Return a text as one block that holds all others; marks that don't match are passed over."""
    root = Block("", {}, 0)
    waiting, done = [root], 0
    for mark in _marks(text):
        waiting[-1].parts.append(text[done : mark.start])
        done = mark.end
        if mark.is_end:
            _close(waiting, mark.name)
            continue
        block = Block(mark.name, mark.attributes, mark.start, is_void=mark.is_void)
        if len(waiting) > _DEEPEST and not mark.is_void:
            continue
        waiting[-1].parts.append(block)
        if not mark.is_void:
            waiting.append(block)
    waiting[-1].parts.append(text[done:])
    return root


def _close(waiting: list[Block], name: str) -> None:
    names = [block.name for block in waiting[1:]]
    if name in names:
        while waiting.pop().name != name:
            pass


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    name: str
    attributes: Attributes
    is_end: bool
    is_void: bool


def _marks(text: str) -> Iterator[_Mark]:
    place = 0
    while found := _MARK.search(text, place):
        end = text.find(_END, found.end())
        if end < 0:
            return
        place = end + len(_END)
        inner = text[found.end() : end].strip()
        is_void = inner.endswith("/")
        inner = inner[:-1].strip() if is_void else inner
        name = _NAME.match(inner)
        if name is None:
            continue
        attributes = _attributes(inner[name.end() :].strip())
        yield _Mark(found.start(), place, name[0].removeprefix("core/"), attributes,
                    bool(found[1]), is_void)  # fmt: skip


def _attributes(written: str) -> Attributes:
    if not written.startswith("{"):
        return {}
    try:
        value = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
