"""What the commands that merge and rename authors and tags share."""

import sys
from collections.abc import Iterator
from typing import Any, NoReturn

import click

from blogsite.cli.diffs import print_diff, printable_line
from blogsite.cli.planning import planned_quietly
from blogsite.cli.reporting import counted, print_human
from blogsite.cli.site_options import make_options
from blogsite.diagnostics import Problems
from blogsite.options import BuildOptions
from blogsite.session import report_change
from blogsite.terms.changing import FaultyFilesError, plan_change
from blogsite.terms.model import Change, FileEdit, Gone
from blogsite.terms.promises import new_faults, with_promises
from blogsite.terms.requests import Request, TermError
from blogsite.terms.writing import write_edits
from blogsite.tree import ChangedFileError

_SHOWN = 50

dry_run_option = click.option(
    "--dry-run", is_flag=True, help="Show all edits as a diff, and write nothing."
)


def carry_out(
    request: Request,
    *,
    dry_run: bool,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Plan a request, hold the edited site to what it is now, and write all its files or none."""
    options = make_options(output=None, **site)
    change = _possible(request, options)
    if dry_run:
        for edit in change.edits:
            print_diff(edit.path, edit.before, edit.after)
    else:
        problems = Problems()
        if not write_edits(options.root, change.edits, problems):
            print_human(problems)
            sys.exit(1)
    for line in _report(change, dry_run=dry_run):
        click.echo(printable_line(line))


def _possible(request: Request, options: BuildOptions) -> Change:
    """Return the change; ends the command where there can be none."""
    try:
        return _planned(request, options)
    except TermError as fault:
        raise click.UsageError(str(fault)) from None
    except FaultyFilesError as fault:
        print_human(fault.diagnostics)
        _stop("mend these files first")
    except ChangedFileError as fault:
        print_human([report_change(fault)])
        _stop("run the command again")


def _planned(request: Request, options: BuildOptions) -> Change:
    """Return the change; ends the command where the site would be worse for it."""
    with planned_quietly(options) as before:
        change = plan_change(before.plan, before.diagnostics, request)
    edits = {edit.path: edit.after for edit in change.edits}
    with planned_quietly(options, edits) as after:
        faults = new_faults(before.diagnostics, after.diagnostics, (before.plan, after.plan))
        if faults:
            print_human(faults)
            _stop("with these edits the site would have errors that it doesn't have now")
        return with_promises(change, before.plan, after.plan)


def _stop(reason: str) -> NoReturn:
    click.echo(f"Nothing was written: {reason}", err=True)
    sys.exit(1)


def _report(change: Change, *, dry_run: bool) -> Iterator[str]:
    """Yield what was done, or would be, and all that is lost by it."""
    swap = change.swap
    verb = "would become" if dry_run else "is now"
    count = f"{counted(change.texts, 'post')} {'to edit' if dry_run else 'edited'}"
    yield f"{swap.taxonomy.singular} `{swap.old}` {verb} `{swap.new}`: {count}"
    for edit in change.edits:
        if not edit.path.startswith("content/posts/"):
            yield f"  {_done(edit)} {edit.path}"
    if change.taken:
        yield f"  taken over: {_listed(change.taken)}"
    for source, target in change.redirects:
        yield f"  redirect: {source} to {target}"
    if swap.affiliation:
        said = (f"{key}: {value or 'none'}" for key, value in swap.affiliation)
        yield f"  its posts say themselves: {_listed(tuple(said))}"
    for gone in change.gone[:_SHOWN]:
        yield f"  {_gone(gone)}"
    if len(change.gone) > _SHOWN:
        yield f"  and {len(change.gone) - _SHOWN} more that is gone"


def _done(edit: FileEdit) -> str:
    if edit.before is None:
        return "new:"
    return "deleted:" if edit.after is None else "edited:"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _gone(gone: Gone) -> str:
    stays = f", as `{gone.stays}` stays" if gone.stays else ""
    return f"gone: `{gone.said}` ({gone.path}:{gone.line}){stays}"
