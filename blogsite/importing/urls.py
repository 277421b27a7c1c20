"""Addresses as a source has them, which may be anything."""

from urllib.parse import SplitResult, urlsplit

_NOTHING = urlsplit("")


def split_url(address: str) -> SplitResult:
    """Return the parts of an address; all of them are empty where it is none."""
    try:
        return urlsplit(address.strip())
    except ValueError:
        return _NOTHING


def hosts_of(*urls: str) -> tuple[str, ...]:
    """Return the hosts of some addresses, each with and without `www.`."""
    found: dict[str, None] = {}
    for host in filter(None, (split_url(each).hostname for each in urls)):
        bare = host.removeprefix("www.")
        found |= dict.fromkeys((host, bare, f"www.{bare}"))
    return tuple(found)
