"""The words of the peers' pages: those of the Hugo project, so that all say the same."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from .model import LANGUAGES

_WORDS = Path(__file__).parent / "peers" / "hugo" / "i18n"


def words() -> dict[str, Any]:
    """Return the words of each language by their keys, as the Hugo project has them."""
    return {
        language: tomllib.loads((_WORDS / f"{language.lower()}.toml").read_text(encoding="utf-8"))
        for language in LANGUAGES
    }
