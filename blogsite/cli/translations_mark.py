"""`blogsite translations mark`."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from blogsite.cli.reporting import print_human
from blogsite.cli.site_options import site_options
from blogsite.cli.translating import (
    language_named,
    planned_work,
    refuse_original,
    text_named,
    versions_of,
)
from blogsite.model.config import Language
from blogsite.options import BuildOptions
from blogsite.site.coverage import Standing, make_coverage
from blogsite.site.freshness import State
from blogsite.site.model import Page, Post, Site
from blogsite.translations.listing import changes_of
from blogsite.translations.marking import Marked, mark_translation
from blogsite.translations.reading import FaultyTextError

_Pair = tuple[Post | Page, Post | Page]


@click.command(epilog="Example: blogsite translations mark linkerd-benchmarks zh-CN")
@click.argument("posts", nargs=-1, metavar="[POST]...")
@click.argument("lang")
@click.option("--all", "marks_all", is_flag=True, help="Mark all translations into the language.")
@click.option("--dry-run", is_flag=True, help="Say what would be marked, and write nothing.")
@site_options
def mark(
    posts: tuple[str, ...],
    lang: str,
    *,
    marks_all: bool,
    dry_run: bool,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Record translations as current: what their originals say now is what they say.

    POST is a path, slug, key or URL, of the original or of a translation. Only
    `translation: {source_digest: ...}` in the translation's front matter changes. Exit code:
    0 good, 1 errors in these files, 2 wrong usage.
    """
    if marks_all == bool(posts):
        raise click.UsageError("name a post and a language, or `--all` and a language")
    with planned_work(**site) as (found, options):
        whole = found.plan.site
    language = language_named(lang, whole)
    pairs = _all_of(language, whole) if marks_all else _named(posts, language, whole, options)
    # Two words may mean one text.
    unique = {
        translation.document.place.path: (original, translation) for original, translation in pairs
    }
    # All of it before anything is said: whoever reads may have had enough after a line.
    results = [_mark(options, *pair, writes=not dry_run) for pair in unique.values()]
    if not results:
        click.echo(f"nothing is translated into {language.tag}")
    for path, result in zip(unique, results, strict=True):
        if isinstance(result, FaultyTextError):
            print_human(result.diagnostics)
        else:
            click.echo(_said(path, result, writes=not dry_run))
    if any(isinstance(result, FaultyTextError) for result in results):
        sys.exit(1)


def _all_of(language: Language, site: Site) -> Iterator[_Pair]:
    """Yield the translations into a language; what is only begun is none of them."""
    for each in make_coverage(site).languages:
        for entry in each.entries if each.language.tag == language.tag else ():
            is_begun = entry.standing is Standing.UNTRANSLATED
            if entry.original and entry.translation and not is_begun:
                yield entry.original, entry.translation


def _named(
    words: Iterable[str], language: Language, site: Site, options: BuildOptions
) -> list[_Pair]:
    """Return the texts that are named, all of them before any is marked."""
    pairs = []
    for word in words:
        text = text_named(word, site, options)
        refuse_original(text, language)
        pairs.append(versions_of(text, language, word))
    return pairs


def _mark(
    options: BuildOptions, original: Post | Page, translation: Post | Page, *, writes: bool
) -> Marked | FaultyTextError:
    """Mark a translation, and return what came of it."""
    try:
        return mark_translation(
            options.root, original.document.place, translation.document.place, writes=writes
        )
    except FaultyTextError as fault:
        return fault


def _said(path: str, marked: Marked, *, writes: bool) -> str:
    if not marked.is_changed:
        return f"{path} is marked as current already"
    verb = click.style("marked", fg="green") if writes else "would be marked"
    was = str(marked.before.state)
    if marked.before.state is State.STALE:
        was += f": {changes_of(marked.before)}"
    return f"{path} {verb} as current; it was {was}"
