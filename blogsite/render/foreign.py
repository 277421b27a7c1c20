"""Words of another direction than the page's: those that its language lacks, each set apart.

Whether a word stands in a text or in an attribute is known only once the page is whole. So they are
marked when they are looked up, and the marks become elements, or nothing, at the end.
"""

import functools
import re
from collections.abc import Callable

from blogsite.model.autonyms import direction

# Noncharacters, which nothing that people write can bring along; see also `markdown.gaps`.
_OPEN, _NAMED, _CLOSE = "\ufdd5", "\ufdd6", "\ufdd7"
_MARK = re.compile(f"{_OPEN}([A-Za-z0-9-]+){_NAMED}|{_CLOSE}")
# What runs in the direction of what it is filled with, as it has no letters of its own.
_PATTERN = re.compile(r"(?:%\(\w+\)s|\{\w+\}|[\W\d_])*")
# What holds no elements: tags, comments, and elements of nothing but text.
_PLAIN = re.compile(
    r"<!--.*?-->"
    r"|<(title|script|style|textarea|option)\b.*?</\1>"
    r"""|</?[A-Za-z](?:[^"'>]|"[^"]*"|'[^']*')*+>""",
    re.DOTALL | re.IGNORECASE,
)


def mark_for(locale: str) -> Callable[[str, str], str]:
    """Return what marks a text of a language where its direction is not that of the page."""

    def mark(text: str, language: str) -> str:
        # What the default language lacks as well has the mark of English.
        is_set = text.startswith(_OPEN) or _PATTERN.fullmatch(text)
        if is_set or direction(language) == direction(locale):
            return text
        return f"{_OPEN}{language}{_NAMED}{text}{_CLOSE}"

    return mark


def set_apart(html: str) -> str:
    """Make elements of the marks on a page; in attributes and titles they go without a trace."""
    if _CLOSE not in html:
        return html
    out: list[str] = []
    place = 0
    for found in _PLAIN.finditer(html):
        out += (_MARK.sub(_element, html[place : found.start()]), _MARK.sub("", found[0]))
        place = found.end()
    return "".join((*out, _MARK.sub(_element, html[place:])))


def _element(mark: re.Match[str]) -> str:
    return _start(mark[1]) if mark[1] else "</span>"


@functools.cache
def _start(language: str) -> str:
    return f'<span lang="{language}" dir="{direction(language)}">'
