"""What the tests of the preview share: servers that end with their tests, and a browser."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from .previews import Preview

FLAGS = [
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
# Systems give others to connections.
NOT_BY_CHANCE = range(12_000, 32_000)


@pytest.fixture(scope="session")
def missing() -> Callable[[str], NoReturn]:
    """Skip a test for want of a tool; where `CI=true` promises all tools, fail."""

    def give_up(reason: str) -> NoReturn:
        if os.environ.get("CI") == "true":
            pytest.fail(f"not to be skipped where CI=true: {reason}")
        pytest.skip(reason)

    return give_up


@pytest.fixture(scope="session")
def browser(missing: Callable[[str], NoReturn]) -> Iterator[Any]:
    """A running Chromium."""
    path = shutil.which("chromium")
    if path is None:
        missing("there is no `chromium`")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (optional)
    except ImportError:
        missing("the package `playwright` is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS, timeout=LIMIT)
        yield running
        running.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A tab of its own; nothing outside the machine is asked for."""
    context = browser.new_context(viewport={"width": 1000, "height": 700}, locale="en")
    context.set_default_timeout(LIMIT)
    context.route(lambda url: "127.0.0.1" not in url, lambda route: route.fulfill(body=""))
    yield context.new_page()
    context.close()


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on, nor gets by chance for a connection to somebody else."""
    chance = random.Random()
    while True:
        port = chance.choice(NOT_BY_CHANCE)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@pytest.fixture(scope="module")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Preview]]:
    """Start servers that run until the tests of the module are over."""
    with contextlib.ExitStack() as stack:

        def start(files: dict[str, bytes], *options: str, **more: Any) -> Preview:
            folder: Path = tmp_path_factory.mktemp("preview")
            return stack.enter_context(Preview(folder, files, *options, **more))

        yield start


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Preview]]:
    """Start servers that run until the test is over."""
    with contextlib.ExitStack() as stack:

        def begin(files: dict[str, bytes], *options: str, **more: Any) -> Preview:
            folder = more.pop("folder", tmp_path / f"preview-{len(list(tmp_path.iterdir()))}")
            return stack.enter_context(Preview(folder, files, *options, **more))

        yield begin
