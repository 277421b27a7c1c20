"""Options that several commands share."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from blogsite.options import BuildOptions
from blogsite.workers import available_cores

Command = TypeVar("Command", bound=Callable[..., Any])

_MANY_JOBS = 256


class Instant(click.ParamType[dt.datetime]):
    """A date or an instant, in UTC where no zone is given."""

    name = "date"

    def convert(
        self, value: str | dt.datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.datetime:
        """Return an aware datetime."""
        if isinstance(value, dt.datetime):
            return value
        try:
            instant = dt.datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a date such as 2019-06-24", param, ctx)
        return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)


class BaseUrl(click.ParamType[str]):
    """A web address that ends with a slash."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address with its slash."""
        from blogsite.model.urls import check_base_url  # noqa: PLC0415  (needed here only)

        try:
            return check_base_url(value)
        except ValueError as fault:
            self.fail(f"{fault}: `{value}`", param, ctx)


def format_option(*styles: str, told: str = "How to report.") -> Callable[[Command], Command]:
    """Return the option `--format`; without it the first of ``styles`` counts."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(styles),
        default=styles[0],
        show_default=True,
        help=told,
    )


_SITE_OPTIONS = (
    click.option(
        "--root",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        show_default="the current folder",
        help="The site's folder.",
    ),
    click.option("--now", type=Instant(), help="Take this date for today.", metavar="DATE"),
)
_OUTPUT = (
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="The folder to write.  [default: public, in the site's folder]",
    ),
    click.option("--base-url", type=BaseUrl(), metavar="URL", help="Where the site will be."),
)
_STATUSES = (
    click.option("--drafts", is_flag=True, help="Publish drafts too."),
    click.option("--future", is_flag=True, help="Publish posts of days to come too."),
    click.option("--noindex", is_flag=True, help="Ask search engines to pass over the site."),
    click.option("--expired", is_flag=True, help="Publish posts whose time is over too."),
)
no_search_option = click.option(
    "--no-search",
    is_flag=True,
    help="Leave out the search, whose index takes a few seconds where texts have changed.",
)
_no_cards_option = click.option(
    "--no-cards",
    is_flag=True,
    help="Leave out the social cards, which take some milliseconds for each new title.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1, _MANY_JOBS),
    metavar="N",
    default=available_cores,
    show_default="all cores",
    help="How many processes to use.",
)


def site_options(command: Command) -> Command:
    """Add the options that name a site."""
    for option in reversed(_SITE_OPTIONS):
        command = option(command)
    return command


def build_options(command: Command) -> Command:
    """Add the options of a build."""
    parts = (no_search_option, _no_cards_option)
    for option in reversed((*_SITE_OPTIONS, *_OUTPUT, *_STATUSES, *parts, jobs_option)):
        command = option(command)
    return command


def output_options(command: Command) -> Command:
    """Add the options of a command that writes what all may see."""
    for option in reversed((*_SITE_OPTIONS, *_OUTPUT, jobs_option)):
        command = option(command)
    return command


def check_site(root: Path) -> None:
    """Refuse a folder that isn't a site, as wrong usage."""
    if not (root / "content").is_dir():
        raise click.UsageError(
            f"`{root}` is not a site: it has no folder `content`. "
            "Name the site's folder with `--root DIR`."
        )


def make_options(
    root: Path,
    output: Path | None,
    now: dt.datetime | None,
    base_url: str | None = None,
    *,
    no_search: bool = False,
    no_cards: bool = True,
    **others: Any,  # noqa: ANN401  (the fields of BuildOptions, as click names them)
) -> BuildOptions:
    """Return the options of a build, after a look at the folders."""
    check_site(root)
    folder = root / "public" if output is None else output
    inputs = [(root / name).resolve() for name in ("", "content", "themes", "i18n")]
    target = folder.resolve()
    if (
        target in inputs
        or any(target in each.parents for each in inputs)
        or (any(each in target.parents for each in inputs[1:]))
    ):
        raise click.UsageError(f"`{folder}` holds the site itself; choose another output folder")
    return BuildOptions(
        root=root,
        output=folder,
        now=now or dt.datetime.now(dt.UTC),
        base_url=base_url or "",
        search=not no_search,
        # Commands without the option have no use for cards.
        cards=not no_cards,
        **others,
    )
