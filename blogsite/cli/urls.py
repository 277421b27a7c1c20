"""`blogsite urls`: what the site has promised to those who link to it."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from blogsite.build import Plan
from blogsite.cli.planning import planned_quietly
from blogsite.cli.reporting import counted, print_human
from blogsite.cli.site_options import make_options, site_options
from blogsite.diagnostics import Severity, did_you_mean
from blogsite.hosting import Rule
from blogsite.model.contract import LOCK_PATH, Promise
from blogsite.parse.lock import write_lock
from blogsite.plan.entries import Entries, make_entries
from blogsite.plan.losses import Loss, find_losses, list_of
from blogsite.plan.promises import promises_of
from blogsite.recall import Recall
from blogsite.views.machine import RedirectsView
from blogsite.writing import write_whole

_SHOWN = 50


@click.group(epilog="Example: blogsite urls accept")
def command() -> None:
    """Keep the URLs, feed ids and anchors that others point at.

    `content/urls.lock` lists them. A build that would lose one fails, and says how to keep it.
    """


@dataclass(frozen=True, slots=True)
class _Answer:
    """The lock as it would be: what is new in it, what is given up, and what stays lost."""

    promises: tuple[Promise, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    lost: tuple[str, ...]


@command.command(epilog="Example: blogsite urls accept /blog/2019/06/20/a-post/")
@click.argument("urls", nargs=-1, metavar="[URL]...")
@click.option("--lost", "gives_up_all", is_flag=True, help="Give up all that would be lost.")
@click.option("--dry-run", is_flag=True, help="Show what would be recorded, and write nothing.")
@site_options
def accept(urls: tuple[str, ...], *, gives_up_all: bool, dry_run: bool, **site: Any) -> None:  # noqa: ANN401
    """Record in `content/urls.lock` what the site publishes now.

    What is new is recorded. What would be lost stays in the list, unless it is named: `/path/`,
    `/path/#anchor`, or the id of a feed. Exit code: 0 good, 1 something is still lost (or would
    change, with `--dry-run`), 2 wrong usage.
    """
    options = make_options(output=None, **site)
    with planned_quietly(options) as found:
        plan = found.plan
    if found.has_errors:
        print_human(each for each in found.diagnostics if each.severity is Severity.ERROR)
        click.echo(f"{LOCK_PATH} stays as it is: mend the errors first")
        sys.exit(1)
    entries = make_entries(plan.site.config.base_url, plan.site.contract)
    losses = find_losses(plan.site, plan.jobs, _rules(plan), entries, Recall())
    paths = [_path(url, plan.site.config.base_url) for url in urls]
    given_up = _given_up(paths, losses, gives_up_all=gives_up_all)
    answer = _answer(plan, entries, losses, given_up)
    if not dry_run:
        _write(options.root / LOCK_PATH, answer.promises)
    _report(answer, dry_run=dry_run)
    if answer.lost or (dry_run and (answer.added or answer.dropped)):
        sys.exit(1)


def _path(url: str, base_url: str) -> str:
    """Return what an address of this site is called in the lock."""
    return "/" + url.removeprefix(base_url) if url.startswith(base_url) else url


def _rules(plan: Plan) -> tuple[Rule, ...]:
    return next(job.view.rules for job in plan.jobs if isinstance(job.view, RedirectsView))


def _given_up(urls: Iterable[str], losses: Iterable[Loss], *, gives_up_all: bool) -> frozenset[str]:
    """Return the names of the losses that are meant; one that isn't lost is wrong usage."""
    names = frozenset(loss.name for loss in losses)
    for url in urls:
        if url not in names:
            hint = did_you_mean(url, names)
            raise click.UsageError(f"`{url}` is not lost" + (f"; {hint}" if hint else ""))
    return names if gives_up_all else frozenset(urls)


def _answer(
    plan: Plan, entries: Entries, losses: Iterable[Loss], given_up: frozenset[str]
) -> _Answer:
    """Return the lock: what was promised and is not given up, and all that is published now."""
    old = {promise.url: promise for promise in plan.site.contract}
    made = promises_of(plan.site, plan.jobs, entries, Recall())
    now = {promise.url: promise for promise in made}
    merged = {url: _merged(old.get(url), now.get(url), given_up) for url in (*old, *now)}
    kept = tuple(promise for promise in merged.values() if promise is not None)
    before, after = _names(old.values()), _names(kept)
    return _Answer(
        promises=kept,
        added=tuple(sorted(after - before)),
        dropped=tuple(sorted(given_up)),
        lost=tuple(sorted({loss.name for loss in losses} - given_up)),
    )


def _merged(old: Promise | None, now: Promise | None, given_up: frozenset[str]) -> Promise | None:
    """Join what was promised of a URL with what it has now."""
    if old is None:
        return now
    is_given_up = old.url in given_up or list_of(old.url) in given_up
    if now is None and is_given_up:
        return None
    new_entry = now.entry if now else ""
    entry = new_entry if old.entry in given_up else old.entry or new_entry
    anchors = {*old.anchors, *(now.anchors if now else ())}
    kept = (anchor for anchor in anchors if f"{old.url}#{anchor}" not in given_up)
    return Promise(old.url, entry, tuple(kept))


def _names(promises: Iterable[Promise]) -> set[str]:
    return {
        name
        for each in promises
        for name in (each.url, *(f"{each.url}#{anchor}" for anchor in each.anchors))
    }


def _write(path: Path, promises: Iterable[Promise]) -> None:
    try:
        write_whole(path, write_lock(promises).encode())
    except OSError as fault:
        raise click.ClickException(f"{path}: {fault.strerror}") from None


def _report(answer: _Answer, *, dry_run: bool) -> None:
    for mark, names, colour in (("+", answer.added, "green"), ("-", answer.dropped, "yellow")):
        _list(mark, names, colour)
    _list("!", answer.lost, "red")
    said = f"{counted(len(answer.added), 'promise')} more, {len(answer.dropped)} given up"
    verb = "would have" if dry_run else "has"
    click.echo(f"{LOCK_PATH} {verb} {counted(len(answer.promises), 'URL')}: {said}")
    if answer.lost:
        click.secho(
            f"{len(answer.lost)} still lost: name them to give them up, or keep them by an alias",
            fg="red",
        )


def _list(mark: str, names: tuple[str, ...], colour: str) -> None:
    for name in names[:_SHOWN]:
        click.secho(f"  {mark} {name}", fg=colour)
    if len(names) > _SHOWN:
        click.secho(f"  {mark} and {len(names) - _SHOWN} more", fg=colour)
