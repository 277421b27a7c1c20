"""Runs builds: as a program of its own, and within the test's process."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blogsite.once import build
from blogsite.options import BuildOptions
from blogsite.result import Result

from .folders import REPOSITORY, snapshot

NOW = "2019-07-01"
# Far beyond what any build here takes: it only keeps a hanging one from holding up the run.
PATIENCE = 120


@dataclass(frozen=True)
class Run:
    """A finished `blogsite build`."""

    code: int
    stdout: str
    stderr: str
    output: Path

    @property
    def report(self) -> dict[str, Any]:
        """The object that `--format json` printed."""
        return json.loads(self.stdout)

    @property
    def diagnostics(self) -> list[dict[str, Any]]:
        return self.report["diagnostics"]

    @property
    def errors(self) -> list[dict[str, Any]]:
        return [each for each in self.diagnostics if each["severity"] == "error"]

    @property
    def files(self) -> dict[str, bytes]:
        return snapshot(self.output)


def command(
    root: Path | str, output: Path | str, *options: str, has_search: bool = False
) -> list[str]:
    """Return the command line of a build at a fixed date, without cards, and without a search unless told so."""
    given = ["--root", str(root), "--output", str(output), "--format", "json"]
    given += ["--no-cards", *options]
    if not has_search:
        given.append("--no-search")
    if "--now" not in options:
        given += ["--now", NOW]
    return [sys.executable, "-m", "blogsite", "build", *given]


def environment(cache: Path, **changes: str) -> dict[str, str]:
    """Return the test's environment with a cache of its own; the checkout is importable."""
    known = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return {**known, "PYTHONPATH": str(REPOSITORY), "BLOGSITE_CACHE_DIR": str(cache), **changes}


def run_build(
    root: Path | str,
    output: Path | str,
    *options: str,
    cache: Path,
    cwd: Path | None = None,
    has_search: bool = False,
    **environ: str,
) -> Run:
    """Build a site as a user does; the output is absolute or relative to ``cwd``."""
    done = subprocess.run(
        command(root, output, *options, has_search=has_search),
        cwd=cwd,
        env=environment(cache, **environ),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr, Path(cwd or ".", output))


def build_here(root: Path, output: Path, **options: Any) -> Result:
    """Build a site in this process; the cache is where ``BLOGSITE_CACHE_DIR`` says."""
    options.setdefault("search", False)
    options.setdefault("now", dt.datetime.fromisoformat(NOW).replace(tzinfo=dt.UTC))
    return build(BuildOptions(root=root, output=output, **options), lambda *_: None)
