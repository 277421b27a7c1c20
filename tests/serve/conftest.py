"""What the tests of the preview share: servers that end with their tests, and a browser."""

from __future__ import annotations

import contextlib
import random
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ..chromium import LIMIT  # noqa: TID252  (as for the files of a folder)
from .previews import Preview

# Systems give others to connections.
NOT_BY_CHANCE = range(12_000, 32_000)


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
