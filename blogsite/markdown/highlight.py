"""Colours code with Pygments: CSS classes only, for a light and a dark style sheet."""

import functools
import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from blogsite.diagnostics import did_you_mean
from blogsite.markdown.gaps import TRUSTED

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# A diagram's source is text to the lexers that there are.
_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "none", "nocode", "output", "mermaid"})
_SAME = {"math": "latex"}
_OPTION = re.compile(
    r"""(?P<name>[^\s,{}="'\[\]]+)(?:\s*=\s*(?P<value>\[[^\]]*\]|"[^"]*"|'[^']*'|[^\s,}]+))?"""
)
_LANGUAGE = re.compile(r"\s*(?:([^\s{]+)|\{\s*\.([^\s,{}=]+))")
_OPTIONS = frozenset({"hl_lines", "linenums", "linenos", "linenostart"})
_NO = frozenset({"false", "0", "no"})
_RANGE = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
# Code that nobody reads is not coloured: some lexers need time squared, or worse, for it.
_MAX_COLOURED = 60_000  # characters
_LONG_LINE = re.compile(r"[^\n]{2000}")
# What the lexer of XQuery would carry from one text into the next, and all of its kind share.
_CARRIED = "xquery_parse_state"
_MAX_MARKED = 10_000  # lines; a range of a billion must not become a set of them


@dataclass(frozen=True, slots=True)
class Fence:
    """What the info string of a fenced block asks for.

    ``marked`` counts from the block's first line; ``unknown`` are options that mean nothing.
    """

    language: str = ""
    marked: frozenset[int] = frozenset()
    numbered: bool = False
    first: int = 1
    unknown: tuple[str, ...] = ()


def read_info(info: str) -> Fence:
    """Read an info string such as ``python {hl_lines=[3,"5-7"] linenums=true}``.

    The braces may be left out, and the language may stand in them, with a dot before it.
    """
    if info.isalnum():
        return Fence(info.lower())
    found = _LANGUAGE.match(info)
    language = (found[1] or found[2]).lower().rstrip(",") if found else ""
    options = _options(info[found.end() :] if found else info)
    known = {name: value for name, value in options.items() if name in _OPTIONS}
    numbered = known.get("linenums", known.get("linenos", "false")).lower()
    first = known.get("linenostart", numbered)
    return Fence(
        language,
        _marked_lines(known.get("hl_lines", "")),
        numbered not in _NO,
        int(first) if first.isdecimal() and len(first) < 7 else 1,  # noqa: PLR2004 (like _RANGE)
        tuple(name for name in options if name not in _OPTIONS),
    )


def _options(written: str) -> dict[str, str]:
    """Return the options by name; one without a value is true."""
    return {
        option["name"].lower(): (option["value"] or "true").strip("\"'")
        for option in _OPTION.finditer(written)
    }


def _marked_lines(written: str) -> frozenset[int]:
    lines: set[int] = set()
    for start, end in _RANGE.findall(written):
        stop = min(int(end or start), int(start) + _MAX_MARKED)
        lines.update(range(int(start), stop + 1))
    return frozenset(lines)


def unknown_language(language: str) -> str | None:
    """Return a hint where Pygments has no lexer for a language, else None."""
    if language in _PLAIN or _lexer(language):
        return None
    return did_you_mean(language, _known_languages()) or "leave the language out, or write `text`"


def did_you_mean_option(name: str) -> str:
    """Return a hint for an option that doesn't exist."""
    known = sorted(_OPTIONS)
    return did_you_mean(name, known) or f"options are {', '.join(f'`{name}`' for name in known)}"


def highlight(code: str, fence: Fence) -> str:
    """Return a block's code as HTML: spans of classes, and spans around lines where asked for."""
    lexer = None if fence.language in _PLAIN or _LONG_LINE.search(code) else _lexer(fence.language)
    if len(code) > _MAX_COLOURED:
        lexer = None
    if not (fence.numbered or fence.marked):
        return "".join(_spans(lexer, code)) if lexer else html.escape(code, quote=False)
    pieces = _spans(lexer, code) if lexer else [html.escape(code, quote=False)]
    return "".join(_lines(_split_lines(pieces), fence))


@functools.cache
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 (slow import, only where used)
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(_SAME.get(language, language))
    except ClassNotFound:
        return None


@functools.cache
def _known_languages() -> tuple[str, ...]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415

    return tuple(alias for _, aliases, _, _ in get_all_lexers() for alias in aliases)


def _spans(lexer: "Lexer", code: str) -> list[str]:
    """Merge neighbouring pieces of one class into one span."""
    from blogsite.markdown.lexing import pieces  # noqa: PLC0415 (imports Pygments)

    if hasattr(lexer, _CARRIED):
        setattr(lexer, _CARRIED, [])
    spans: list[str] = []
    current, merged = "", ""
    for css_class, text in pieces(lexer, code):
        if css_class == current:
            merged += text
        elif text:
            if merged:
                spans.append(_span(current, merged))
            current, merged = css_class, text
    if merged:
        spans.append(_span(current, merged))
    return spans


def _span(css_class: str, text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<span class="{css_class}">{escaped}</span>' if css_class else escaped


def _split_lines(pieces: Iterable[str]) -> list[str]:
    """Close a span at the end of each line and open it again on the next."""
    lines = [""]
    for piece in pieces:
        opening, closing = "", ""
        if piece.startswith("<span"):
            opening, closing = piece[: piece.index(">") + 1], "</span>"
            piece = piece[len(opening) : -len(closing)]  # noqa: PLW2901
        first, *others = piece.split("\n")
        for number, part in enumerate((first, *others)):
            if number:
                lines[-1] += "\n"
                lines.append("")
            if part:
                lines[-1] += f"{opening}{part}{closing}"
    return lines if lines[-1] else lines[:-1]


def _lines(lines: Iterable[str], fence: Fence) -> Iterator[str]:
    """Wrap lines; numbers are data for the style sheet, so they aren't copied with the code."""
    for number, line in enumerate(lines, 1):
        classes = ("line" if fence.numbered else "") + (" hll" if number in fence.marked else "")
        data = f' data-line="{TRUSTED}{fence.first + number - 1}"' if fence.numbered else ""
        yield f'<span class="{classes.strip()}"{data}>{line}</span>' if classes else line
