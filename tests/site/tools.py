"""Tools from npm that tests of pages need."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
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
    npm = shutil.which("npm")
    if not package.is_dir():
        if npm is None:
            missing(f"installing `{name}` needs `npm`")
        install = [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(
            [*install, "--prefix", str(folder), f"{name}@{version}"], timeout=PATIENCE, check=False
        )
    if not package.is_dir():
        missing(f"the package `{name}` could not be installed")
    return package
