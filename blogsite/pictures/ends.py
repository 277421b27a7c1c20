"""Tells whether a file goes on to the end of its picture, without decoding it."""

from collections.abc import Callable, Mapping

_HEADER, _DESCRIPTOR = 13, 10  # bytes, of a GIF and of each of its frames
_EXTENSION, _FRAME, _TRAILER = 0x21, 0x2C, 0x3B


def is_cut_off(data: bytes, format_name: str) -> bool:
    """Whether a file stops before its format says that it ends, as far as a look can tell."""
    reaches_end = _ENDS.get(format_name)
    return reaches_end is not None and not reaches_end(data)


def _png(data: bytes) -> bool:
    return b"IEND\xae\x42\x60\x82" in data


def _jpeg(data: bytes) -> bool:
    # A preview within the header has an end of its own, before the picture's own scan.
    return data.rfind(b"\xff\xd9") > data.rfind(b"\xff\xda")


def _webp(data: bytes) -> bool:
    size = int.from_bytes(data[4:8], "little")
    return size + 8 <= len(data) + 1  # a byte may fill it up


def _gif(data: bytes) -> bool:
    """Walk from block to block (GIF89a, appendix B); what stands behind the trailer is of no account."""
    try:
        at = _HEADER + _colours(data[_HEADER - 3])
        while data[at] != _TRAILER:
            if data[at] == _EXTENSION:
                at = _after_parts(data, at + 2)
            elif data[at] == _FRAME:
                table = _colours(data[at + _DESCRIPTOR - 1])
                at = _after_parts(data, at + _DESCRIPTOR + table + 1)
            else:
                return False
    except IndexError:
        return False
    return True


def _colours(flags: int) -> int:
    """Return the size of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_parts(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


_ENDS: Mapping[str, Callable[[bytes], bool]] = {
    "GIF": _gif,
    "JPEG": _jpeg,
    "MPO": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
}
