"""What the tests of reviews share: sites in git repositories, and reviews of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from blogsite.cli.main import group

NOW = "2019-07-01"
_IDENTITY = ("-c", "user.name=CNCF", "-c", "user.email=cncf@example.org")
_BRANCH = ("-c", "init.defaultBranch=main")


class Repository:
    """A git repository with a site in it, perhaps in a folder of its own."""

    def __init__(self, folder: Path, site: str = "") -> None:
        self.folder, self.root = folder, folder / site
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet")

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """Run git, and return what it says."""
        command = ["git", *_IDENTITY, *_BRANCH, *arguments]
        done = subprocess.run(
            command, cwd=self.folder, input=given, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.decode().strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files of the site; those that are None are removed."""
        for path, content in files.items():
            target = self.root / path
            if content is None:
                target.unlink()
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self) -> str:
        """Commit all there is; return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A change")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, missing: Callable[[str], Any]) -> Callable[..., Repository]:
    """Make a repository whose branch `main` has some files of a site."""
    if shutil.which("git") is None:
        missing("there is no `git`")

    def make(files: Mapping[str, str | bytes | None], site: str = "") -> Repository:
        made = Repository(tmp_path / f"repository-{len(list(tmp_path.iterdir()))}", site)
        made.write(files)
        made.commit()
        return made

    return make


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run `blogsite`, from an empty folder."""
    monkeypatch.setenv("BLOGSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def invoke(*arguments: object) -> Result:
        given = [str(each) for each in arguments]
        return CliRunner().invoke(group, given, prog_name="blogsite", catch_exceptions=False)

    return invoke


@pytest.fixture
def review(run: Callable[..., Result]) -> Callable[..., dict[str, Any]]:
    """Return the review of a site's folder as JSON."""

    def look(root: Path, *options: object, base: object = "main") -> dict[str, Any]:
        given = ("--root", root, "--base", base, "--now", NOW, "--jobs", 1, "--format", "json")
        done = run("review", *given, *options)
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return look
