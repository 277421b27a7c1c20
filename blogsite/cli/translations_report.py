"""`blogsite translations report`."""

import sys
from typing import Any

import click

from blogsite.cli.planning import planned_quietly
from blogsite.cli.reporting import as_json, print_human
from blogsite.cli.site_options import format_option, make_options, site_options
from blogsite.cli.tables import Row, print_table
from blogsite.diagnostics import Severity
from blogsite.site.coverage import (
    Coverage,
    LanguageCoverage,
    Standing,
    TranslatorCoverage,
    make_coverage,
)
from blogsite.site.model import Page, Post, Site
from blogsite.translations.listing import url_of


@click.command(epilog="Example: blogsite translations report --format json")
@site_options
@click.option("--drafts", is_flag=True, help="Count drafts too.")
@click.option("--future", is_flag=True, help="Count posts of days to come too.")
@format_option("human", "json", told="Tables for people, or an object for programs.")
def report(style: str, *, drafts: bool, future: bool, **site: Any) -> None:  # noqa: ANN401
    """Count what readers of each language find, and what each translator made.

    The numbers are those of the coverage page. Exit code: 0 good, 1 errors in the content,
    2 wrong usage.
    """
    options = make_options(output=None, drafts=drafts, future=future, **site)
    with planned_quietly(options) as found:
        whole = found.plan.site
    coverage = make_coverage(whole)
    if style == "json":
        click.echo(as_json(_record(coverage, whole)))
    else:
        _print(coverage, whole)
    print_human(each for each in found.diagnostics if each.severity is Severity.ERROR)
    if found.has_errors:
        sys.exit(1)


def _record(coverage: Coverage, site: Site) -> dict[str, object]:
    return {
        "languages": [
            {
                "language": each.language.tag,
                "name": each.language.name,
                "posts": _counts(each, Post),
                "pages": _counts(each, Page),
            }
            for each in coverage.languages
        ],
        "translators": [
            {"id": each.author.id, "name": _name(each, site), "texts": _texts(each)}
            for each in coverage.translators
        ],
    }


def _counts(coverage: LanguageCoverage, kind: type[Post | Page]) -> dict[str, int]:
    return {str(standing): coverage.count(standing, kind) for standing in Standing}


def _texts(made: TranslatorCoverage) -> list[dict[str, str]]:
    return [
        {
            "language": entry.language.tag,
            "state": str(entry.standing),
            "title": entry.text.title,
            "path": entry.text.document.place.path,
            "url": url_of(entry.text),
        }
        for entry in made.entries
    ]


def _name(made: TranslatorCoverage, site: Site) -> str:
    tag = site.config.default_language.tag
    return made.author.name.get(tag, tag)


def _print(coverage: Coverage, site: Site) -> None:
    if not coverage.languages:
        click.echo("nothing is or could be translated")
        return
    print_table([_language_row(each) for each in coverage.languages])
    if coverage.translators:
        click.echo()
        print_table([_translator_row(each, site) for each in coverage.translators])


def _language_row(coverage: LanguageCoverage) -> Row:
    return {
        "language": coverage.language.tag,
        "name": coverage.language.name,
        **{str(standing): coverage.count(standing) for standing in Standing},
    }


def _translator_row(made: TranslatorCoverage, site: Site) -> Row:
    stale = sum(entry.standing is Standing.STALE for entry in made.entries)
    languages = dict.fromkeys(entry.language.tag for entry in made.entries)
    return {
        "translator": made.author.id,
        "name": _name(made, site),
        "languages": list(languages),
        "texts": len(made.entries),
        "stale": stale,
    }
