"""Show figures: medians of the rounds, ratios to the peers, the machine."""

from __future__ import annotations

import os
import platform
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .bench import Figures

OURS = "blogsite"
_COLUMNS = ("seconds", "cpu", "largest", "together", "files", "MB", "written", "MB written")


def machine() -> dict[str, Any]:
    """Tell on what the figures were made, and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if "model name" in line), "")
    return {
        "cpu": model,
        "cores": len(os.sched_getaffinity(0)),
        "python": platform.python_version(),
        "system": platform.system(),
        "load": os.getloadavg()[0],
    }


def medians(figures: Iterable[Figures]) -> dict[tuple[str, str], dict[str, float]]:
    """Return the median of every figure by scenario and builder, in order of appearance."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for one in figures:
        groups.setdefault((one.scenario, one.builder), []).append(asdict(one))
    return {
        key: {
            name: median(row[name] for row in rows)
            for name, value in rows[0].items()
            if not isinstance(value, str)
        }
        for key, rows in groups.items()
    }


def ratios(figures: Sequence[Figures]) -> dict[str, dict[str, float]]:
    """Return, by scenario and peer, our median seconds divided by the peer's."""
    table = medians(figures)
    found: dict[str, dict[str, float]] = {}
    for (scenario, builder), row in table.items():
        ours = table.get((scenario, OURS))
        if ours and builder != OURS:
            found.setdefault(scenario, {})[builder] = ours["seconds"] / row["seconds"]
    return found


def as_table(figures: Sequence[Figures]) -> str:
    """Return a Markdown table of the medians, with the ratio to us in the last column."""
    shares = ratios(figures)
    lines = [
        f"| scenario | builder | {' | '.join(_COLUMNS)} | blogsite/peer |",
        "| --- | --- |" + " ---: |" * (len(_COLUMNS) + 1),
    ]
    for (scenario, builder), row in medians(figures).items():
        share = shares.get(scenario, {}).get(builder)
        cells = [*_cells(row), "" if share is None else f"{share:.3f}"]
        lines.append(f"| {scenario} | {builder} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cells(row: dict[str, float]) -> list[str]:
    return [
        f"{row['seconds']:.2f}",
        f"{row['cpu']:.2f}",
        f"{row['largest_kib'] / 1024:.0f} MiB",
        f"{row['together_kib'] / 1024:.0f} MiB",
        f"{row['files']:.0f}",
        f"{row['bytes'] / 1e6:.1f}",
        f"{row['files_written']:.0f}",
        f"{row['bytes_written'] / 1e6:.1f}",
    ]
