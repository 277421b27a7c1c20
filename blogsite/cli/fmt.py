"""`blogsite fmt`."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from blogsite.cli.diffs import print_diff, printable_line
from blogsite.cli.progress import show_progress
from blogsite.cli.reporting import as_json, counted, print_github, print_human
from blogsite.cli.site_options import check_site, format_option
from blogsite.diagnostics import Diagnostic, Problems, as_record, with_excerpts
from blogsite.format.file import Task, format_file
from blogsite.format.run import Changed, Outcome, format_texts, not_formatted
from blogsite.format.selection import SelectionError, find_texts
from blogsite.workers import Workers, available_cores

_INPUT = "-"


@click.command(epilog="Example: blogsite fmt --check content/posts/2019")
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=Path))
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="the current folder",
    help="The site's folder.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="The same, and show what would change.")
@format_option("human", "json", "github")
def command(paths: tuple[Path, ...], root: Path, style: str, *, check: bool, diff: bool) -> None:
    """Bring front matter and Markdown of posts and pages into one manner.

    PATHS are files and folders, by default all posts and pages; - reads one text from standard
    input and writes it to standard output. No page changes by a byte. Exit code: 0 good,
    1 a file can't be read (or would change, with --check), 2 wrong usage.
    """
    looks = check or diff
    if diff and style != "human":
        raise click.UsageError("`--diff` is for people; leave out `--format`")
    if _INPUT in map(str, paths):
        outcome = _from_input(paths, style, looks=looks)
        root = Path()  # what has no file isn't in the site's folder either
    else:
        outcome = _from_files(paths, root, style, writes=not looks)
    if outcome is not None:
        _report(outcome, style, root, looks=looks, diff=diff)
        if outcome.failed or outcome.faults or (looks and outcome.changed):
            sys.exit(1)


def _from_files(paths: tuple[Path, ...], root: Path, style: str, *, writes: bool) -> Outcome:
    check_site(root)
    problems = Problems()
    try:
        found = find_texts(root, paths, problems)
    except SelectionError as fault:
        raise click.UsageError(str(fault)) from None
    with show_progress(enabled=style == "human") as progress, Workers(available_cores()) as workers:
        return format_texts(root, found, workers, progress, problems, writes=writes)


def _from_input(paths: tuple[Path, ...], style: str, *, looks: bool) -> Outcome | None:
    """Format standard input; None where all has been said by writing it."""
    if len(paths) > 1:
        raise click.UsageError("`-` can't be given together with files")
    if style != "human" and not looks:
        raise click.UsageError("standard output is for the text; leave out `--format`")
    data = sys.stdin.buffer.read()
    found = format_file(Task(_INPUT, data))
    if found.diagnostics:
        # An editor takes what it is given for the text, so there must be nothing.
        print_human(with_excerpts(found.diagnostics, lambda _: data))
        sys.exit(1)
    if not looks:
        sys.stdout.buffer.write(found.data)
        return None
    changed = (Changed(_INPUT, data, found.data),) if found.data != data else ()
    return Outcome(changed, 1 - len(changed), 0, ())


def _report(outcome: Outcome, style: str, root: Path, *, looks: bool, diff: bool) -> None:
    faults = with_excerpts(outcome.faults, _reader(root))
    if style == "json":
        click.echo(as_json(_record(outcome, faults)))
        return
    if style == "github":
        found = [*faults, *(map(not_formatted, outcome.changed) if looks else ())]
        print_github(found, root)
    else:
        print_human(faults)
        for each in outcome.changed if looks else ():
            if diff:
                print_diff(each.path, each.before, each.after)
            else:
                click.echo(f"would reformat {printable_line(each.path)}")
    click.echo(_closing_line(outcome, looks=looks))


def _record(outcome: Outcome, faults: tuple[Diagnostic, ...]) -> dict[str, object]:
    return {
        "changed": [each.path for each in outcome.changed],
        "unchanged": outcome.unchanged,
        "failed": outcome.failed,
        "diagnostics": [as_record(each) for each in faults],
    }


def _closing_line(outcome: Outcome, *, looks: bool) -> str:
    """Say how many files were formatted, as formatters of other languages do."""
    would = "would be " if looks else ""
    parts = (
        (len(outcome.changed), f"{would}reformatted"),
        (outcome.unchanged, "would be left unchanged" if looks else "left unchanged"),
        (outcome.failed, "with errors left as they are"),
    )
    said = [(count, what) for count, what in parts if count]
    if not said:
        return "No posts and no pages."
    (first, what), *others = said
    return ", ".join([f"{counted(first, 'file')} {what}", *(f"{n} {what}" for n, what in others)])


def _reader(root: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        try:
            return (root / path).read_bytes()
        except OSError:
            return b""

    return read
