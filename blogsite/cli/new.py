"""`blogsite new`."""

import datetime as dt
import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import click

from blogsite.cli.planning import planned
from blogsite.cli.site_options import make_options, site_options
from blogsite.diagnostics import did_you_mean
from blogsite.parse.places import is_mark, slug_fault
from blogsite.site.model import Site

_LONGEST_SLUG = 80
# Those of Latin letters only: in other scripts a mark makes another letter.
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")


@click.command(epilog='Example: blogsite new case-study "How Name (Company) moved to Kubernetes"')
@click.argument("kind")
@click.argument("title")
@site_options
@click.option("--author", "authors", multiple=True, metavar="ID", help="An author; repeatable.")
@click.option("--slug", metavar="WORDS", help="The last part of the URL.  [default: the title]")
@click.option("--bundle", is_flag=True, help="Make a folder, to hold the post's pictures too.")
def command(
    kind: str,
    title: str,
    authors: tuple[str, ...],
    slug: str | None,
    *,
    bundle: bool,
    **site: Any,  # noqa: ANN401  (see make_options)
) -> None:
    """Write a post that builds, ready to be filled.

    KIND is one of the site's kinds, such as guest-post or announcement. The post is a draft
    until you take out its line `draft: true`. No file is ever overwritten.
    """
    title = " ".join(title.split())
    options = make_options(output=None, **site)
    with planned(options) as found:
        _check(kind, authors, found.plan.site)
    day = options.now.date()
    name = slug or make_slug(title)
    if not title:
        raise click.UsageError("the title is empty")
    fault = slug_fault(name)
    if not fault and "." in name:
        fault = "in a file's name a dot comes before a language"
    if fault:
        raise click.UsageError(f"`{name}` can't be a slug: {fault}. Give one with `--slug`.")
    folder = options.root / "content" / "posts" / f"{day.year:04}"
    path = folder / name / "index.md" if bundle else folder / f"{name}.md"
    _write(path, _text(kind, title, day, authors))
    click.echo(f"Wrote {path}")
    click.echo("It is a draft: see it with `blogsite build --drafts`, and take out its line")
    click.echo("`draft: true` to publish it.")


def make_slug(title: str) -> str:
    """Return a title's words for a URL: ASCII where that can be, else letters of its script."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", title.casefold()))
    letters = unicodedata.normalize("NFC", plain)
    words = "".join(each if each.isalnum() or is_mark(each) else " " for each in letters).split()
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer.encode()) > _LONGEST_SLUG and slug:
            break
        slug = longer
    return slug


def _check(kind: str, authors: tuple[str, ...], site: Site) -> None:
    kinds = [each.id for each in site.config.kinds]
    if kind not in kinds:
        hint = did_you_mean(kind, kinds) or "known: " + ", ".join(kinds)
        raise click.UsageError(f"unknown kind `{kind}`; {hint}")
    for author in authors:
        if author not in site.registry.authors:
            hint = did_you_mean(author, site.registry.authors) or (
                f"add `content/authors/{author}.yaml` first"
            )
            raise click.UsageError(f"unknown author `{author}`; {hint}")


def _text(kind: str, title: str, day: dt.date, authors: tuple[str, ...]) -> str:
    lines = [
        "---",
        # A JSON string is a YAML string, whatever the title holds.
        f"title: {json.dumps(title, ensure_ascii=False)}",
        f"date: {day.isoformat()}",
        f"kind: {kind}",
        f"authors: [{', '.join(authors)}]",
        "tags: []",
        "# summary: one or two sentences for lists, feeds and search engines",
        "draft: true",
        "---",
        "",
        "The first paragraph says what the post is about and why it matters.",
        "",
    ]
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise click.UsageError(f"`{path}` exists already; give another `--slug`") from None
    except OSError as fault:
        click.echo(f"error: can't write `{path}`: {fault.strerror}", err=True)
        sys.exit(1)
