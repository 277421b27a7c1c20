"""Bring a folder to a wanted set of text files, touching only what differs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

# Pairs of a path, relative and with slashes, and the text that belongs there.
Files: TypeAlias = Iterable[tuple[str, str]]


def sync(folder: Path, files: Files) -> int:
    """Write the files that aren't there yet with that text; return how many."""
    return sum(_write(folder / path, text) for path, text in files)


def _write(path: Path, text: str) -> bool:
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def read_files(folder: Path, ending: str = "") -> Files:
    """Yield every file below the folder whose name ends so, in order."""
    for path in sorted(folder.rglob(f"*{ending}")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def to_yaml(value: Any) -> str:
    """Return the value as YAML: JSON in flow style, which every YAML reader takes."""
    return json.dumps(value, ensure_ascii=False)


def front_matter(fields: dict[str, Any], body: str) -> str:
    """Return a Markdown file with YAML front matter; a date is given bare, unquoted."""
    lines = [
        f"{key}: {value if key == 'date' else to_yaml(value)}"
        for key, value in fields.items()
        if value not in ((), [])
    ]
    return "\n".join(["---", *lines, "---", "", body])
