"""Brings the Markdown of a post into one manner, as far as its page stays the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from blogsite.diagnostics import Diagnostic, Problems
from blogsite.format import marks, spacing
from blogsite.format.changes import Change, apart, sifted
from blogsite.format.outline import Outline, outline
from blogsite.format.tables import tables
from blogsite.markdown import parse_markdown
from blogsite.markdown.limits import (
    MAX_CPU,
    TooSlowError,
    cpu_limit,
    within_limits,
    without_bad_characters,
)
from blogsite.model.body import Body

_RULES: tuple[Callable[[Outline], Iterator[Change]], ...] = (
    tables,
    marks.headings,
    marks.rules,
    marks.fences,
    marks.bullets,
    marks.emphasis,
    spacing.blank_lines,
    spacing.line_ends,
    spacing.air,
)
# A text that would have to be parsed more often, or a large one for more characters, stays as it is.
_MOST_TRIES = 200
_LEAST_TRIES = 4
_MOST_PARSED = 2 * 1024 * 1024
# With these a text has no page to compare, or none of all of it.
UNREADABLE = {"body-too-large", "line-too-long", "nested-too-deeply", "too-slow"}
_MARKS = str.maketrans("", "", " \t\n*_-=#~`|:\\+")


class _NotToBeFormattedError(Exception):
    """The text has to stay as it is."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What may not change: the body and what is wrong with it, but for places; all its letters."""

    body: Body
    faults: tuple[tuple[str, ...], ...]
    letters: str


@dataclass(slots=True)
class _Judge:
    """Tells whether a text means what the first one meant, as long as that can be afforded."""

    text: str
    language: str
    meaning: _Meaning | None = None
    tries: int = 0

    def accepts(self, text: str) -> bool:
        """Compare; raises where nothing can be compared, or too much would have to be."""
        if self.meaning is None:
            self.meaning = _meaning(self.text, self.language)
            afforded = max(_LEAST_TRIES, _MOST_PARSED // (len(self.text) + 1))
            self.tries = min(_MOST_TRIES, afforded)
        if not self.tries:
            raise _NotToBeFormattedError
        self.tries -= 1
        return _letters(text) == self.meaning.letters and (
            _meaning(text, self.language) == self.meaning
        )


def format_body(text: str, *, path: str, language: str, first_line: int, problems: Problems) -> str:
    """Return the text in the manner of the house; as it is, with a diagnostic, where it is broken.

    ``text`` has LF line ends. Where its page would change in one way, it is left so there.
    Formatting the result again changes nothing.
    """
    is_small = within_limits(text, path, first_line, problems)
    if not is_small or without_bad_characters(text, path, first_line, problems) != text:
        return text
    judge = _Judge(text, language)
    try:
        return _settled(text, judge)
    except (_NotToBeFormattedError, TooSlowError, RecursionError):
        _report_unreadable(text, path, language, first_line, problems)
        return text


def _settled(text: str, judge: _Judge) -> str:
    """Apply the rules until none has anything more to say that may stand."""
    while True:
        with cpu_limit(MAX_CPU):
            found = outline(text)
            changes = apart(change for rule in _RULES for change in rule(found))
        after = sifted(text, changes, judge.accepts)
        if after == text:
            return text
        text = after


def _meaning(text: str, language: str) -> _Meaning:
    problems = Problems()
    body = parse_markdown(text, path="", language=language, first_line=1, problems=problems)
    if any(each.rule in UNREADABLE for each in problems):
        raise _NotToBeFormattedError
    targets = tuple(replace(each, line=0, column=0) for each in body.targets)
    return _Meaning(
        replace(body, targets=targets), tuple(_fault(each) for each in problems), _letters(text)
    )


def _fault(each: Diagnostic) -> tuple[str, ...]:
    return each.severity, each.rule, each.message, each.hint


def _letters(text: str) -> str:
    """Return a text without the signs that Markdown itself is written in."""
    return text.translate(_MARKS)


def _report_unreadable(
    text: str, path: str, language: str, first_line: int, problems: Problems
) -> None:
    found = Problems()
    parse_markdown(text, path=path, language=language, first_line=first_line, problems=found)
    problems.extend(each for each in found if each.rule in UNREADABLE)
