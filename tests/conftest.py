"""What all tests share: small sites written from texts, builds of them in this process, a browser."""

import contextlib
import datetime as dt
import os
from asyncio import events
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import hypothesis
import pytest

from blogsite.build import Plan, make_site_plan
from blogsite.diagnostics import Problems
from blogsite.installed import Installation
from blogsite.once import build as build_site
from blogsite.options import BuildOptions
from blogsite.result import Result
from blogsite.session import open_session
from blogsite.workers import Workers

from .chromium import MissingError, launched

# No test is judged by the clock: machines are busy.
hypothesis.settings.register_profile("blogsite", deadline=None)
hypothesis.settings.load_profile("blogsite")

NOW = dt.datetime(2019, 7, 1, 12, tzinfo=dt.UTC)


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
    with contextlib.ExitStack() as stack:
        try:
            running = stack.enter_context(launched())
        except MissingError as fault:
            missing(str(fault))
        yield running


@pytest.fixture
def outside_of_loops() -> Iterator[None]:
    """Let code run an event loop of its own: the browser's stands still while no test drives it."""
    running = events._get_running_loop()
    events._set_running_loop(None)
    yield
    events._set_running_loop(running)


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., Path]:
    """Write files, given as path to text or bytes, and return the site's root."""

    def write(files: Mapping[str, str | bytes], name: str = "site") -> Path:
        root = tmp_path / name
        (root / "content").mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Build a site into `out`, with one cache for all builds of the test."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))

    def run(root: Path, **options: Any) -> Result:
        return build_site(_options(root, tmp_path, options), lambda *_: None)

    return run


@pytest.fixture
def newly_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was installed just now, so that each build looks into it."""
    new = Installation("new", is_settled=False)
    monkeypatch.setattr("blogsite.session.find_installation", lambda _now: new)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Plan, Problems]]:
    """Plan a site without writing it; return the plan and what was found wrong."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))

    def run(root: Path, **options: Any) -> tuple[Plan, Problems]:
        given, problems = _options(root, tmp_path, options), Problems()
        with open_session(given) as session, Workers(1) as workers:
            return make_site_plan(given, session, workers, lambda *_: None, problems), problems

    return run


def _options(root: Path, folder: Path, options: dict[str, Any]) -> BuildOptions:
    """Return options without a search, which takes a program and a second: few tests are about it."""
    given = {"output": folder / "out", "now": NOW, "search": False, **options}
    return BuildOptions(root=root, **given)


@pytest.fixture
def post() -> Callable[..., str]:
    """Return a post's text from its front matter: `post("body", tags="[a]", slug="b")`."""

    def text(body: str = "Text.\n", **front: str) -> str:
        given = {"title": "A post", "date": "2019-06-24", **front}
        lines = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
        return f"---\n{lines}---\n\n{body}"

    return text
