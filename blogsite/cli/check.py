"""`blogsite check`."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from blogsite import __version__
from blogsite.cache import CacheError
from blogsite.check.rules import RULES
from blogsite.check.run import Report, Request, check_site
from blogsite.check.sarif import as_sarif
from blogsite.cli.progress import show_progress
from blogsite.cli.reporting import (
    as_json,
    counted,
    folder_from_here,
    print_faults,
    print_github,
)
from blogsite.cli.site_options import format_option, jobs_option, make_options, site_options
from blogsite.diagnostics import Severity, as_record
from blogsite.external import Settings


def _list_rules(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click's signature)
    if not value or context.resilient_parsing:
        return
    width = max(map(len, RULES))
    for rule in RULES.values():
        click.echo(f"{rule.name:<{width}}  {rule.level:<7}  {rule.says}")
    context.exit()


@click.command(epilog="Example: blogsite check content/posts/2019 --strict")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@site_options
@format_option("human", "json", "github", "sarif")
@click.option("--external", is_flag=True, help="Ask other sites whether links to them work.")
@click.option("--private", is_flag=True, help="Ask addresses of private networks too.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules,
    help="List the rules that a site can turn off or up.",
)
@jobs_option
def command(
    paths: tuple[Path, ...],
    style: str,
    *,
    external: bool,
    private: bool,
    strict: bool,
    jobs: int,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Look for what a build lets pass and an editor would not.

    Reports the build's own faults too; drafts, scheduled and expired posts are looked at as all
    others. With PATHS only faults of these files and folders are shown. Nothing is published.
    Exit code: 0 good, 1 errors (or warnings, with `--strict`), 2 wrong usage.
    """
    started = time.monotonic()
    options = make_options(output=None, jobs=jobs, **site)
    settings = Settings(private=private) if external else None
    request = Request(options, _chooser(paths, options.root), settings)
    report = _check(request, with_progress=style == "human")
    _show(report, style, time.monotonic() - started, options.root)
    counts = Counter(each.severity for each in report.diagnostics)
    if counts[Severity.ERROR] or (strict and counts[Severity.WARNING]):
        sys.exit(1)


def _check(request: Request, *, with_progress: bool) -> Report:
    try:
        with show_progress(enabled=with_progress) as progress:
            return check_site(request, progress)
    except CacheError as fault:
        raise click.UsageError(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from None


def _chooser(paths: tuple[Path, ...], root: Path) -> Callable[[str], bool]:
    """Return what tells whether a file of the site is one of the paths, or in one of them."""
    if not paths:
        return lambda _path: True
    # Links within the site stay as they are named: so are they in reports.
    top = os.path.abspath(root)  # noqa: PTH100  (`resolve` follows links)
    named = []
    for path in paths:
        inside = os.path.relpath(os.path.abspath(path), top)  # noqa: PTH100
        if inside.startswith(".."):
            raise click.UsageError(f"`{path}` is not in the site's folder, `{root}`")
        named.append(Path(inside).as_posix())
    files, folders = set(named), tuple(f"{each}/" for each in named)
    if "." in files:
        return lambda _path: True
    return lambda path: path in files or path.startswith(folders)


def _show(report: Report, style: str, seconds: float, root: Path) -> None:
    if style == "sarif":
        log = as_sarif(report.diagnostics, __version__, folder_from_here(root))
        click.echo(as_json(log))
        return
    if style == "json":
        records = [as_record(each) for each in report.diagnostics]
        record = {"files": report.files, "seconds": round(seconds, 3), "diagnostics": records}
        click.echo(as_json(record))
        return
    if style == "github":
        print_github(report.diagnostics, root)
    else:
        print_faults(report.diagnostics)
    click.echo(_closing_line(report, seconds))


def _closing_line(report: Report, seconds: float) -> str:
    counts = Counter(each.severity for each in report.diagnostics)
    checked = f"checked {counted(report.files, 'file')} in {seconds:.2f} s"
    if not counts:
        return click.style("No faults", fg="green", bold=True) + f"; {checked}"
    files = len({each.path for each in report.diagnostics if each.path})
    colour = "red" if counts[Severity.ERROR] else "yellow"
    said = click.style(counted(counts.total(), "fault"), fg=colour, bold=True)
    where = f" in {counted(files, 'file')}" if files else ""
    kinds = ((counts[Severity.ERROR], "error"), (counts[Severity.WARNING], "warning"))
    each = ", ".join(counted(count, word) for count, word in kinds if count)
    return f"{said}{where}: {each}; {checked}"
