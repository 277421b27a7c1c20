"""`blogsite i18n`: the words of the interface, collected, brought into catalogues, and checked."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from blogsite.cli.reporting import as_json, counted, print_faults, print_github
from blogsite.cli.site_options import check_site
from blogsite.diagnostics import Diagnostic, Problems, as_record, with_excerpts
from blogsite.i18n.project import check_project, open_project

_root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="the current folder",
    help="The site's folder.",
)


@click.group(epilog="Example: blogsite i18n check")
def command() -> None:
    """Keep the words of the interface in the readers' languages.

    Templates mark them, `i18n/blogsite.pot` lists them, and each language has a catalogue,
    `i18n/<tag>/LC_MESSAGES/blogsite.po`.
    """


@command.command(epilog="Example: blogsite i18n check zh-CN --format github")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@_root_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["human", "json", "github"]),
    default="human",
    show_default=True,
    help="How to report.",
)
def check(languages: tuple[str, ...], root: Path, style: str) -> None:
    """Look for what is wrong or missing in catalogues.

    Reports words without a translation, doubtful ones (`fuzzy`), those that nothing says any more,
    and translations that would break a page: placeholders, HTML, plural forms, spaces. Exit code:
    0 good, 1 anything was found, 2 wrong usage.
    """
    check_site(root)
    problems = Problems()
    project = open_project(root, problems)
    count = check_project(project, languages, problems)
    found = with_excerpts(problems, _reader(root))
    if style == "json":
        click.echo(
            as_json({"catalogues": count, "diagnostics": [as_record(each) for each in found]})
        )
    else:
        _show(found, count, style, root)
    if found:
        sys.exit(1)


def _show(found: tuple[Diagnostic, ...], count: int, style: str, root: Path) -> None:
    if style == "github":
        print_github(found, root)
    else:
        print_faults(found)
    checked = f"checked {counted(count, 'catalogue')}"
    if found:
        said = click.style(counted(len(found), "fault"), fg="red", bold=True)
    else:
        said = click.style("No faults", fg="green", bold=True)
    click.echo(f"{said}; {checked}")


def _reader(root: Path) -> Callable[[str], bytes]:
    def read(path: str) -> bytes:
        try:
            return (root / path).read_bytes()
        except OSError:
            return b""

    return read
