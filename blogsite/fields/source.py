"""Bytes of a file made into text that the other stages can trust."""

import re
from dataclasses import dataclass

from blogsite.diagnostics import Problems

MAX_FILE_BYTES = 4 * 1024 * 1024
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text: UTF-8, no byte order mark, LF line ends."""

    path: str
    text: str

    @classmethod
    def decode(cls, path: str, data: bytes, problems: Problems) -> "Source | None":
        """Return the text of ``data``, or None with a diagnostic where it isn't text."""
        if len(data) > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // (1024 * 1024)
            problems.error(
                "file-too-large",
                f"the file has {len(data):,} bytes; text files may have {limit} MiB",
                path,
                hint="move pictures and data out of the text, or split it",
            )
            return None
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            before = data[: fault.start]
            column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
            problems.error(
                "not-utf-8",
                f"byte 0x{data[fault.start]:02x} is not valid UTF-8",
                path,
                before.count(b"\n") + 1,
                column,
                hint="save the file as UTF-8",
            )
            return None
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls(path, text)


@dataclass(frozen=True, slots=True)
class Parts:
    """A post's two halves, with the number of the line on which each starts."""

    front_matter: str
    front_matter_line: int
    body: str
    body_line: int


def split_front_matter(source: Source, problems: Problems) -> Parts | None:
    """Split a post at its ``---`` lines; None with a diagnostic where they are missing."""
    text = source.text
    opening = _FENCE.match(text)
    if opening is None:
        problems.error(
            "no-front-matter",
            "the file does not start with front matter",
            source.path,
            1,
            1,
            hint="begin with a line `---`, then `title:` and `date:`, then a line `---`",
        )
        return None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        problems.error(
            "unclosed-front-matter",
            "the front matter is never closed",
            source.path,
            1,
            1,
            hint="end it with a line `---`",
        )
        return None
    front_matter = text[opening.end() + 1 : closing.start()]
    body = text[closing.end() + 1 :]
    return Parts(front_matter, 2, body, text.count("\n", 0, closing.end()) + 2)
