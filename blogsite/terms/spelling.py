"""Texts, lists and mappings written as YAML, on one line."""

import json
import re
from typing import Any

# What is taken for itself between brackets as well as on a line of its own.
_PLAIN = re.compile(r"(?:[^\W_]|/)(?:[\w./+*&()'’\-]|:(?=[\w/])| (?=[^\W_]|[&(]))*")
_NOTHING = {"null", "~", ""}


def spelled(value: str, style: str = "") -> str:
    """Return a text as YAML in the manner of another: plain where possible, or in its quotes."""
    if style == "'" and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    is_plain = bool(_PLAIN.fullmatch(value)) and value not in _NOTHING
    if is_plain and style != '"':
        return value
    return json.dumps(value, ensure_ascii=False)


def dumped(value: Any) -> str:  # noqa: ANN401  (see `value_of`)
    """Return any value as YAML on one line."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{spelled(key)}: {dumped(each)}" for key, each in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(dumped, value)) + "]"
    return spelled(value)
