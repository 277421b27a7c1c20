"""Texts of strangers in a comment on GitHub: they neither mark up, link, nor call anyone."""

import re

from blogsite.model.characters import UNPRINTABLE

# GitHub looks for these in the text that Markdown has become, so a backslash doesn't keep it off.
_CALLS = re.compile(r"(@|#|GH-|://|www)(?=[\w.\[/])", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+\-.!|~^=:]")
_SPACES = re.compile(r"\s+")
_TICKS = re.compile("`+")
_GAP = "\u200b"


def plain(text: str) -> str:
    """Return a text that reads as it is, in one line, in a table too."""
    text = _CALLS.sub(lambda call: call[0] + _GAP, _line(text))
    text = _MARKUP.sub(lambda mark: "\\" + mark[0], text.replace("&", "&amp;"))
    # A dollar sign begins a formula, with or without a backslash.
    return text.replace("$", "&#36;")


def code(text: str) -> str:
    """Return a text as code in one line, in a table too; empty for an empty one."""
    text = _line(text)
    if not text:
        return ""
    ticks = "`" * (_longest(text) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}".replace("|", "\\|")


def block(lines: list[str]) -> str:
    """Return lines as a block of code that shows a difference."""
    text = "\n".join(UNPRINTABLE.sub("\ufffd", line) for line in lines)
    ticks = "`" * max(3, _longest(text) + 1)
    return f"{ticks}diff\n{text}\n{ticks}\n"


def _line(text: str) -> str:
    """Return a text in one line that drives no terminal."""
    return UNPRINTABLE.sub("\ufffd", _SPACES.sub(" ", text).strip())


def _longest(text: str) -> int:
    return max((len(run) for run in _TICKS.findall(text)), default=0)
