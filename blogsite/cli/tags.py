"""`blogsite tags`: one word for one thing."""

from typing import Any

import click

from blogsite.cli.site_options import site_options
from blogsite.cli.term_edits import carry_out, dry_run_option
from blogsite.terms.model import TAGS
from blogsite.terms.requests import Request


@click.group(epilog="Example: blogsite tags merge service-meshes service-mesh")
def command() -> None:
    """Keep one tag for one thing, under a good id."""


@command.command(epilog="Example: blogsite tags merge service-meshes service-mesh --dry-run")
@click.argument("old", metavar="ID")
@click.argument("new", metavar="ID")
@dry_run_option
@site_options
def merge(old: str, new: str, *, dry_run: bool, **site: Any) -> None:  # noqa: ANN401
    """Make one tag of two: the first ID goes, the second stays.

    Every post in every language that has the first gets the second, once; nothing else in these
    files changes. What only the first one's file says is taken over; what both say differently
    stays as the second says, and is shown. The old pages redirect. Exit code: 0 good, 1 errors in
    files, and nothing was written, 2 wrong usage.
    """
    carry_out(Request(TAGS, old, new), dry_run=dry_run, **site)


@command.command(epilog="Example: blogsite tags rename toc oversight --dry-run")
@click.argument("old", metavar="ID")
@click.argument("new", metavar="ID")
@dry_run_option
@site_options
def rename(old: str, new: str, *, dry_run: bool, **site: Any) -> None:  # noqa: ANN401
    """Give a tag another id: the first ID goes, the second is new.

    Every post in every language gets the new id, the tag's file gets the new name, and the old
    pages redirect. What readers see is `name` in that file, which stays as it is. Exit code:
    0 good, 1 errors in files, and nothing was written, 2 wrong usage.
    """
    carry_out(Request(TAGS, old, new, is_rename=True), dry_run=dry_run, **site)
