"""`blogsite authors`: one person once."""

from typing import Any

import click

from blogsite.cli.site_options import site_options
from blogsite.cli.term_edits import carry_out, dry_run_option
from blogsite.terms.model import AUTHORS
from blogsite.terms.requests import Request


@click.group(epilog="Example: blogsite authors merge lei-zhang-2 lei-zhang")
def command() -> None:
    """Keep each author once."""


@command.command(epilog="Example: blogsite authors merge lei-zhang-2 lei-zhang --dry-run")
@click.argument("old", metavar="ID")
@click.argument("new", metavar="ID")
@dry_run_option
@site_options
def merge(old: str, new: str, *, dry_run: bool, **site: Any) -> None:  # noqa: ANN401
    """Make one author of two: the first ID goes, the second stays.

    Every post in every language that names the first names the second, as author and as
    translator; nothing else in these files changes. What only the first one's file says is taken
    over; what both say differently stays as the second says, and is shown. Posts keep the role
    and organization that the first one's file gave them. The old pages redirect. Exit code:
    0 good, 1 errors in files, and nothing was written, 2 wrong usage.
    """
    carry_out(Request(AUTHORS, old, new), dry_run=dry_run, **site)
