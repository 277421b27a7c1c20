"""Listens, and runs all parts of the preview until it is told to end."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from blogsite.options import BuildOptions
from blogsite.serve.answers import Site
from blogsite.serve.app import Hosts, make_app
from blogsite.serve.builder import Builder
from blogsite.serve.messages import Editor
from blogsite.serve.preview import Preview
from blogsite.serve.report import Report
from blogsite.serve.watch import Watch

# Seconds that a connection has for its request.
_PATIENCE = 30.0
_MOST_CONNECTIONS = 4000
_BACKLOG = 2048
# Descriptors besides those of connections: files that are sent, the watcher, the builder.
_OTHER_FILES = 256


@dataclass(frozen=True, slots=True)
class Events:
    """What the command line is told, and tells the person in front of it."""

    on_start: Callable[[Report], None]
    on_limit: Callable[[], None]
    on_build: Callable[[Report], None]
    on_fault: Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, and how."""

    options: BuildOptions
    hosts: Hosts
    editor: Editor
    follow: bool


class _Connection(H11Protocol):
    """A connection that is closed when it keeps its request to itself for too long."""

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  (as in the base class)
        super().connection_made(transport)
        self._deadline: asyncio.TimerHandle | None = None
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_waiting():
            self._wait()
        elif self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what makes no sense; an answer that is under way already is broken off."""
        cycle = self.cycle
        if cycle is None or not cycle.response_started:
            super().send_400_response(msg)
        if cycle is not None:
            cycle.disconnected = True
            cycle.message_event.set()
        self.transport.close()

    def _is_waiting(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(_PATIENCE, self._give_up)

    def _give_up(self) -> None:
        self._deadline = None
        if self._is_waiting():
            self.transport.close()


class _Server(uvicorn.Server):
    """A server that leaves signals to the loop it runs in."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def run(
    settings: Settings, builder: Builder, listener: socket.socket, events: Events
) -> None:
    """Build, serve, and build again at each change, until a signal says to end."""
    ending = _ending()
    preview = Preview(builder)
    watch = Watch(settings.options.root, events.on_limit)
    watch.start()
    try:
        await _until(ending, asyncio.create_task(preview.build()))
        if ending.is_set():
            return
        site = Site(settings.options.output, preview)
        app = make_app(
            site,
            preview,
            settings.editor,
            settings.hosts,
            events.on_fault,
            follow=settings.follow,
        )
        server = _server(app)
        serving = asyncio.create_task(server.serve([listener]))
        building = asyncio.create_task(_build_again(preview, watch, events))
        events.on_start(preview.report)
        await _until(ending, serving, building)
        building.cancel()
        server.should_exit = server.force_exit = True
        builder.stop()
        await serving
    finally:
        builder.stop()
        watch.stop()


async def _build_again(preview: Preview, watch: Watch, events: Events) -> None:
    changed = asyncio.create_task(watch.changed())
    while True:
        change = await changed
        building = asyncio.create_task(preview.build(change))
        changed = asyncio.create_task(watch.changed())
        while not building.done():
            await asyncio.wait({building, changed}, return_when=asyncio.FIRST_COMPLETED)
            if building.done() or not preview.overtake(changed.result()):
                break
            change, changed = changed.result(), asyncio.create_task(watch.changed())
        events.on_build(await building)
        if not (change.is_check or changed.done()):
            watch.check_later()


async def _until(ending: asyncio.Event, *work: asyncio.Task[Any]) -> None:
    """Wait until one of the tasks is done or a signal says to end; raises what a task failed with."""
    signalled = asyncio.create_task(ending.wait())
    done, _ = await asyncio.wait({*work, signalled}, return_when=asyncio.FIRST_COMPLETED)
    signalled.cancel()
    for task in done:
        await task


def _ending() -> asyncio.Event:
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for each in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(each, ending.set)
        except NotImplementedError:  # Windows
            signal.signal(each, lambda *_: loop.call_soon_threadsafe(ending.set))
    return ending


def _server(app: Any) -> _Server:  # noqa: ANN401  (uvicorn's own type of applications)
    _raise_limit()
    config = uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        lifespan="off",
        log_config=None,
        # What goes wrong with a request is the client's business, or reported by the application.
        log_level="critical",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=0,
    )
    return _Server(config)


def _raise_limit() -> None:
    """Allow as many open files as connections need; where that can't be, fewer have to do."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_CONNECTIONS + _OTHER_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft < wanted:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; raises OSError.

    Who asks before there is a site waits for it, and no other server can have the address.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if hasattr(socket, "SO_REUSEPORT"):  # not Windows, where the option means another thing
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
