"""What the person who writes with a preview reads beside the browser."""

import contextlib
import datetime as dt
import shutil
import socket
import sys
from collections import Counter

import click

from blogsite import __version__
from blogsite.cli.fault import report_fault
from blogsite.cli.reporting import counted, print_human
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.serve.report import Report
from blogsite.serve.server import Settings

# Listening on any of these is listening on all addresses of the machine.
ANY_ADDRESS = {"", "0.0.0.0", "::"}  # noqa: S104  (to recognise them)
_MOST_NAMED = 3
# Letters of a path that are shown in any case.
_LEAST = 12


class Terminal:
    """Says what happens, once."""

    def __init__(self, address: str, settings: Settings) -> None:
        self._address = address
        self._settings = settings
        self._said: frozenset[Diagnostic] = frozenset()

    def greet(self, report: Report) -> None:
        """Say where the site is to be seen."""
        self._print(report)
        click.echo(f"\n  {click.style('blogsite', bold=True)} {__version__}  {_state(report)}\n")
        for address in (self._address, *_addresses(self._settings, self._address)):
            url = click.style(address + report.base_path, fg="cyan", bold=True, underline=True)
            click.echo(f"  {click.style('➜', fg='green')}  {url}")
        if self._settings.hosts.is_public:
            click.echo("     open to all who can reach this machine, drafts included")
        click.echo(
            click.style("     shows every change as it is saved; Ctrl-C ends it\n", dim=True)
        )

    def tell(self, report: Report) -> None:
        """Say what changed, and what came of it; nothing where nothing has."""
        if report.is_repeat and not report.rendered and not report.removed:
            return
        self._print(report)
        clock = click.style(dt.datetime.now().astimezone().strftime("%H:%M:%S"), dim=True)
        line = f"{clock}  {_state(report)}  "
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else sys.maxsize
        room = width - len(click.unstyle(line))
        click.echo(line + click.style(_names(report.edited, room), dim=True))

    def warn_of_limit(self) -> None:
        """Say why changes take a second from now on."""
        click.echo(
            click.style("warning: ", fg="yellow", bold=True)
            + "the system watches no more folders, so changes are looked for every second; "
            "raise its limit with `sudo sysctl fs.inotify.max_user_watches=524288`"
            " (or `fs.inotify.max_user_instances=1024`)",
            err=True,
        )

    def report(self, fault: Exception) -> None:
        """Report a fault of the server."""
        report_fault(fault, "The preview goes on.")

    def _print(self, report: Report) -> None:
        """Print what is wrong: errors each time, warnings when they are new."""
        found = frozenset(report.diagnostics)
        print_human(
            each
            for each in report.diagnostics
            if each.severity is Severity.ERROR or each not in self._said
        )
        self._said = found


def _addresses(settings: Settings, address: str) -> list[str]:
    """Return the addresses under which others reach a preview that is open to them."""
    if not settings.hosts.is_public or settings.hosts.name not in ANY_ADDRESS:
        return []
    port = address.rpartition(":")[2]
    with contextlib.suppress(OSError):
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        names = sorted({str(each[4][0]) for each in found})
        return [f"http://{name}:{port}" for name in names if not name.startswith("127.")]
    return []


def _state(report: Report) -> str:
    took = f"in {report.seconds:.2f} s"
    counts = Counter(each.severity for each in report.diagnostics)
    if report.has_errors:
        errors = counted(counts[Severity.ERROR], "error")
        after = "the last good site stays" if report.number else "nothing to show yet"
        return f"{click.style(f'✗ {errors}', fg='red', bold=True)} {took}; {after}"
    good = click.style("✓", fg="green", bold=True)
    files = counted(report.rendered, "file")
    removed = f", {report.removed} removed" if report.removed else ""
    warnings = counts[Severity.WARNING]
    said = f"; {counted(warnings, 'warning')}" if warnings else ""
    return f"{good} {counted(report.posts, 'post')}, {files} rendered{removed} {took}{said}"


def _names(paths: tuple[str, ...], room: int) -> str:
    """Return some of the paths, and how many more there are; long ones from their end on."""
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    text = ", ".join(paths[:_MOST_NAMED]) + more
    if len(text) <= room:
        return text
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return "…" + paths[0][-max(room - len(more) - 1, _LEAST) :] + more
