"""`blogsite review`."""

import datetime as dt
import sys
from pathlib import Path

import click

from blogsite.cache import CacheError, cache_path
from blogsite.cli.progress import show_progress
from blogsite.cli.reporting import as_json, counted, print_human
from blogsite.cli.site_options import format_option, make_options, output_options
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.options import BuildOptions
from blogsite.publish.output import OutputError
from blogsite.review.bundle import FOLDER, PlaceTakenError, check_paths, write_bundle
from blogsite.review.comment import as_comment
from blogsite.review.git import BaseError
from blogsite.review.make import make_review
from blogsite.review.model import Review, Status
from blogsite.review.record import as_record
from blogsite.review.revision import Base, open_base
from blogsite.review.side import (
    FaultyTemplateError,
    base_cache,
    base_options,
    open_base_session,
    plan_side,
)
from blogsite.session import open_session, report_change, without_damage
from blogsite.tree import ChangedFileError
from blogsite.workers import Progress, Workers


class _FaultyError(Exception):
    """The site has errors of its own."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("errors in the content")
        self.diagnostics = diagnostics


@click.command(epilog="Example: blogsite review --base origin/main...")
@click.option(
    "--base",
    required=True,
    metavar="REV|DIR",
    help="What to compare with: a git revision, one that ends with `...` for the commit it "
    "shares with HEAD, or the folder of another site.",
)
@format_option(
    "html",
    "markdown",
    "json",
    told="html writes the bundle into the output folder; the others are printed.",
)
@click.option(
    "--no-drafts", is_flag=True, help="Compare what is published today, as readers see it."
)
@output_options
def command(
    base: str,
    style: str,
    root: Path,
    output: Path | None,
    now: dt.datetime | None,
    base_url: str | None,
    jobs: int,
    *,
    no_drafts: bool,
) -> None:
    """Show what a change does to the site: the bundle for those who review it.

    Compares the site with what it was at a revision: texts with what differs in them, links,
    translations, cards, feeds and redirects. Drafts and scheduled posts are shown, as deploy
    previews do. Run it after `blogsite build`; the next build removes the bundle. Exit code:
    0 good, 1 errors in the content, 2 wrong usage.
    """
    options = make_options(
        root,
        output,
        now,
        base_url,
        jobs=jobs,
        drafts=not no_drafts,
        future=not no_drafts,
        # A lost URL is what a review is there to show.
        keeps_urls=False,
    )
    try:
        with show_progress(enabled=style == "html") as progress, open_base(base, root) as found:
            review = _review(options, found, progress)
            _deliver(review, style, options.output)
    except _FaultyError as fault:
        print_human(fault.diagnostics)
        click.echo(click.style("Nothing reviewed", fg="red", bold=True) + ": the site has errors")
        sys.exit(1)
    except (BaseError, OutputError, CacheError, PlaceTakenError) as fault:
        raise click.UsageError(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from None


def _review(options: BuildOptions, base: Base, progress: Progress) -> Review:
    try:
        caches = base_cache(options), cache_path(options.root, options.output)
        return without_damage(lambda: _compare(options, base, progress), *caches)
    except ChangedFileError as fault:
        raise _FaultyError((report_change(fault),)) from None
    except FaultyTemplateError as fault:
        raise _FaultyError((fault.diagnostic,)) from None


def _compare(options: BuildOptions, base: Base, progress: Progress) -> Review:
    with Workers(options.jobs) as workers, open_session(options) as session:
        after = plan_side(options, session, workers, progress)
        if any(each.severity is Severity.ERROR for each in after.diagnostics):
            raise _FaultyError(after.diagnostics)
        check_paths(after)
        with open_base_session(options, session.cache.path) as other:
            before = plan_side(base_options(options, base.root), other, workers, progress)
            return make_review(base, options.base_url, before, after, workers, progress)


def _deliver(review: Review, style: str, output: Path) -> None:
    for note in review.notes:
        click.echo(f"{click.style('note', fg='yellow', bold=True)}: {note}", err=True)
    if style == "json":
        click.echo(as_json(as_record(review)))
    elif style == "markdown":
        click.echo(as_comment(review), nl=False)
    else:
        write_bundle(review, as_json(as_record(review)) + "\n", output)
        click.echo(f"{_summary(review)}: see {output / FOLDER / 'index.html'}")


def _summary(review: Review) -> str:
    counts = [(sum(each.status is status for each in review.texts), status) for status in Status]
    said = [f"{count} {status}" for count, status in counts if count]
    texts = ", ".join(said) or "no text differs"
    lost = f", {counted(len(review.lost), 'URL')} lost" if review.lost else ""
    return click.style("Reviewed", fg="green", bold=True) + f" against {review.base}: {texts}{lost}"
