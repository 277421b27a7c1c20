"""`blogsite schedule`."""

import datetime as dt
import sys
from typing import Any

import click

from blogsite.cli.planning import planned
from blogsite.cli.reporting import as_json
from blogsite.cli.site_options import Instant, format_option, make_options, site_options
from blogsite.cli.tables import print_table
from blogsite.site.schedule import Change, changes_of

_NEXT = 10


@click.command(epilog="Example: blogsite schedule --since 2019-06-24T08:00:00Z && deploy")
@site_options
@click.option(
    "--since",
    type=Instant(),
    metavar="DATE",
    help="Show what has changed from then until now; exit with 1 if nothing has.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    metavar="N",
    help="Show so many of what is to come.  [default: 10 in the table, else all]",
)
@format_option(
    "human",
    "json",
    "cron",
    "next",
    told="A table, JSON, lines for a crontab in UTC, or the next instant alone.",
)
def command(style: str, limit: int | None, since: dt.datetime | None, **site: Any) -> None:  # noqa: ANN401
    """Say what will be published, expire, or be over next, and when.

    A site changes at these instants without a commit, so it has to be built then. With `--since`
    the exit code tells a job that runs every hour whether a build is due: 0 if something has
    changed, 1 if not, whatever errors there are. Otherwise: 0 good, 1 errors in the content,
    2 wrong usage.
    """
    options = make_options(output=None, **site)
    if since is not None and since > options.now:
        raise click.UsageError("`--since` is a moment in the past")
    with planned(options) as found:
        changes = sorted(changes_of(found.plan.site))
    if since is not None:
        shown = [each for each in changes if since < each.at <= options.now]
    else:
        shown = [each for each in changes if each.at > options.now]
        shown = shown[: limit or (_NEXT if style == "human" else None)]
    _show(shown, style, is_past=since is not None)
    if not shown if since is not None else found.has_errors:
        sys.exit(1)


def _show(changes: list[Change], style: str, *, is_past: bool) -> None:
    if style == "json":
        click.echo(as_json([_record(each) for each in changes]))
    elif style == "cron":
        click.echo("".join(f"{_cron(at)}\n" for at in _instants(changes)), nl=False)
    elif style == "next":
        click.echo("".join(f"{_iso(at)}\n" for at in _instants(changes)[:1]), nl=False)
    elif changes:
        print_table([_record(each) for each in changes])
    else:
        click.echo("Nothing has changed." if is_past else "Nothing to come.")


def _instants(changes: list[Change]) -> list[dt.datetime]:
    return sorted({each.at for each in changes})


def _iso(at: dt.datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _cron(at: dt.datetime) -> str:
    """Return the time of a crontab line, which knows no seconds: the first minute not before it."""
    full = at.replace(second=0, microsecond=0)
    minute = full if full == at else full + dt.timedelta(minutes=1)
    return f"{minute.minute} {minute.hour} {minute.day} {minute.month} *"


def _record(change: Change) -> dict[str, str]:
    return {
        "at": _iso(change.at),
        "what": change.what,
        "title": change.title,
        "path": change.path,
        "url": change.url,
    }
