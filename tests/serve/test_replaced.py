"""A file that is replaced while it is being sent: the answer is the old one or the new one, whole."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from blogsite.serve.answers import Site
from blogsite.serve.builder import Builder
from blogsite.serve.preview import Preview

OLD, NEW = b"old " * 1000, b"new"


class Nobody(Builder):
    """A builder that builds nothing."""

    def _start(self, _method: str) -> None:
        self._process = None


async def _send(folder: Path, accepts: str, after: bytes | None) -> list[dict[str, Any]]:
    """Answer a request for a file that is replaced, or removed, once the answer has begun."""
    from starlette.requests import Request  # noqa: PLC0415  (of the server alone)

    file, sent = folder / "page.html", []
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/page.html",
        "raw_path": b"/page.html",
        "query_string": b"",
        "headers": [(b"host", b"localhost"), (b"accept", accepts.encode())],
    }

    async def receive() -> dict[str, Any]:
        return await asyncio.Future()

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if message["type"] == "http.response.start":
            file.unlink()
            if after is not None:
                file.write_bytes(after)

    site = Site(folder, Preview(Nobody(lambda _: None)))
    response = await site.answer(Request(scope))
    await response(scope, receive, send)
    return sent


@pytest.mark.parametrize("after", [NEW, OLD * 2, None], ids=["shorter", "longer", "gone"])
@pytest.mark.parametrize("accepts", ["text/html", "*/*"])
def test_replaced(tmp_path: Path, accepts: str, after: bytes | None) -> None:
    """What is sent has the length that was announced, and is of one version of the file."""
    (tmp_path / "page.html").write_bytes(OLD)
    # In a thread of its own, as a browser's loop may be running in this one.
    with ThreadPoolExecutor(1) as thread:
        start, *rest = thread.submit(asyncio.run, _send(tmp_path, accepts, after)).result()
    headers = {name.lower(): value for name, value in start["headers"]}
    body = b"".join(message["body"] for message in rest)
    assert len(body) == int(headers[b"content-length"])
    assert body.startswith(OLD) or body == after
