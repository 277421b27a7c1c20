"""The lines of a ``.po`` file, looked at before Babel reads them: it takes much for granted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_STRING = r'"(?:[^"\\]|\\[\\"ntr])*"'
_LINE = re.compile(rf"(?:(?P<word>msg(?:ctxt|id|id_plural|str(?:\[\d\])?))[ \t]+)?{_STRING}")
_OBSOLETE = "#~"
_START = frozenset({"msgctxt", "msgid"})
_NEXT = {
    "": _START,
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgid_plural", "msgstr"}),
    "msgid_plural": frozenset({"msgstr[0]"}),
    "msgstr": _START,
}
# Headers take Babel a time that grows with the square of their length.
_LONGEST = 20_000
_INCOMPLETE = frozenset({"msgctxt", "msgid", "msgid_plural"})


class LineFault(NamedTuple):
    """A line that belongs to no message, counted from 1, and what is wrong with it."""

    line: int
    message: str
    hint: str = ""


@dataclass(slots=True)
class _State:
    """Where in a message a file is: its last keyword, where it began, how long it is so far.

    ``is_apart`` says that a comment has ended the message.
    """

    last: str = ""
    started: int = 0
    size: int = 0
    is_apart: bool = False


def find_fault(text: str) -> LineFault | None:
    """Return the first line of a file that Babel would misread or refuse."""
    state = _State()
    for number, line in _lines(text):
        fault = _comment(state) if line.startswith("#") else _take(state, number, line)
        if fault:
            return LineFault(number, *fault)
    if state.last in _INCOMPLETE:
        return LineFault(state.started, "the last message is not complete", "add its `msgstr`")
    return None


def _comment(state: _State) -> tuple[str, str] | None:
    if state.last in _INCOMPLETE:
        return "a comment stands within a message", "move it above"
    state.is_apart = True
    return None


def _take(state: _State, number: int, line: str) -> tuple[str, str] | None:
    """Add a line to a message, or say what is wrong with it."""
    found = _LINE.fullmatch(line)
    if found is None:
        return _say(line)
    word = found["word"]
    state.size = len(line) if word in _START else state.size + len(line)
    if state.size > _LONGEST:
        return f"the message is longer than {_LONGEST:,} characters", "shorten it"
    if word is None:
        is_part = state.last and not state.is_apart
        return None if is_part else ("the line is not part of a message", "see the line above")
    if word not in (_START if state.is_apart else _after(state.last)):
        after = f"`{state.last}`" if state.last else "the beginning"
        return f"`{word}` can't follow {after}", "see the line above"
    state.last, state.is_apart = word, False
    state.started = number if word in _START else state.started
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers; those of old messages bare."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith(_OBSOLETE):
            bare = bare.removeprefix(_OBSOLETE).strip()
        if bare and not bare.startswith("|"):
            yield number, bare


def _after(word: str) -> frozenset[str]:
    if word in _NEXT:
        return _NEXT[word]
    return _START | {f"msgstr[{int(word[-2]) + 1}]"}


def _say(line: str) -> tuple[str, str]:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return "a merge has left its marks", "choose what is to stay, and delete the marks"
    if line.startswith(("msg", '"')):
        hint = 'a text stands in quotes, in one line; write `\\"` for a quote in it'
        return "the text is not in quotes, or has a backslash that means nothing", hint
    return "the line is neither a comment nor part of a message", "comments begin with `#`"
