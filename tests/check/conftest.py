"""Runs `blogsite check` in this process."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group

Run = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Check a site, on the day of all tests, from an empty folder."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def invoke(root: Path, *arguments: object, now: str = "2019-07-01", jobs: int = 1) -> Result:
        given = ["check", "--root", root, "--now", now, "--jobs", jobs, *arguments]
        return CliRunner().invoke(group, [str(each) for each in given], catch_exceptions=False)

    return invoke
