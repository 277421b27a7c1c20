"""Tools from npm that tests of pages need."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from .running import PATIENCE


def npm_package(
    name: str,
    version: str,
    tmp_path_factory: pytest.TempPathFactory,
    missing: Callable[[str], NoReturn],
) -> Path:
    """Return the folder of a package; installed below ``$BLOGSITE_TEST_TOOLS`` where given."""
    kept = os.environ.get("BLOGSITE_TEST_TOOLS")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("tools")
    package = folder / "node_modules" / name
    with _alone(folder):
        if not package.is_dir():
            _install(f"{name}@{version}", folder, missing)
    if not package.is_dir():
        missing(f"the package `{name}` could not be installed")
    return package


def _install(package: str, folder: Path, missing: Callable[[str], NoReturn]) -> None:
    npm = shutil.which("npm")
    if npm is None:
        missing(f"installing `{package}` needs `npm`")
    install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run([*install, "--prefix", str(folder), package], timeout=PATIENCE, check=False)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes out meanwhile: two installations into one folder undo each other."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "installing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
