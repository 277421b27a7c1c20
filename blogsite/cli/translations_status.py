"""`blogsite translations status`."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from blogsite.cli.reporting import as_json, print_human
from blogsite.cli.site_options import format_option, site_options
from blogsite.cli.tables import Row, print_table
from blogsite.cli.translating import language_named, planned_work, printable
from blogsite.diagnostics import Severity
from blogsite.site.coverage import Entry, Standing, make_coverage
from blogsite.site.model import Site
from blogsite.translations.issue import as_issue
from blogsite.translations.listing import (
    Group,
    as_record,
    changes_of,
    date_of,
    find_work,
    group_by_tag,
    status_of,
    summary_of,
)

_COLOURS = {
    Standing.CURRENT: "green",
    Standing.STALE: "yellow",
    Standing.UNMARKED: "magenta",
    Standing.UNTRANSLATED: "blue",
    Standing.ORPHANED: "red",
}


@click.command(epilog="Example: blogsite translations status zh-CN --state stale")
@click.argument("lang", required=False)
@site_options
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([str(each) for each in Standing]),
    help="Show only what stands so; repeatable.",
)
@click.option(
    "--by",
    "order",
    type=click.Choice(["date", "tag"]),
    default="date",
    show_default=True,
    help="Newest first, or by tags, the one with the most texts first.",
)
@click.option("--drafts", is_flag=True, help="Show untranslated drafts too.")
@format_option(
    "human", "json", "markdown", told="A table, an array for programs, or tasks for an issue."
)
def status(
    lang: str | None,
    states: tuple[str, ...],
    order: str,
    style: str,
    *,
    drafts: bool,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Say of each post and page how it stands in a language, or in all.

    `current`, `stale` (with the number of paragraphs that changed, are new or gone since),
    `unmarked` (nobody has noted what it was made from), `untranslated`, `orphaned` (the original
    is gone). Exit code: 0 good, 1 errors in the content, 2 wrong usage.
    """
    with planned_work(expired=False, **site) as (found, _):
        whole = found.plan.site
    tag = language_named(lang, whole).tag if lang else None
    entries = find_work(make_coverage(whole), tag, states, drafts=drafts)
    groups = group_by_tag(entries) if order == "tag" else (Group(None, entries),)
    if style == "json":
        click.echo(as_json(_records(groups, whole, order)))
    elif style == "markdown":
        click.echo(as_issue(groups, whole, by_tag=order == "tag"), nl=False)
        click.echo("" if entries else f"*{_nothing(tag, states)}*\n", nl=False)
    else:
        _print(groups, whole, by_tag=order == "tag", has_language=tag is None)
        if not entries:
            click.echo(_nothing(tag, states))
        _print_summary(entries)
    print_human(each for each in found.diagnostics if each.severity is Severity.ERROR)
    if found.has_errors:
        sys.exit(1)


def _records(groups: Iterable[Group], site: Site, order: str) -> list[object]:
    if order != "tag":
        return [as_record(entry) for group in groups for entry in group.entries]
    return [
        {
            "tag": group.tag.id if group.tag else "",
            "name": group.name(site.config.default_language.tag),
            "texts": [as_record(entry) for entry in group.entries],
        }
        for group in groups
    ]


def _print(groups: Sequence[Group], site: Site, *, by_tag: bool, has_language: bool) -> None:
    for group in groups:
        if by_tag:
            name = group.name(site.config.default_language.tag) or "no tag"
            click.echo(click.style(printable(name), bold=True) + f" ({len(group.entries)})")
        if group.entries:
            print_table([_row(each, has_language=has_language) for each in group.entries])
            click.echo()


def _row(entry: Entry, *, has_language: bool) -> Row:
    status, changes = status_of(entry), changes_of(entry.freshness)
    state = f"{entry.standing} ({status})" if status else str(entry.standing)
    language = {"language": entry.language.tag} if has_language else {}
    return {
        "date": date_of(entry),
        **language,
        # Below each other, as paths are long and terminals narrow.
        "state": f"{state}\n{changes}" if changes else state,
        "title": printable(entry.source.title),
        "path": printable(entry.text.document.place.path),
    }


def _nothing(tag: str | None, states: Sequence[str]) -> str:
    """Say that there is no text, or none that stands as asked."""
    asked = " or ".join(states) or "or could be translated"
    return f"nothing in {tag} is {asked}" if tag else f"nothing is {asked}"


def _print_summary(entries: Sequence[Entry]) -> None:
    for tag, counts in summary_of(entries):
        said = [
            click.style(f"{count} {standing}", fg=_COLOURS[standing])
            for standing, count in counts.items()
            if count
        ]
        click.echo(f"{click.style(tag, bold=True)}: {', '.join(said)}")
