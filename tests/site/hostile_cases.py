"""Reads the corpus of hostile sites.

A case is a sentence, then files after lines `-- path --`; with `(escaped)` after the path,
escapes such as `\\x00` (a byte) and `\\u202e` (a character) are resolved. After `-- absent --`
stand words that no published file may hold, after `-- present --` a file and words that it must,
after `-- says --` diagnostics as severity, rule, path and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = sorted(Path(__file__).with_name("hostile").glob("*.txt"))
_HEADING = re.compile(r"^-- (.+?)( \(escaped\))? --\n", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([nrt\\]))")
_SIMPLE = {"n": b"\n", "r": b"\r", "t": b"\t", "\\": b"\\"}


@dataclass(frozen=True)
class Case:
    """A hostile site, and what must come of it."""

    files: dict[str, bytes]
    absent: list[str]
    present: list[tuple[str, str]]
    says: list[tuple[str, str, str]]


def read_case(path: Path) -> Case:
    """Read a file of the corpus."""
    parts = _HEADING.split(path.read_text("utf-8"))[1:]
    sections = {
        name: _unescaped(text) if escaped else text.encode()
        for name, escaped, text in zip(*[iter(parts)] * 3, strict=True)
    }
    lists = {
        name: sections.pop(name, b"").decode().splitlines()
        for name in ("absent", "present", "says")
    }
    present = [tuple(line.split(": ", 1)) for line in lists["present"]]
    says = [tuple(line.split(" ", 2)) for line in lists["says"]]
    return Case(sections, lists["absent"], present, says)


def _unescaped(text: str) -> bytes:
    made = b""
    at = 0
    for found in _ESCAPE.finditer(text):
        byte, character, simple = found.groups()
        made += text[at : found.start()].encode()
        if byte:
            made += bytes([int(byte, 16)])
        else:
            made += chr(int(character, 16)).encode() if character else _SIMPLE[simple]
        at = found.end()
    return made + text[at:].encode()


def is_refused(path: Path) -> bool:
    """Whether the site of a case may not be published."""
    return any(severity == "error" for severity, *_ in read_case(path).says)
