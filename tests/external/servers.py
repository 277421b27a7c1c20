"""Servers on this machine for the tests of links: well behaved ones, and rude ones."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
# Seconds after which a connection ends, whatever becomes of the test.
LIMIT = 5


@dataclass
class Request:
    """What a client sent."""

    method: str
    path: str
    host: str
    text: str


def status(code: int, *headers: str) -> bytes:
    """Return an answer without a body."""
    lines = "".join(f"{each}\r\n" for each in headers)
    return f"HTTP/1.1 {code} Whatever\r\n{lines}Content-Length: 0\r\n\r\n".encode()


def redirect(code: int, location: str) -> bytes:
    """Return a redirect."""
    return status(code, f"Location: {location}")


Respond = Callable[[Request], bytes]
Behave = Callable[[socket.socket, Request], None]


@dataclass
class Server:
    """Answers requests by a function, or leaves a connection to one that may do anything."""

    respond: Respond | None = None
    behave: Behave | None = None
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0
    bytes_sent: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port = self._listener.getsockname()[1]
        self._lock = threading.Lock()
        self._open = 0
        self.closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(LIMIT)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Return the URL of a path, under any name."""
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def asked(self) -> Counter[str]:
        """Return how often each path was asked for."""
        return Counter(each.path for each in self.requests)

    def methods(self) -> list[str]:
        """Return the methods of all requests in their order."""
        return [each.method for each in self.requests]

    def send(self, connection: socket.socket, data: bytes) -> None:
        """Send as much as the client takes."""
        with memoryview(data) as rest:
            at = 0
            while at < len(rest) and not self.closing.is_set():
                sent = connection.send(rest[at : at + 65_536])
                at += sent
                self.bytes_sent += sent

    def _start(self, work: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self.connections += 1
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        connection.settimeout(LIMIT)
        # Clients that go away, and handshakes that fail, are what is tested.
        with contextlib.suppress(OSError), connection:
            if self.tls:
                with self.tls.wrap_socket(connection, server_side=True) as safe:
                    self._talk(safe)
            else:
                self._talk(connection)
        with self._lock:
            self._open -= 1

    def _talk(self, connection: socket.socket) -> None:
        text = b""
        while b"\r\n\r\n" not in text:
            data = connection.recv(65_536)
            if not data:
                return
            text += data
        lines = text.decode().split("\r\n")
        method, path, _ = lines[0].split(" ", 2)
        host = next(each for each in lines if each.startswith("Host:")).removeprefix("Host: ")
        request = Request(method, path, host, text.decode())
        with self._lock:
            self.requests.append(request)
        if self.behave:
            self.behave(connection, request)
        else:
            assert self.respond is not None
            connection.sendall(self.respond(request))
