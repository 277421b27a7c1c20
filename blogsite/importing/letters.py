"""The letters of a file, which need not be UTF-8."""

from dataclasses import dataclass

_MARKS = (b"\xff\xfe", b"\xfe\xff")
# As `surrogateescape` writes bytes that are no UTF-8, and what they mean in old files.
_OLD = {
    0xDC00 + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)
}


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
