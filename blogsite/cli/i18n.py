"""`blogsite i18n`: the words of the interface, collected, brought into catalogues, and checked."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from blogsite.cli.reporting import as_json, counted, print_faults, print_github, print_human
from blogsite.cli.site_options import check_site, format_option
from blogsite.diagnostics import Diagnostic, Problems, as_record, with_excerpts
from blogsite.fields import Source
from blogsite.i18n.extract import check_template, extract_words, write_template
from blogsite.i18n.places import TEMPLATE_PATH, catalogue_path
from blogsite.i18n.plurals import is_language
from blogsite.i18n.po import read_catalogue
from blogsite.i18n.project import Project, check_project, open_project, wanted_words
from blogsite.i18n.update import head_of, new_head, update_catalogue
from blogsite.model.config import CONFIG_PATH
from blogsite.model.languages import LANGUAGE_TAG
from blogsite.model.tag_faults import tag_fault
from blogsite.parse.config import parse_config
from blogsite.writing import write_whole

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


@command.command(epilog="Example: blogsite i18n extract --check")
@_root_option
@click.option(
    "--check", "looks", is_flag=True, help="Write nothing; exit with 1 if it would change."
)
def extract(root: Path, *, looks: bool) -> None:
    """Collect the words of the interface into `i18n/blogsite.pot`.

    They are those that the site's own themes mark, and those that `i18n/words.py` lists, if there
    is one. The same words make the same file on any day. Exit code: 0 good, 1 a file can't be read
    (or the list would change, with `--check`), 2 wrong usage.
    """
    check_site(root)
    problems = Problems()
    found = extract_words(root, problems)
    _stop_for(problems, root)
    target = root / TEMPLATE_PATH
    before = target.read_bytes() if target.is_file() else b""
    if not len(found) and not before:
        click.echo("no words: the site has no theme of its own")
        return
    text = write_template(found, before.decode("utf-8", "replace"))
    changes = text.encode() != before
    said = f"{TEMPLATE_PATH}: {counted(len(found), 'message')}"
    if changes and looks:
        click.echo(f"{said}, out of date: run `blogsite i18n extract`")
        sys.exit(1)
    if changes:
        _write(target, text)
    click.echo(said if changes else f"{said}, up to date")


@command.command(epilog="Example: blogsite i18n update fr")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@_root_option
def update(languages: tuple[str, ...], root: Path) -> None:
    """Bring the words of `i18n/blogsite.pot` into catalogues.

    Without LANG into all that there are; a catalogue that is named and isn't there is made. New
    words are guessed from similar ones where there are any, and marked as `fuzzy`: no reader sees
    these. Words that nothing says any more stay at the end of the file as comments, in case they
    come back. Exit code: 0 good, 1 a catalogue can't be read, 2 wrong usage.
    """
    check_site(root)
    _check_tags(languages, root)
    problems = Problems()
    project = open_project(root, problems)
    tags = languages or project.languages(problems)
    # All is written before anything is said: whoever listens may close the pipe after a line.
    said = [_update(project, tag, problems) for tag in dict.fromkeys(tags)]
    print_human(with_excerpts(problems, _reader(root)))
    if not tags:
        said = ["no catalogues: name a language, as in `blogsite i18n update fr`"]
    for line in filter(None, said):
        click.echo(line)
    if problems.has_errors:
        sys.exit(1)


def _update(project: Project, tag: str, problems: Problems) -> str:
    """Bring a catalogue up to date; return what is said of it, nothing of one that is broken."""
    path = catalogue_path(tag)
    target = project.root / path
    data = target.read_bytes() if target.is_file() else b""
    catalogue = read_catalogue(path, data, tag, problems)
    if catalogue is None:
        return ""
    text = data.decode("utf-8-sig")
    head = head_of(text, new_head(project.template, tag))
    done = update_catalogue(catalogue, head, tag, wanted_words(project, tag, catalogue))
    if not done.words and not data:
        return f"{path}: nothing to translate; the program has all words"
    if done.text != text:
        _write(target, done.text)
    figures = {"new": done.added, "guessed": done.guessed}
    figures |= {"retired": done.retired, "dropped": done.dropped}
    said = [f"{number} {word}" for word, number in figures.items() if number]
    return f"{path}: " + ", ".join([counted(done.words, "message"), *said])


def _check_tags(tags: tuple[str, ...], root: Path) -> None:
    """Refuse what can't be a language; one that CLDR doesn't know has to be listed by the site."""
    for tag in tags:
        if not LANGUAGE_TAG.match(tag):
            raise click.UsageError("; ".join(tag_fault(tag)))
        if not is_language(tag) and tag not in _listed(root):
            hint = f"; list it in {CONFIG_PATH}, with a `locale`"
            raise click.UsageError(f"CLDR has no data for a language `{tag}`{hint}")


def _listed(root: Path) -> set[str]:
    source = Source.decode(CONFIG_PATH, _reader(root)(CONFIG_PATH), Problems())
    return {language.tag for language in parse_config(source, (), Problems()).languages}


def _stop_for(problems: Problems, root: Path) -> None:
    """Show what is wrong, and end where a file couldn't be read."""
    print_human(with_excerpts(problems, _reader(root)))
    if problems.has_errors:
        sys.exit(1)


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode())
    except OSError as fault:
        raise click.ClickException(f"{fault.filename}: {fault.strerror}") from None


@command.command(epilog="Example: blogsite i18n check zh-CN --format github")
@click.argument("languages", nargs=-1, metavar="[LANG]...")
@_root_option
@format_option("human", "json", "github")
def check(languages: tuple[str, ...], root: Path, style: str) -> None:
    """Look for what is wrong or missing in catalogues.

    Reports words without a translation, doubtful ones (`fuzzy`), those that nothing says any more,
    translations that would break a page (placeholders, HTML, plural forms, spaces), and a list of
    words that isn't what templates say now. Exit code: 0 good, 1 anything was found, 2 wrong usage.
    """
    check_site(root)
    _check_tags(languages, root)
    problems = Problems()
    project = open_project(root, problems)
    check_template(root, project.own, problems)
    count = check_project(project, languages, problems)
    if style == "json":
        # A program has no eyes to tire, and `more-faults` tells it nothing.
        found = with_excerpts(problems, _reader(root), most_in_a_file=len(problems))
        click.echo(
            as_json({"catalogues": count, "diagnostics": [as_record(each) for each in found]})
        )
    else:
        found = with_excerpts(problems, _reader(root))
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
