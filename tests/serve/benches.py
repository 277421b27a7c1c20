"""Compares what a preview serves with what a build writes."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Mapping
from typing import Any

from ..site.folders import difference, snapshot, write_files  # noqa: TID252  (tests are no installed package)
from ..site.running import run_build  # noqa: TID252  (tests are no installed package)
from .previews import Preview
from .talking import files_at

_COVERAGE = "translations/index.html"
ALL = ("--drafts", "--future", "--expired")
_FACTS = ("path", "line", "column", "severity", "rule", "message", "hint")


def clean_build(
    preview: Preview, files: Mapping[str, bytes], *options: str
) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """Build the same files elsewhere, as a user would; return the output and the diagnostics."""
    folder = preview.folder / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    write_files(folder / "site", files)
    given = ("--base-url", preview.address, *(options or ALL))
    done = run_build(folder / "site", folder / "out", *given, cache=folder / "cache")
    return snapshot(folder / "out"), done.diagnostics


def unlike(preview: Preview, wanted: Mapping[str, bytes]) -> str:
    """Say how the served bytes, and the files behind them, differ from those of a build."""
    try:
        found = files_at(preview.port, preview.base, sorted(wanted))
    except http.client.HTTPException as fault:
        return f"no whole answer: {fault!r}"
    try:
        written = snapshot(preview.output)
    except FileNotFoundError as fault:
        return f"a build is still moving its files: {fault}"
    if _COVERAGE not in wanted:
        # A preview has it even where the settings don't ask for it.
        written.pop(_COVERAGE, None)
    return difference(found, wanted) or difference(written, wanted)


def comes_to(preview: Preview, wanted: Mapping[str, bytes]) -> None:
    """Wait until all that is served is that of a build."""
    with preview.stream() as stream:
        while found := unlike(preview, wanted):
            stream.next(found)


def comes_to_faults(preview: Preview, faults: list[dict[str, Any]]) -> None:
    """Wait until the faults shown are those of a build."""
    wanted = [_facts(each) for each in faults]
    with preview.stream() as stream:
        shown = stream.first
        while (found := [_facts(each) for each in shown["diagnostics"]]) != wanted:
            shown = stream.next(f"{found} is not {wanted}")


def _facts(fault: dict[str, Any]) -> list[Any]:
    return [fault[name] for name in _FACTS]
