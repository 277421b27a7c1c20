"""What a user sees of a fault of the program itself."""

import os
import tempfile
import traceback
from pathlib import Path

import click

from blogsite import __version__

_TRACKER = "the project's issue tracker"


def report_fault(fault: Exception, consequence: str = "") -> None:
    """Say what failed, where and what follows, and keep the details in a file for a report."""
    frames = traceback.extract_tb(fault.__traceback__)
    inner = next((f for f in reversed(frames) if "blogsite" in f.filename), frames[-1])
    place = f"{os.path.basename(inner.filename)}:{inner.lineno}"  # noqa: PTH119
    click.secho("internal error: ", fg="red", bold=True, nl=False, err=True)
    click.echo(f"{type(fault).__name__} in {place}: {_first_line(fault)}", err=True)
    if consequence:
        click.echo(f"  {consequence}", err=True)
    details = _write_details(fault)
    click.echo(
        f"  hint: this is a fault of blogsite {__version__}. Report it to {_TRACKER}", err=True
    )
    if details:
        click.echo(f"        with the details in {details}", err=True)


def _first_line(fault: Exception) -> str:
    return (str(fault).splitlines() or [""])[0]


def _write_details(fault: Exception) -> Path | None:
    try:
        handle, name = tempfile.mkstemp(prefix="blogsite-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(f"blogsite {__version__}\n")
            file.writelines(traceback.format_exception(fault))
        return Path(name)
    except OSError:
        return None
