"""The preview's own endpoints, the site behind them, and who may ask."""

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urlsplit

from h11 import ProtocolError
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from blogsite.serve.additions import CLIENT, EVENTS
from blogsite.serve.answers import Site
from blogsite.serve.messages import Editor, to_message
from blogsite.serve.preview import Preview

# Seconds after which a silent stream says that it is still there.
_HEARTBEAT = 15.0
_OWN = "/_blogsite/"


@dataclass(frozen=True, slots=True)
class Hosts:
    """Which names the preview answers to, so that no page elsewhere can take its name.

    A foreign name may be made to lead here (DNS rebinding); an address can't.
    """

    name: str
    is_public: bool

    def allow(self, header: str) -> bool:
        """Whether a ``Host`` header is one of ours."""
        try:
            parts = urlsplit(f"//{header}")
            host, _port = parts.hostname or "", parts.port
        except ValueError:
            return False
        if host in {"localhost", self.name.lower()} or host.endswith(".localhost"):
            return True
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return False
        return address.is_loopback or self.is_public


class Guard:
    """Refuses foreign hosts, and other sites' pages that ask for the preview's own endpoints."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 403."""
        app = self._app
        if scope["type"] == "http":
            fault = self._fault(Headers(scope=scope), scope["path"])
            app = PlainTextResponse(fault + "\n", 403) if fault else app
        await app(scope, receive, send)

    def _fault(self, headers: Headers, path: str) -> str:
        host = headers.get("host", "")
        if not self._hosts.allow(host):
            return "This preview doesn't answer to that host; start it with `--host` to name one."
        if path.startswith(_OWN):
            is_foreign = headers.get("origin", f"http://{host}") != f"http://{host}"
            if is_foreign or headers.get("sec-fetch-site") in {"cross-site", "same-site"}:
                return "Only pages of this preview may ask for that."
        return ""


def make_app(
    site: Site,
    preview: Preview,
    editor: Editor,
    hosts: Hosts,
    on_fault: Callable[[Exception], None],
    *,
    follow: bool,
) -> ASGIApp:
    """Return the application; what it fails at is given to ``on_fault``."""
    script = resources.files("blogsite.serve").joinpath("client.js").read_bytes()

    async def client(_request: Request) -> Response:
        return Response(script, headers=_OWN_HEADERS, media_type="text/javascript; charset=utf-8")

    async def events(_request: Request) -> Response:
        stream = _stream(preview, editor, follow=follow)
        return StreamingResponse(stream, headers=_OWN_HEADERS, media_type="text/event-stream")

    async def fault(_request: Request, fault: Exception) -> Response:
        # A client that breaks off, or breaks the rules, is no fault of ours.
        if not isinstance(fault, ProtocolError | ConnectionError | ClientDisconnect):
            on_fault(fault)
        return PlainTextResponse("An internal error; the terminal says more.\n", 500)

    return Guard(
        Starlette(
            routes=[
                Route(CLIENT, client),
                Route(EVENTS, events),
                Route("/{path:path}", site.answer),
            ],
            exception_handlers={Exception: fault},
        ),
        hosts,
    )


_OWN_HEADERS = {"cache-control": "no-store", "cross-origin-resource-policy": "same-origin"}


async def _stream(preview: Preview, editor: Editor, *, follow: bool) -> AsyncIterator[str]:
    """Tell the present state, then each new one."""
    with preview.listening() as news:
        yield "retry: 500\n" + to_message(preview, editor, follow=follow)
        while True:
            try:
                await asyncio.wait_for(news.wait(), _HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
            else:
                news.clear()
                yield to_message(preview, editor, follow=follow)
