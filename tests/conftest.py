"""What all tests share: small sites written from texts, and builds of them in this process."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from blogsite.build import Plan, Result, make_site_plan, open_session
from blogsite.build import build as build_site
from blogsite.diagnostics import Problems
from blogsite.options import BuildOptions
from blogsite.workers import Workers

NOW = dt.datetime(2019, 7, 1, 12, tzinfo=dt.UTC)


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
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Plan, Problems]]:
    """Plan a site without writing it; return the plan and what was found wrong."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))

    def run(root: Path, **options: Any) -> tuple[Plan, Problems]:
        given, problems = _options(root, tmp_path, options), Problems()
        with open_session(given) as session, Workers(1) as workers:
            return make_site_plan(given, session, workers, lambda *_: None, problems), problems

    return run


def _options(root: Path, folder: Path, options: dict[str, Any]) -> BuildOptions:
    return BuildOptions(root=root, **{"output": folder / "out", "now": NOW, **options})


@pytest.fixture
def post() -> Callable[..., str]:
    """Return a post's text from its front matter: `post("body", tags="[a]", slug="b")`."""

    def text(body: str = "Text.\n", **front: str) -> str:
        given = {"title": "A post", "date": "2019-06-24", **front}
        lines = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
        return f"---\n{lines}---\n\n{body}"

    return text
