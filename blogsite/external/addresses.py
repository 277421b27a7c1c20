"""URLs taken apart, and which network addresses may be asked: posts are written by strangers.

A check runs on machines that reach more than readers do: their own services, the neighbours' and
the cloud's, which hands out keys to whoever asks from inside.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from blogsite.external.verdicts import refuse

_PORTS = {"http": 80, "https": 443}
# More is in no browser's address line, and hardly any server takes it.
_LONGEST = 8_000
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\Z")
_BLANK_OR_CONTROL = re.compile(r"[\x00-\x20\x7f\\]")
# What browsers leave as it is, and `%`, as what is encoded stays so.
_SAFE = "%!$&'()*+,;=:@/?[]|~"

_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Addresses that look public but are answered by the cloud a machine runs in.
_OF_CLOUDS = (
    ipaddress.IPv4Network("168.63.129.16/32"),
    ipaddress.IPv4Network("192.0.0.0/24"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A URL taken apart: ``host`` in ASCII and without brackets, ``target`` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Return host and port as a ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """Return the URL, written in one way only."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def is_front_page(self) -> bool:
        """Whether this is the first page of a site."""
        return self.target == "/"


def take_apart(url: str) -> Place:
    """Return where to ask for a URL. Raises NoAnswerError where it must not be asked."""
    if len(url) > _LONGEST:
        raise refuse(f"longer than {_LONGEST} characters")
    if _BLANK_OR_CONTROL.search(url):
        raise refuse("a blank, a backslash or a control character in the address")
    try:
        parts = urlsplit(url)
        port = parts.port
        path = quote(parts.path, _SAFE) or "/"
        query = f"?{quote(parts.query, _SAFE)}" if parts.query else ""
    except ValueError:
        raise refuse("not an address") from None
    if parts.scheme not in _PORTS:
        raise refuse("neither `http` nor `https`")
    if "@" in parts.netloc:
        raise refuse("a user name or password in the address")
    if port is None:
        port = _PORTS[parts.scheme]
    if not port:
        raise refuse("not an address")
    return Place(parts.scheme, _host(parts), port, path + query)


def join(place: Place, location: str) -> tuple[Place, str]:
    """Return where a redirect leads, and its fragment. Raises NoAnswerError like `take_apart`."""
    try:
        # Servers send blanks in it, which browsers take for `%20`.
        url = urljoin(place.url, location.strip().replace(" ", "%20"))
        fragment = quote(urlsplit(url).fragment, _SAFE)
    except ValueError:
        raise refuse("not an address") from None
    return take_apart(url), fragment


def is_public(text: str) -> bool:
    """Whether an IP address is one that anybody on the internet can reach."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            address = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        elif address.ipv4_mapped is not None:
            address = address.ipv4_mapped
        elif address.sixtofour or address.teredo or address not in _UNICAST:
            return False
    if isinstance(address, ipaddress.IPv4Address) and any(address in each for each in _OF_CLOUDS):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if ":" in host:
        try:
            # A zone (`%eth0`) belongs to one machine.
            return str(ipaddress.IPv6Address(host.partition("%")[0]))
        except ValueError:
            raise refuse("not a host name") from None
    if not host.isascii():
        host = _to_ascii(host)
    host = host.removesuffix(".")
    if not _HOST.match(host):
        raise refuse("not a host name")
    return host


def _to_ascii(host: str) -> str:
    # Its tables take a while to load, and few hosts need them.
    import idna  # noqa: PLC0415

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise refuse("not a host name") from None
