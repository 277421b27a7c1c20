"""One request to another site, of whose answer only the head is read.

The address that was checked is the one that is connected to: a name that leads elsewhere a moment
later is not looked up again. There are no proxies, cookies, credentials or caches.
"""

import asyncio
import contextlib
import errno
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

import h11

from blogsite.external.addresses import Place, is_public
from blogsite.external.verdicts import (
    NO_SUCH_HOST,
    Finding,
    NoAnswerError,
    State,
    refuse,
    unreachable,
)

# Bytes of headers that are read; sites with long policies send some 20,000.
_LONGEST_HEAD = 65_536
_CHUNK = 16_384
_MOST_ADDRESSES = 3
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
# OpenSSL's numbers for what is wrong with a certificate.
_CERTIFICATE_FAULTS = {
    9: "its certificate is not valid yet",
    10: "its certificate has expired",
    18: "its certificate is signed by itself",
    19: "its certificate is signed by an unknown authority",
    20: "its certificate is signed by an unknown authority",
    62: "its certificate is for another host",
}
_CONNECTION_FAULTS = {
    errno.ECONNREFUSED: "connection refused",
    errno.ECONNRESET: "connection broken off",
    errno.EPIPE: "connection broken off",
    errno.ENETUNREACH: "no way to the host",
    errno.EHOSTUNREACH: "no way to the host",
}


def look_up(host: str) -> tuple[str, ...]:
    """Return the IP addresses of a host, those of version 4 first. Raises OSError."""
    # As bytes: a text would be encoded by the rules of 2003, which refuse some names.
    found = socket.getaddrinfo(host.encode("ascii"), None, type=socket.SOCK_STREAM)
    ordered = sorted(found, key=lambda each: each[0] != socket.AF_INET)
    return tuple(dict.fromkeys(str(each[4][0]) for each in ordered))


@dataclass(frozen=True, slots=True)
class Network:
    """Where names lead to, which addresses are the public's, and whose certificates count.

    Tests run their own servers under invented names.
    """

    look_up: Callable[[str], Sequence[str]] = look_up
    is_public: Callable[[str], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(frozen=True, slots=True)
class Answer:
    """The head of an answer; headers that are missing are empty."""

    status: int
    location: str
    retry_after: str
    date: str
    is_challenge: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """When to wait no longer, by the clock of the event loop, and what is said then."""

    end: float
    words: str


async def find_addresses(host: str, network: Network, *, private: bool) -> tuple[str, ...]:
    """Return the addresses of a host that may be asked. Raises NoAnswerError."""
    try:
        found = await _in_thread(network.look_up, host)
    except socket.gaierror as fault:
        if fault.errno in _NO_SUCH_NAME:
            raise NoAnswerError(Finding(State.GONE, NO_SUCH_HOST)) from None
        raise unreachable("the host's name can't be looked up now", passing=True) from None
    except (OSError, ValueError):
        raise unreachable("the host's name can't be looked up") from None
    allowed = tuple(each for each in found if private or network.is_public(each))
    if not allowed:
        raise refuse("an address that only this machine or its network can reach")
    return allowed[:_MOST_ADDRESSES]


async def send(
    method: str,
    place: Place,
    addresses: Sequence[str],
    agent: str,
    trust: ssl.SSLContext | None,
    deadline: Deadline,
) -> Answer:
    """Ask one of the addresses for a place. Raises NoAnswerError."""
    reached = False
    try:
        async with asyncio.timeout_at(deadline.end), _connected(place, addresses, trust) as streams:
            reached = True
            return await _converse(method, place, agent, *streams)
    except TimeoutError:
        raise unreachable(deadline.words, passing=True, reached=reached) from None
    except ssl.SSLError as fault:
        raise unreachable(_tls_fault(fault)) from None
    except h11.ProtocolError:
        raise unreachable("an answer that is no HTTP", reached=True) from None
    except OSError as fault:
        words = _CONNECTION_FAULTS.get(fault.errno or 0, "connection failed")
        raise unreachable(words, passing=True, reached=reached) from None


@contextlib.asynccontextmanager
async def _connected(
    place: Place, addresses: Sequence[str], trust: ssl.SSLContext | None
) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await _connect(place, addresses, trust)
    try:
        yield reader, writer
    finally:
        # At once, without a farewell that a rude server could draw out.
        writer.transport.abort()


async def _connect(
    place: Place, addresses: Sequence[str], trust: ssl.SSLContext | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    name = place.host if trust else None
    for left, address in zip(range(len(addresses) - 1, -1, -1), addresses, strict=True):
        try:
            return await asyncio.open_connection(
                address, place.port, limit=_CHUNK, ssl=trust, server_hostname=name
            )
        except ssl.SSLError:
            raise
        except OSError:
            if not left:
                raise
    raise unreachable("the host has no address")


async def _converse(
    method: str,
    place: Place,
    agent: str,
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> Answer:
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
    writer.write(connection.send(_request(method, place, agent)) or b"")
    connection.send(h11.EndOfMessage())
    left = 2 * _LONGEST_HEAD
    while True:
        event = connection.next_event()
        if isinstance(event, h11.Response):
            return _answer(event)
        if event is h11.NEED_DATA:
            data = await reader.read(_CHUNK)
            if not data:
                raise ConnectionResetError(errno.ECONNRESET, "closed before the answer was whole")
            left -= len(data)
            connection.receive_data(data)
        # Provisional answers (1xx) may come without end.
        if left < 0:
            raise h11.RemoteProtocolError("no answer")


def _request(method: str, place: Place, agent: str) -> h11.Request:
    headers = [
        ("Host", place.authority),
        ("User-Agent", agent),
        ("Accept", "text/html, */*;q=0.8"),
        ("Connection", "close"),
    ]
    return h11.Request(method=method, target=place.target, headers=headers)


def _answer(response: h11.Response) -> Answer:
    headers = {bytes(name): bytes(value) for name, value in reversed(list(response.headers))}
    return Answer(
        response.status_code,
        _decode(headers.get(b"location", b"")),
        _decode(headers.get(b"retry-after", b"")),
        _decode(headers.get(b"date", b"")),
        is_challenge=headers.get(b"cf-mitigated") == b"challenge",
    )


def _decode(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _tls_fault(fault: ssl.SSLError) -> str:
    if isinstance(fault, ssl.SSLCertVerificationError):
        return _CERTIFICATE_FAULTS.get(fault.verify_code, "its certificate is not valid")
    return "no safe connection (TLS)"


async def _in_thread(function: Callable[[str], Sequence[str]], argument: str) -> Sequence[str]:
    """Call a function that may block for long; nobody waits for it once the check is over."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Sequence[str] | Exception] = loop.create_future()

    def settle(result: Sequence[str] | Exception) -> None:
        if not future.done():
            future.set_result(result)

    def run() -> None:
        result: Sequence[str] | Exception
        try:
            result = function(argument)
        except Exception as fault:  # noqa: BLE001  (raised again by who waits)
            result = fault
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(settle, result)

    threading.Thread(target=run, daemon=True).start()
    result = await future
    if isinstance(result, Exception):
        raise result
    return result
