"""The browser of the tests and of the benchmark: a Chromium that the system has."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from typing import Any

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Milliseconds after which the browser gives up.
LIMIT = 30_000


class MissingError(Exception):
    """There is no browser, or nothing to drive it with; the message says which."""


@contextlib.contextmanager
def launched() -> Iterator[Any]:
    """Give a running Chromium; raises MissingError."""
    path = shutil.which("chromium")
    if path is None:
        raise MissingError("there is no `chromium`")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (optional)
    except ImportError:
        raise MissingError("the package `playwright` is not installed") from None
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=_FLAGS, timeout=LIMIT)
        yield running
        running.close()
