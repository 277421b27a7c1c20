"""`blogsite translations diff`."""

import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from blogsite.cli.reporting import as_json
from blogsite.cli.site_options import format_option, site_options
from blogsite.cli.tables import print_trimmed
from blogsite.cli.translating import (
    language_named,
    planned_work,
    printable,
    refuse_original,
    stop_with,
    text_named,
    versions_of,
)
from blogsite.site.freshness import Change
from blogsite.translations.comparing import Comparison, compare_texts
from blogsite.translations.difference import Paragraph
from blogsite.translations.difference_text import (
    as_markdown,
    as_record,
    marked_words,
    shown,
    standing_of,
    title_of,
)
from blogsite.translations.reading import FaultyTextError
from blogsite.translations.words import Words, visible

if TYPE_CHECKING:
    from rich.text import Text as RichText

_NARROWEST, _WIDEST = 40, 100
_LABEL = 13
_SIGNS = {
    Change.SAME: (" ", ""),
    Change.CHANGED: ("~", "yellow"),
    Change.MOVED: (">", "cyan"),
    Change.ADDED: ("+", "green"),
    Change.REMOVED: ("-", "red"),
    None: ("?", ""),
}
_MARKS = {"del": ("[-", "-]", "red"), "ins": ("{+", "+}", "green"), "": ("", "", "")}


@click.command(epilog="Example: blogsite translations diff linkerd-benchmarks zh-CN")
@click.argument("post")
@click.argument("lang")
@site_options
@click.option("--all", "shows_all", is_flag=True, help="Show the paragraphs that stayed too.")
@format_option("human", "json", "markdown", told="For the terminal, for programs, or for an issue.")
def diff(post: str, lang: str, style: str, *, shows_all: bool, **site: Any) -> None:  # noqa: ANN401
    """Show what changed in an original since it was translated.

    POST is a path, slug, key or URL, of the original or of a translation. Paragraph by paragraph:
    what the original said then (as far as git's history has it), what it says now, and the
    translation. Exit code: 0 good, 1 errors in these files, 2 wrong usage.
    """
    with planned_work(**site) as (found, options):
        whole = found.plan.site
    language = language_named(lang, whole)
    text = text_named(post, whole, options)
    refuse_original(text, language)
    original, translation = versions_of(text, language, post)
    try:
        made = compare_texts(options.root, original, translation)
    except FaultyTextError as fault:
        stop_with(fault.diagnostics)
    paragraphs = shown(made, shows_all=shows_all)
    if style == "json":
        click.echo(as_json(as_record(made, paragraphs)))
    elif style == "markdown":
        click.echo(as_markdown(made, paragraphs), nl=False)
    else:
        _print(made, paragraphs)


def _print(made: Comparison, paragraphs: Iterable[Paragraph]) -> None:
    click.echo(f"{printable(made.translation.document.place.path)} {standing_of(made)}")
    for note in made.notes:
        click.echo(f"{click.style('note', fg='yellow', bold=True)}: {note}")
    for paragraph in paragraphs:
        click.echo()
        sign, colour = _SIGNS[paragraph.change]
        click.secho(f"{sign} {title_of(paragraph)}", fg=colour or None, bold=True)
        _print_texts(paragraph)


def _print_texts(paragraph: Paragraph) -> None:
    from rich.console import Console  # noqa: PLC0415  (slow, and not needed for JSON)
    from rich.table import Table  # noqa: PLC0415

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
    table = Table.grid(padding=(0, 1))
    table.add_column(width=_LABEL, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for label, words in _lines(paragraph):
        table.add_row(f"  {label}", _styled(words))
    console = Console(
        width=min(max(width, _NARROWEST), _WIDEST), highlight=False, markup=False, emoji=False
    )
    print_trimmed(console, table)


def _lines(paragraph: Paragraph) -> Iterable[tuple[str, Words]]:
    """Yield what is to be read, with its label; what was the same is said once."""
    then, now = marked_words(paragraph)
    if paragraph.change in {Change.CHANGED, Change.REMOVED}:
        yield "then", then or (("", "(unknown)"),)
    if paragraph.change is not Change.REMOVED:
        yield "now", now
    if paragraph.change is not Change.ADDED:
        yield "translation", (("", paragraph.translation or "(nothing)"),)


def _styled(words: Words) -> "RichText":
    from rich.text import Text as RichText  # noqa: PLC0415  (see above)

    text = RichText()
    for mark, piece in words:
        opening, closing, style = _MARKS[mark]
        shown = visible(piece) if mark else printable(piece)
        text.append(opening + shown + closing, style=style)
    return text
