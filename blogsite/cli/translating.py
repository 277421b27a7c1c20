"""What the commands for translators share: the site they look at, and what their words mean."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

import click

from blogsite.cli.planning import Planned, planned_quietly
from blogsite.cli.reporting import print_human
from blogsite.cli.site_options import make_options
from blogsite.diagnostics import Diagnostic
from blogsite.model.characters import UNPRINTABLE
from blogsite.model.config import Language
from blogsite.options import BuildOptions
from blogsite.site.model import Page, Post, Site
from blogsite.translations.selection import SelectionError, Text, find_language, find_text


@contextlib.contextmanager
def planned_work(
    *,
    expired: bool = True,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> Iterator[tuple[Planned, BuildOptions]]:
    """Give the plan of a site with drafts and what is scheduled: translators come before readers."""
    options = make_options(output=None, expired=expired, **site)
    options = replace(options, drafts=True, future=True)
    with planned_quietly(options) as found:
        yield found, options


def language_named(word: str, site: Site) -> Language:
    """Return the language that is meant, and say so where it is written otherwise."""
    try:
        found = find_language(word, site.config)
    except SelectionError as fault:
        raise click.UsageError(str(fault)) from None
    if found.tag != word:
        click.echo(f"note: `{word}` is taken for `{found.tag}`", err=True)
    return found


def text_named(word: str, site: Site, options: BuildOptions) -> Text:
    """Return the text that is meant; none or several of them are wrong usage."""
    try:
        return find_text(word, site, options.root)
    except SelectionError as fault:
        raise click.UsageError(str(fault)) from None


def refuse_original(text: Text, language: Language) -> None:
    """Refuse the language that a text was written in, as wrong usage."""
    original = text.original
    if original is not None and original.language.tag == language.tag:
        path = original.document.place.path
        raise click.UsageError(f"`{path}` is the original; name the language of a translation")


def versions_of(text: Text, language: Language, word: str) -> tuple[Post | Page, Post | Page]:
    """Return a text's original and translation; where one is missing, say what to do instead."""
    translation = text.versions.get(language.tag)
    if translation is None:
        raise click.UsageError(
            f"`{word}` has no translation into {language.tag}; "
            f"begin one with `blogsite translations new {word} {language.tag}`"
        )
    if text.original is None:
        path = translation.document.place.path
        raise click.UsageError(f"the original of `{path}` is gone, so there is nothing to compare")
    return text.original, translation


def printable(text: str) -> str:
    """Return a text of a file in which nothing drives the terminal."""
    return UNPRINTABLE.sub("\ufffd", text)


def stop_with(diagnostics: tuple[Diagnostic, ...]) -> NoReturn:
    """Print faults of the content and end with exit code 1."""
    print_human(diagnostics)
    sys.exit(1)
