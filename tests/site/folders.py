"""Sites on disk: writing them, and looking at what a build made of them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
RICH = Path(__file__).parent / "rich"
ARCHIVE = REPOSITORY.parent / "shared" / "archive"
SCHEMAS = REPOSITORY.parent / "shared" / "schemas"
# The input folders of a site: all that has to be copied to have it elsewhere.
INPUTS = ("content", "themes", "i18n")
MARKER = ".blogsite"


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write path to content below ``root``; return ``root``."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return path to content of all that a build published."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def fingerprint(folder: Path) -> dict[str, str]:
    """Return path to a digest of content, mode and times, to see that nothing was touched."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(
            (path.read_bytes() if path.is_file() else b"")
            + f"{path.stat().st_mode} {path.stat().st_mtime_ns}".encode()
        ).hexdigest()
        for path in sorted(folder.rglob("*"))
    }


def copy_site(source: Path, target: Path) -> Path:
    """Copy a site's input files; return ``target``."""
    for name in INPUTS:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)
    return target


def difference(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> str:
    """Say in words how two snapshots differ; empty where they don't."""
    lines = [f"only in the first: {path}" for path in sorted(found.keys() - wanted.keys())]
    lines += [f"only in the second: {path}" for path in sorted(wanted.keys() - found.keys())]
    for path in sorted(found.keys() & wanted.keys()):
        if found[path] != wanted[path]:
            lines.append(f"{path}: {_first_difference(found[path], wanted[path])}")
    return "\n".join(lines[:20])


def _first_difference(found: bytes, wanted: bytes) -> str:
    pairs = zip(found, wanted, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), 0)
    start = max(0, at - 60)
    return f"{found[start : at + 60]!r} is not {wanted[start : at + 60]!r}"
