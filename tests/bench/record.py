"""What a run leaves behind as JSON: when and where it was made, and with what."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .builders import Builder


def about(measured: str, builders: Iterable[Builder]) -> dict[str, Any]:
    """Return the head of a record: what was measured, the day, the machine, the versions."""
    return {
        "measured": measured,
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": machine(),
        "versions": {builder.name: _version(builder) for builder in builders},
    }


def machine() -> dict[str, Any]:
    """Tell on what the figures were made, and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if "model name" in line), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cpu": model,
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory / 1e9, 1),
        "python": platform.python_version(),
        "system": platform.system(),
        "load": round(os.getloadavg()[0], 2),
    }


def in_words(record: dict[str, Any]) -> str:
    """Return the head of a record as one line."""
    own = record["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in record["versions"].items())
    return (
        f"{record['date']}, {own['cpu']}, {own['cores']} cores, {own['memory_gb']:.0f} GB, "
        f"{own['system']}, Python {own['python']}, load {own['load']:.1f} at the start; {versions}"
    )


def save(path: Path | None, record: dict[str, Any]) -> None:
    """Write the record, where it is wanted."""
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _version(builder: Builder) -> str:
    done = subprocess.run(
        builder.version,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **builder.environment},
    )
    found = re.search(r"\d+\.\d+(\.\d+)?", done.stdout)
    return found[0] if found else ""
