"""Copies of the demonstration site, in which commands may be run."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .documents import ROOT

Run = Callable[[str], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Copy the demonstration site, with another site beside it."""
    root = tmp_path / "site"
    for copy in (root, tmp_path / "other-site"):
        shutil.copytree(ROOT / "content", copy / "content")
    return root


@pytest.fixture
def run(site: Path, tmp_path: Path) -> Run:
    """Run a command line as a document shows it, in the site's folder."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = {
        **os.environ,
        "BLOGSITE_CACHE_DIR": str(tmp_path / "cache"),
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "PYTHONUTF8": "1",
    }

    def _run(line: str) -> "subprocess.CompletedProcess[str]":
        program, *arguments = shlex.split(line, comments=True)
        assert program in {"blogsite", ".venv/bin/blogsite"}
        return subprocess.run(
            [sys.executable, "-m", "blogsite", *arguments],
            cwd=site,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return _run
