"""The letters of a file, which need not be UTF-8, and its characters that are no letters."""

import re
from dataclasses import dataclass

from blogsite.model.characters import UNPRINTABLE

_MARKS = (b"\xff\xfe", b"\xfe\xff")
# As `surrogateescape` writes bytes that are no UTF-8, and what they mean in old files.
_OLD = {
    0xDC00 + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)
}


# What ends a line or a page to old programs parts words to readers.
_SPACES = re.compile("[\x0b\x0c\x85]")
# With more of them in a hundred characters a file is no text.
_MOST_UNPRINTABLE = 10
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Controls:
    """Control characters and the like that a text had: how many, which, and the line of the first."""

    count: int = 0
    line: int = 0
    names: str = ""


NO_CONTROLS = Controls()


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without byte order mark; ``encoding`` is that of what isn't UTF-8, else empty."""

    text: str
    encoding: str = ""


def letters_of(data: bytes) -> Letters:
    """Read UTF-8, UTF-16 with its mark, and of all else each byte that isn't UTF-8 by itself."""
    if data.startswith(_MARKS):
        return Letters(data.decode("utf-16", "replace"), "UTF-16")
    try:
        return Letters(data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape").translate(_OLD)
        return Letters(text.removeprefix("\ufeff"), "Windows-1252")


def without_controls(text: str) -> tuple[str, Controls]:
    """Return a text, with line feeds only, without what no text of a site may hold."""
    text = _SPACES.sub(" ", text)
    found = UNPRINTABLE.findall(text)
    if not found or len(found) * 100 > len(text) * _MOST_UNPRINTABLE:
        return text, NO_CONTROLS
    first = text.index(found[0])
    codes = list(dict.fromkeys(f"U+{ord(each):04X}" for each in found))
    names = ", ".join(codes[:_MOST_NAMED]) + ("…" if len(codes) > _MOST_NAMED else "")
    controls = Controls(len(found), text.count("\n", 0, first) + 1, names)
    return UNPRINTABLE.sub("", text), controls
