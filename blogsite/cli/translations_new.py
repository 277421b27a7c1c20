"""`blogsite translations new`."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from blogsite.cli.site_options import site_options
from blogsite.cli.translating import (
    language_named,
    planned_work,
    refuse_original,
    stop_with,
    text_named,
)
from blogsite.diagnostics import did_you_mean
from blogsite.model.config import Language
from blogsite.site.model import Page, Post, Site
from blogsite.translations.marking import start_translation
from blogsite.translations.reading import FaultyTextError
from blogsite.translations.selection import Text


@click.command(epilog="Example: blogsite translations new linkerd-benchmarks zh-CN")
@click.argument("post")
@click.argument("lang")
@click.option(
    "--translator", "translators", multiple=True, metavar="ID", help="Who translates; repeatable."
)
@site_options
def new(
    post: str,
    lang: str,
    translators: tuple[str, ...],
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Begin a translation: a file with the original's words, to be overwritten.

    POST is a path, slug, key or URL. The file stands beside the original, and is a draft until you
    take out its line `draft: true`, so that nobody is shown the original for a translation. No
    file is ever overwritten. Exit code: 0 good, 1 errors in the original, 2 wrong usage.
    """
    with planned_work(**site) as (found, options):
        whole = found.plan.site
    language = language_named(lang, whole)
    text = text_named(post, whole, options)
    original = _original(text, language, whole)
    _check_translators(translators, original, whole)
    try:
        path = start_translation(options.root, original.document.place, language.tag, translators)
    except FaultyTextError as fault:
        stop_with(fault.diagnostics)
    except FileExistsError as fault:
        raise click.UsageError(f"`{fault.filename2 or fault.filename}` exists already") from None
    except OSError as fault:
        click.echo(f"error: can't write the translation: {fault.strerror}", err=True)
        sys.exit(1)
    click.echo(f"Wrote {options.root / path}")
    click.echo("It is a draft: see it with `blogsite build --drafts`, and take out its line")
    click.echo("`draft: true` to publish it.")


def _original(text: Text, language: Language, site: Site) -> Post | Page:
    """Return what is to be translated, if it can be."""
    refuse_original(text, language)
    found = text.versions.get(language.tag)
    if found is not None:
        path = found.document.place.path
        raise click.UsageError(
            f"`{path}` is the translation into {language.tag}; it stays as it is"
        )
    if text.original is None:
        raise click.UsageError(
            f"the original of `{text.key}` is gone, so there is nothing to translate"
        )
    tags = [each.tag for each in site.config.languages]
    own = text.original.language.tag
    if tags.index(language.tag) < tags.index(own):
        raise click.UsageError(
            f"`{text.original.document.place.path}` is in {own}, and a text's first language in "
            f"`content/site.yaml` is taken for its original's; put {own} before {language.tag} there"
        )
    return text.original


def _check_translators(names: Iterable[str], original: Post | Page, site: Site) -> None:
    for name in names:
        if not isinstance(original, Post):
            raise click.UsageError("a page names no translators; leave out `--translator`")
        if name not in site.registry.authors:
            hint = did_you_mean(name, site.registry.authors) or (
                f"add `content/authors/{name}.yaml` first"
            )
            raise click.UsageError(f"unknown translator `{name}`; {hint}")
