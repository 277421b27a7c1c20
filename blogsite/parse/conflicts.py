"""Finds the marks that a failed merge leaves behind in a file."""

import re

from blogsite.diagnostics import Problems
from blogsite.fields import Source, split_front_matter
from blogsite.markdown.engine import parse_tokens
from blogsite.markdown.limits import MAX_CPU, TooSlowError, cpu_limit, within_limits
from blogsite.model.characters import UNPRINTABLE

_MARK = re.compile(r"^(?:<{7}(?= |$)|={7}$|>{7}(?= |$))", re.MULTILINE)
_ORDER = "<=>"
_CODE = {"fence", "code_block"}
_PREFORMATTED = "<pre"


def report_conflict(source: Source, problems: Problems, *, has_body: bool) -> bool:
    """Report the first conflict of a file, and tell whether there is one.

    A body may show one in its code: what starts, parts or ends outside of code is none of these.
    """
    conflicts = _conflicts(source.text)
    if not conflicts:
        return False
    code = _lines_of_code(source) if has_body else frozenset()
    first = next((lines[0] for lines in conflicts if not code.issuperset(lines)), 0)
    if first:
        hint = "choose what is to stay, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"
        message = "a merge has left its marks"
        problems.error("conflict-markers", message, source.path, first, 1, hint)
    return first > 0


def _conflicts(text: str) -> list[tuple[int, ...]]:
    """Return the lines of the three marks of each conflict."""
    if "<" * 7 not in text:
        return []
    found: list[tuple[int, ...]] = []
    seen: list[int] = []
    line, counted = 1, 0
    for mark in _MARK.finditer(text):
        line += text.count("\n", counted, mark.start())
        counted = mark.start()
        sign = mark[0][0]
        if sign == _ORDER[0]:
            seen = [line]
        elif seen and sign == _ORDER[len(seen)]:
            seen.append(line)
        if len(seen) == len(_ORDER):
            found.append(tuple(seen))
            seen = []
    return found


def _lines_of_code(source: Source) -> frozenset[int]:
    """Return the lines of a text that are code; all of a body that is beyond reading."""
    # Without its `---` lines a file is all body, as far as anybody can tell.
    parts = split_front_matter(source, Problems())
    body, first = (parts.body, parts.body_line) if parts else (source.text, 1)
    everything = frozenset(range(first, first + body.count("\n") + 1))
    if not within_limits(body, source.path, first, Problems()):
        return everything
    try:
        with cpu_limit(MAX_CPU):
            tokens, _ = parse_tokens(UNPRINTABLE.sub("\ufffd", body))
    except (TooSlowError, RecursionError):
        return everything
    return frozenset(
        first + line
        for token in tokens
        if token.map and (token.type in _CODE or _is_preformatted(token.type, token.content))
        for line in range(*token.map)
    )


def _is_preformatted(kind: str, content: str) -> bool:
    return kind == "html_block" and content.lstrip()[:4].lower() == _PREFORMATTED
