"""Says which URLs a post may carry."""

import enum
import re

from markdown_it.common.normalize_url import normalizeLink

_ABSOLUTE = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_IGNORED = re.compile("[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_PLAIN = re.compile(
    r"[A-Za-z0-9\-._~:/?#@!$()*+,;=&]*(?:%[0-9A-Fa-f]{2}[A-Za-z0-9\-._~:/?#@!$()*+,;=&]*)*"
)


class Reach(enum.Enum):
    """Where a URL leads."""

    ABSOLUTE = enum.auto()  # out of the site: stays as it is
    LOCAL = enum.auto()  # into the site: a gap
    UNSAFE = enum.auto()  # removed


def reach(url: str) -> Reach:
    """Judge a URL as a browser would read it.

    Browsers skip tabs and line breaks, and spaces and controls around a URL (WHATWG URL,
    section 4.4), and read a backslash as a slash.
    """
    url = _IGNORED.sub("", url).strip(_EDGES)
    if _CONTROLS.search(url):
        return Reach.UNSAFE
    scheme = _SCHEME.match(url)
    if scheme:
        return Reach.ABSOLUTE if scheme[1].lower() in _ABSOLUTE else Reach.UNSAFE
    if url[:2] == "//":
        return Reach.ABSOLUTE
    if "\\" in url[:2]:
        return Reach.UNSAFE
    return Reach.LOCAL


def encoded(url: str) -> str:
    """Percent-encode what may not stand in a URL; what is encoded already stays."""
    url = _IGNORED.sub("", url).strip(_EDGES)
    return url if _PLAIN.fullmatch(url) else normalizeLink(url)
