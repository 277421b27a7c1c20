"""Says which URLs a post may carry."""

import enum
import re
from urllib.parse import urlsplit

from markdown_it.common.normalize_url import normalizeLink

_ABSOLUTE = frozenset({"http", "https", "mailto"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_IGNORED = re.compile("[\t\n\r]")
_EDGES = "".join(map(chr, range(0x21)))
_PLAIN = re.compile(
    r"[A-Za-z0-9\-._~:/?#@!$()*+,;=&]*(?:%[0-9A-Fa-f]{2}[A-Za-z0-9\-._~:/?#@!$()*+,;=&]*)*"
)
# Nearly all addresses of other sites read like this, and need no closer look.
_USUAL = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.\-]*(?:/[A-Za-z0-9\-._~:/?#@!$()*+,;=&%]*)?")
_WEB = re.compile(
    r"""(?:[Hh][Tt][Tt][Pp][Ss]?:)?//
    (?:[^/?#@\[\]\\]*@)?                             # user
    (?:[^/?#@:\[\]\\\s"<>^`{|}]+|\[[0-9A-Fa-f:.]+\])  # host
    (?::([0-9]{0,5}))?
    (?:[/?#].*)?""",
    re.VERBOSE | re.DOTALL,
)
_MAX_PORT = 65_535
# What may not stand in a URL; letters of all scripts may.
_FORBIDDEN = re.compile(r'[\x00-\x20"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})')


class Reach(enum.Enum):
    """Where a URL leads."""

    ABSOLUTE = enum.auto()  # out of the site: stays as it is
    LOCAL = enum.auto()  # into the site: a gap
    UNSAFE = enum.auto()  # removed
    BROKEN = enum.auto()  # no URL at all: removed


def reach(url: str) -> Reach:
    """Judge a URL as a browser would read it.

    Browsers skip tabs and line breaks, and spaces and controls around a URL (WHATWG URL,
    section 4.4), and read a backslash as a slash.
    """
    if _USUAL.fullmatch(url):
        return Reach.ABSOLUTE
    url = _IGNORED.sub("", url).strip(_EDGES)
    if _CONTROLS.search(url):
        return Reach.UNSAFE
    scheme = _SCHEME.match(url)
    if scheme:
        name = scheme[1].lower()
        if name not in _ABSOLUTE:
            return Reach.UNSAFE
        return Reach.ABSOLUTE if name == "mailto" or _is_web(url) else Reach.BROKEN
    if url[:2] == "//":
        return Reach.ABSOLUTE if _is_web(url) else Reach.BROKEN
    if "\\" in url[:2]:
        return Reach.UNSAFE
    return Reach.LOCAL


def _is_web(url: str) -> bool:
    """Tell whether a URL has a host and, if any, a port that can be."""
    parts = _WEB.fullmatch(url)
    if not parts or (parts[1] and int(parts[1]) > _MAX_PORT):
        return False
    try:
        return url.isascii() or bool(urlsplit(url))
    except ValueError:  # letters that another normal form makes part of the syntax
        return False


def encoded(url: str) -> str:
    """Percent-encode what may not stand in an absolute URL; what is encoded already stays."""
    url = _IGNORED.sub("", url).strip(_EDGES)
    return url if _PLAIN.fullmatch(url) else normalizeLink(url)


def encoded_local(url: str) -> str:
    """Percent-encode what may not stand in a relative URL; letters stay as they are."""
    url = _IGNORED.sub("", url).strip(_EDGES)
    return _FORBIDDEN.sub(_percent, url) if _FORBIDDEN.search(url) else url


def _percent(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
