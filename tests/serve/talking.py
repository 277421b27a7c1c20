"""Talks to a preview: requests as they are written, and the stream of builds."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import quote

EVENTS = "/_blogsite/events"
CLIENT = "/_blogsite/client.js"
# Seconds after which an answer won't come any more.
LIMIT = 30


@dataclass(frozen=True)
class Reply:
    """An answer; names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(
    port: int, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Reply:
    """Send one request, its path as it is."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)) as to:
        return _send(to, path, method, headers or {})


def status_of(port: int, path: str, headers: Mapping[str, str]) -> int:
    """Return the status alone, as there are answers that never end."""
    to = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)
    with contextlib.closing(to), _asked(to, path, "GET", headers) as answer:
        return answer.status


def fetch(port: int, paths: list[str], **headers: str) -> dict[str, Reply]:
    """Fetch many paths over one connection."""
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT)) as to:
        return {path: _send(to, path, "GET", headers) for path in paths}


def _send(
    to: http.client.HTTPConnection, path: str, method: str, wanted: Mapping[str, str]
) -> Reply:
    with _asked(to, path, method, wanted) as answer:
        names = {name.lower() for name, _ in answer.getheaders()}
        # One that was sent twice has both values.
        found = {name: answer.headers.get_all(name, []) for name in names}
        headers = {name: ", ".join(values) for name, values in found.items()}
        return Reply(answer.status, headers, answer.read())


def _asked(
    to: http.client.HTTPConnection, path: str, method: str, headers: Mapping[str, str]
) -> http.client.HTTPResponse:
    to.putrequest(method, path, skip_host="Host" in headers, skip_accept_encoding=True)
    for name, value in headers.items():
        to.putheader(name, value)
    to.endheaders()
    return to.getresponse()


def files_at(port: int, base: str, paths: Iterator[str] | list[str]) -> dict[str, bytes]:
    """Return what the server has for the paths of an output folder; None is a file that is not there."""
    urls = {path: base + quote(path) for path in paths}
    replies = fetch(port, list(urls.values()))
    return {p: replies[url].body for p, url in urls.items() if replies[url].status == 200}


def raw(port: int, data: bytes, *, ends: bool = True) -> bytes:
    """Send bytes, and return all that comes back until the server closes or has nothing to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=LIMIT) as to:
        with contextlib.suppress(OSError):
            to.sendall(data)
            if ends:
                to.shutdown(socket.SHUT_WR)
        return _all(to)


def _all(to: socket.socket) -> bytes:
    found = b""
    with contextlib.suppress(ConnectionError):
        while more := to.recv(65536):
            found += more
    return found


class Stream:
    """The stream of builds, as a page reads it."""

    def __init__(self, port: int, patience: float) -> None:
        self._to = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
        self._patience = patience
        self.first: dict[str, Any] = {}

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            stack.callback(self._to.close)
            self._to.request("GET", EVENTS)
            self._answer = stack.enter_context(self._to.getresponse())
            assert self._answer.status == 200
            self.first = self.next()
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def next(self, missed: str = "no word of a build") -> dict[str, Any]:
        """Wait for the next message; fail saying what is missed."""
        limit = time.monotonic() + self._patience
        while time.monotonic() < limit:
            line = self._answer.readline()
            assert line, "the stream has ended"
            if line.startswith(b"data: "):
                return json.loads(line.removeprefix(b"data: "))
        raise AssertionError(missed)

    def built(self) -> dict[str, Any]:
        """Wait for the next build that has come to its end."""
        return self.until(lambda message: not message.get("building"))

    def until(self, wanted: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Wait for a message of some kind."""
        limit = time.monotonic() + self._patience
        while time.monotonic() < limit:
            if wanted(message := self.next()):
                return message
        raise AssertionError("no such message")
