"""Addresses as a source has them, which may be anything."""

from urllib.parse import SplitResult, urlsplit

_NOTHING = urlsplit("")


def split_url(address: str) -> SplitResult:
    """Return the parts of an address; all of them are empty where it is none."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return _NOTHING
