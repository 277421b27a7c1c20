"""The corpus of whole messages: sites as text, each with what `blogsite build` prints about it.

A case begins with a sentence and a line `rules: ...`. Then come the files of a site, each after a
line `=== path`, and after `=== output` what the build prints, but for seconds and counts of files.
`[link]` after a path makes a symbolic link to what follows; `[bytes]` reads `\\xff` as a byte.
`⟨x × 9⟩` stands for nine times `x`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "cases"
_MARKER = re.compile(r"^=== (?P<path>\S+)(?: \[(?P<how>link|bytes)\])?\n", re.MULTILINE)
_REPEATED = re.compile(r"⟨(.+?) × (\d+)⟩", re.DOTALL)
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")


@dataclass(frozen=True)
class File:
    """A file of a case; ``how`` is empty, ``link`` or ``bytes``."""

    path: str
    how: str
    text: str

    def write(self, root: Path) -> None:
        target = root / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.how == "link":
            target.symlink_to(self.text.strip())
            return
        data = _REPEATED.sub(lambda found: found[1] * int(found[2]), self.text).encode()
        if self.how == "bytes":
            data = _BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), data)
        target.write_bytes(data)


@dataclass(frozen=True)
class Case:
    """A site, the rules it breaks, and what is said about it."""

    name: str
    rules: tuple[str, ...]
    files: tuple[File, ...]
    output: str


def read_case(path: Path) -> Case:
    """Read a file of the corpus."""
    head, *parts = _MARKER.split(path.read_text("utf-8"))
    rules = re.search(r"^rules: (.+)$", head, re.MULTILINE)
    assert rules is not None, f"{path.name} has no line `rules: ...`"
    files = [File(*(each or "" for each in parts[at : at + 3])) for at in range(0, len(parts), 3)]
    assert files[-1].path == "output", f"{path.name} doesn't end with `=== output`"
    names = tuple(sorted(rules[1].split(", ")))
    return Case(path.stem, names, tuple(files[:-1]), files[-1].text)


def read_cases() -> list[Case]:
    """Read the whole corpus."""
    return [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]
