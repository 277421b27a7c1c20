"""What the peers' pages take from blogsite's own theme: style sheets, scripts, the icon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .files import read_files

if TYPE_CHECKING:
    from .files import Files

THEME = Path(__file__).resolve().parents[2] / "themes" / "default"
_ASSETS = ("favicon.svg", "language.js", "reading.js")


def theme_parts(folder: str) -> Files:
    """Yield each sheet and each script below the folder, for builders that join sheets."""
    for path, text in read_files(THEME / "styles"):
        yield f"{folder}/styles/{path}", text
    yield from _assets(folder)


def theme_whole(folder: str) -> Files:
    """Yield one sheet and each script below the folder, for builders that copy them."""
    sheets = (text for _, text in read_files(THEME / "styles"))
    yield f"{folder}/site.css", "\n".join(sheets)
    yield from _assets(folder)


def _assets(folder: str) -> Files:
    for name in _ASSETS:
        yield f"{folder}/{name}", (THEME / "assets" / name).read_text(encoding="utf-8")
