"""Requests that make no sense, and floods of connections, do the server no harm."""

from __future__ import annotations

import contextlib
import resource
import socket
from collections.abc import Callable, Iterator

import pytest

from .previews import Preview
from .sites import POST_URL, site
from .talking import CLIENT, EVENTS, ask, raw

IDLE = 1000
SLOW = 100
# Files of the test itself, besides its connections.
OTHERS = 200
HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST / HTTP/1.1\r\nHost: localhost\r\n"
MALFORMED = {
    "nothing": b"",
    "garbage": bytes(range(256)) * 40,
    "zeros": b"\0" * 100_000,
    "tls": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"a" * 500,
    "http 2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "half a request": HEAD,
    "no version": b"GET /\r\n\r\n",
    "odd version": b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
    "odd method": b"G\x00T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "unknown method": b"BREW / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "long method": b"A" * 100_000 + b" / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "long path": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "long name": b"GET /"
    + b"a" * 5000
    + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "long header": HEAD + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "many headers": HEAD + b"X: a\r\n" * 100_000 + b"\r\n",
    "no colon": HEAD + b"nothing\r\n\r\n",
    "two hosts": HEAD + b"Host: evil.example.org\r\n\r\n",
    "folded header": HEAD + b"X: a\r\n b\r\nConnection: close\r\n\r\n",
    "bad path": b"GET /\xff\xfe\xe2 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bad escape": b"GET /%zz%e2%28 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "no path": b"GET  HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "star": b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "connect": b"CONNECT evil.example.org:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "upgrade": HEAD + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    "negative length": POST + b"Content-Length: -1\r\n\r\n",
    "no length": POST + b"Content-Length: many\r\n\r\n",
    "two lengths": POST + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nabc",
    "huge length": POST + b"Content-Length: 99999999999999999999\r\n\r\nabc",
    "bad chunk": POST + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n",
    "huge chunk": POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
    "length and chunks": POST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "odd range": HEAD + b"Range: bytes=9-1,-,x\r\nConnection: close\r\n\r\n",
    "many ranges": HEAD
    + b"Range: bytes="
    + b"0-,1-2," * 2000
    + b"3-4\r\nConnection: close\r\n\r\n",
    "odd cookie": HEAD + b"Cookie: \xff;=;a=b=c;[]\r\nConnection: close\r\n\r\n",
    "odd language": HEAD + b"Accept-Language: ;;q=,,\xe9\r\nConnection: close\r\n\r\n",
    "odd etag": HEAD + b'If-None-Match: "\r\nIf-Range: x\r\nConnection: close\r\n\r\n',
    "many at once": (HEAD + b"\r\n") * 500,
}


@pytest.fixture(scope="module")
def preview(begin: Callable[..., Preview]) -> Preview:
    """One server for the tests of this file."""
    return begin(site())


@pytest.mark.parametrize("ends", [False, True], ids=["waits", "ends"])
@pytest.mark.parametrize("name", MALFORMED)
def test_malformed(preview: Preview, name: str, *, ends: bool) -> None:
    """Whatever is sent, it is answered or the connection closed, and the terminal says nothing."""
    before = preview.said
    if ends:
        found = raw(preview.port, MALFORMED[name])
        assert found[:13] in {b"", *(b"HTTP/1.1 %d " % status for status in range(200, 500))}
    else:
        with (
            socket.create_connection(("127.0.0.1", preview.port)) as to,
            contextlib.suppress(OSError),
        ):
            to.sendall(MALFORMED[name])
    assert ask(preview.port, preview.base + POST_URL).status == 200
    assert preview.said == before


@pytest.mark.parametrize("path", ["/", EVENTS, CLIENT])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_malformed_after_the_answer(preview: Preview, method: str, path: str) -> None:
    """A request that goes wrong once its answer is under way ends its connection and no more."""
    before = preview.said
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", preview.port), timeout=30) as to:
        to.sendall(head.encode())
        assert to.recv(9) == b"HTTP/1.1 "
        to.sendall(b"no chunk\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while to.recv(65536):
                pass
    assert ask(preview.port, preview.base + POST_URL).status == 200
    assert preview.said == before


@pytest.fixture
def flood() -> Iterator[Callable[[int], list[socket.socket]]]:
    """Open many connections, which are closed after the test."""
    with contextlib.ExitStack() as stack:

        def connect(port: int, count: int) -> list[socket.socket]:
            made = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(count)]
            for each in made:
                stack.enter_context(each)
            return made

        yield connect


def _can_open(count: int) -> bool:
    """Whether this process may have so many files, allowing it as many as it may allow itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < count <= hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
    return count <= hard


def test_flood(
    preview: Preview, flood: Callable[..., list[socket.socket]], missing: Callable[[str], None]
) -> None:
    """Among a thousand idle connections and a hundred slow ones a page is answered, and an edit."""
    if not _can_open(IDLE + SLOW + OTHERS):
        missing("the system allows too few open files")
    flood(preview.port, IDLE)
    slow = flood(preview.port, SLOW)
    for byte in HEAD:
        for each in slow:
            each.sendall(bytes([byte]))
    assert ask(preview.port, preview.base + POST_URL).status == 200
    preview.settle(site())
    for each in slow:
        each.sendall(b"Connection: close\r\n\r\n")
        assert each.recv(12) == b"HTTP/1.1 200"


def test_readers_that_do_not_read(
    preview: Preview, flood: Callable[..., list[socket.socket]]
) -> None:
    """Pages that listen and never read what they are told keep nobody else from reading."""
    for each in flood(preview.port, SLOW):
        each.sendall(f"GET {EVENTS} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    for number in range(10):
        preview.settle(site(**{"content/pages/about.md": f"---\ntitle: About {number}\n---\n"}))
    assert b"About 9" in preview.get(preview.base + "about/")
