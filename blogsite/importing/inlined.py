"""Pictures that texts hold within themselves, as `data:` addresses, and which become files."""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass

from blogsite.importing.addresses import KEY
from blogsite.importing.prose import replace_outside_code

# What files of each kind begin with, as a browser tells them.
_KINDS = (
    (".png", re.compile(rb"\x89PNG\r\n\x1a\n")),
    (".jpg", re.compile(rb"\xff\xd8\xff")),
    (".gif", re.compile(rb"GIF8[79]a")),
    (".webp", re.compile(rb"RIFF....WEBP", re.DOTALL)),
    (".avif", re.compile(rb"....ftypavi[fs]", re.DOTALL)),
)
_DATA = re.compile(
    r"(?<![\w-])(?P<head>data:[\w.+-]{1,60}/[\w.+-]{1,60}(?:;[\w=.-]{1,60}){0,4}),"
    r"(?P<data>[^\s\"'<>()\[\]`\\]*)",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{KEY}inlined-(\d{{1,9}})(?!\d)")


@dataclass(frozen=True, slots=True)
class Inlined:
    """An address that is its own file; ``head`` is how it begins."""

    head: str
    whole: str

    def picture(self) -> tuple[bytes, str]:
        """Return a picture with the ending of its kind; nothing where it is none."""
        if not self.head.lower().endswith(";base64"):
            return b"", ""
        try:
            data = base64.b64decode(self.whole.partition(",")[2].replace("%2B", "+"), validate=True)
        except (binascii.Error, ValueError):
            return b"", ""
        ending = next((ending for ending, start in _KINDS if start.match(data)), "")
        return data if ending else b"", ending


def take_inlined(markdown: str) -> tuple[str, Mapping[str, Inlined]]:
    """Return a text with a short name in place of each such address outside of code."""
    if "data:" not in markdown.lower():
        return markdown, {}
    taken: dict[str, Inlined] = {}

    def named(found: re.Match[str]) -> str:
        name = f"{KEY}inlined-{len(taken)}"
        taken[name] = Inlined(found["head"], found[0])
        return name

    return replace_outside_code(_DATA, named, markdown), taken


def put_back(markdown: str, taken: Mapping[str, Inlined]) -> str:
    """Write out what is left of the names, which stood where nothing leads anywhere."""
    if not taken:
        return markdown

    def whole(found: re.Match[str]) -> str:
        return taken[found[0]].whole if found[0] in taken else found[0]

    return _NAME.sub(whole, markdown)
