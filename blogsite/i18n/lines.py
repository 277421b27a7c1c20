"""The lines of a ``.po`` file, looked at before Babel reads them: it takes much for granted."""

import re
from collections.abc import Iterator
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


def find_fault(text: str) -> LineFault | None:
    """Return the first line of a file that Babel would misread or refuse."""
    last, started, size, is_apart = "", 0, 0, False
    for number, line in _lines(text):
        if line.startswith("#"):
            if last in _INCOMPLETE:
                return LineFault(number, "a comment stands within a message", "move it above")
            is_apart = True
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            return LineFault(number, *_say(line))
        word = found["word"]
        size = len(line) if word in _START else size + len(line)
        if size > _LONGEST:
            return LineFault(number, f"the message is longer than {_LONGEST:,} characters")
        if word is None:
            if not last or is_apart:
                return LineFault(number, "the line is not part of a message")
            continue
        if word not in (_START if is_apart else _after(last)):
            after = f"`{last}`" if last else "the beginning"
            return LineFault(number, f"`{word}` can't follow {after}", "see the line above")
        last, is_apart = word, False
        started = number if word in _START else started
    if last in _INCOMPLETE:
        return LineFault(started, "the last message is not complete", "add its `msgstr`")
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
