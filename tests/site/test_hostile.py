"""Posts that mean harm, as readable files: what must not come of them, and what must be said.

A case is a sentence, then files after lines `-- path --`; with `(escaped)` after the path,
escapes such as `\\x00` (a byte) and `\\u202e` (a character) are resolved. After `-- absent --`
stand words that no published file may hold, after `-- present --` a file and words that it must,
after `-- says --` diagnostics as severity, rule, path and line. With an error nothing may be
published, and no other errors may be given than those listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .folders import write_files
from .running import Run
from .safety import faults

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


def _said(diagnostics: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    return {
        (each["severity"], each["rule"], place)
        for each in diagnostics
        for place in (each["path"], f"{each['path']}:{each['line']}")
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_hostile_site(path: Path, tmp_path: Path, build: Callable[..., Run]) -> None:
    """A hostile site ends in safe pages or in the diagnostics that its case lists."""
    case = read_case(path)
    write_files(tmp_path / "site", case.files)
    done = build(tmp_path / "site")
    assert done.code in (0, 1), done.stderr
    said, listed = _said(done.diagnostics), {tuple(each) for each in case.says}
    assert listed <= said, sorted(listed - said)
    errors = {each for each in listed if each[0] == "error"}
    assert [each for each in done.errors if not _said([each]) & errors] == []
    assert bool(done.files) == (done.code == 0) == (not errors)
    assert faults(done.files) == []
    for word in case.absent:
        assert [name for name, data in done.files.items() if word.encode() in data] == []
    for name, word in case.present:
        assert word in done.files[name].decode()
    assert {entry.name for entry in tmp_path.iterdir()} <= {"site", "out", "cache"}
