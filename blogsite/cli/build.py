"""`blogsite build`."""

import sys
import time
from pathlib import Path
from typing import Any

import click

from blogsite.cache import CacheError
from blogsite.cli.progress import show_progress
from blogsite.cli.reporting import as_json, counted, print_github, print_human
from blogsite.cli.site_options import build_options, format_option, make_options
from blogsite.diagnostics import Severity, as_record
from blogsite.once import build
from blogsite.options import BuildOptions
from blogsite.publish.output import OutputError
from blogsite.result import Result


@click.command(epilog="Example: blogsite build --drafts --base-url https://preview.example.org/")
@build_options
@format_option("human", "json", "github")
@click.option("--clean", is_flag=True, help="Forget the last build and make everything anew.")
def command(style: str, **site: Any) -> None:  # noqa: ANN401  (the options of a build, by name)
    """Turn the posts into a static site.

    Only what changed since the last build is rendered. With an error in any file nothing is
    published, and all errors are shown. Exit code: 0 good, 1 errors in the content,
    2 wrong usage.
    """
    started = time.monotonic()
    options = make_options(**site)
    try:
        with show_progress(enabled=style == "human") as progress:
            result = build(options, progress)
    except (OutputError, CacheError) as fault:
        raise click.UsageError(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from None
    seconds = time.monotonic() - started
    _report(result, style, seconds, options)
    if _count(result, Severity.ERROR):
        sys.exit(1)


def _report(result: Result, style: str, seconds: float, options: BuildOptions) -> None:
    if style == "json":
        click.echo(as_json(_record(result, seconds)))
        return
    if style == "github":
        print_github(result.diagnostics, options.root)
    else:
        print_human(result.diagnostics)
    click.echo(_closing_line(result, seconds, options.output))


def _record(result: Result, seconds: float) -> dict[str, object]:
    published = result.published
    return {
        "posts": result.posts,
        "planned": published.planned,
        "rendered": published.rendered,
        "kept": published.kept,
        "removed": published.removed,
        "indexed": result.indexed,
        "seconds": round(seconds, 3),
        "diagnostics": [as_record(each) for each in result.diagnostics],
    }


def _closing_line(result: Result, seconds: float, output: Path) -> str:
    errors, warnings = _count(result, Severity.ERROR), _count(result, Severity.WARNING)
    said = ", ".join(
        counted(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count
    )
    took = f"in {seconds:.2f} s"
    if errors:
        return click.style("Nothing published", fg="red", bold=True) + f": {said}, {took}"
    done = result.published
    posts, files = counted(result.posts, "post"), counted(done.rendered, "file")
    return (
        click.style("Built", fg="green", bold=True)
        + f" {posts} into {output} {took}: {files} rendered, "
        + f"{done.kept} kept, {done.removed} removed"
        + (f"; {said}" if said else "")
    )


def _count(result: Result, severity: Severity) -> int:
    return sum(each.severity is severity for each in result.diagnostics)
