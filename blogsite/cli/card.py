"""`blogsite card`."""

import sys
from pathlib import Path
from typing import Any

import click

from blogsite.cli.planning import Planned, planned_quietly
from blogsite.cli.reporting import print_human
from blogsite.cli.site_options import make_options, site_options
from blogsite.diagnostics import Diagnostic, Severity
from blogsite.site.model import Post
from blogsite.site.urls import output_path
from blogsite.translations.selection import SelectionError, find_language, find_text
from blogsite.views.machine import SocialCardView
from blogsite.views.pages import PostView
from blogsite.writing import write_whole


@click.command(epilog="Example: blogsite card linkerd-benchmarks --out card.png")
@click.argument("post")
@click.option("--lang", metavar="LANG", help="The language.  [default: the original's]")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: the post's slug, in the current folder]",
)
@click.option("--open", "opens", is_flag=True, help="Show it in the system's viewer, too.")
@site_options
def command(post: str, lang: str | None, out: Path | None, *, opens: bool, **site: Any) -> None:  # noqa: ANN401
    """Draw the social card of a post: the picture that others show where they link to it.

    POST is a file, a slug, or a URL; drafts and posts of days to come are found too. The card is
    the one that `blogsite build` publishes. Exit code: 0 good, 1 errors in the content or no
    card, 2 wrong usage.
    """
    if out is not None and out.suffix.lower() != ".png":
        raise click.UsageError(f"a card is a PNG: `{out.name}` doesn't end in `.png`")
    options = make_options(
        output=None, **site, no_cards=False, drafts=True, future=True, expired=True
    )
    with planned_quietly(options) as found:
        chosen = _choose(post, lang, found, options.root)
        view = _card(chosen, found)
        why_not = _why_not(chosen, found) if view is None else ""
        target = out or Path(f"{chosen.slug}{_suffix(chosen, found)}.png")
    print_human(each for each in found.diagnostics if _concerns(each, chosen, view))
    if view is None:
        click.echo(f"error: {why_not}", err=True)
        sys.exit(1)
    # Imported here because a machine may lack what draws.
    from blogsite.render.social import render_social_card  # noqa: PLC0415

    try:
        write_whole(target, render_social_card(view, options.root))
    except OSError as fault:
        raise click.ClickException(f"{target}: {fault.strerror}") from None
    click.echo(f"{click.style('Drew', fg='green', bold=True)} {target}")
    if opens:
        click.launch(str(target))


def _choose(word: str, lang: str | None, found: Planned, root: Path) -> Post:
    """Return the version of the post that is meant."""
    site = found.plan.site
    try:
        text = find_text(word, site, root)
        language = find_language(lang, site.config) if lang else None
    except SelectionError as fault:
        raise click.UsageError(str(fault)) from None
    if language is not None:
        item = text.versions.get(language.tag)
    else:
        item = text.original or next(iter(text.versions.values()))
    if item is None:
        known = ", ".join(f"`{tag}`" for tag in text.versions)
        raise click.UsageError(f"`{text.key}` is not in `{lang}`; it is in {known}")
    if not isinstance(item, Post):
        raise click.UsageError(f"`{item.document.place.path}` is a page; only posts have cards")
    return item


def _concerns(fault: Diagnostic, post: Post, card: SocialCardView | None) -> bool:
    """Whether a fault of the site may show on the card, or be why there is none."""
    if fault.severity is Severity.ERROR:
        return fault.path in {post.document.place.path, "content/site.yaml"}
    return card is None and fault.rule.startswith("card")


def _card(post: Post, found: Planned) -> SocialCardView | None:
    """Return the card that the post's page names."""
    views = {job.path: job.view for job in found.plan.jobs}
    page = views.get(output_path(post.url))
    if not isinstance(page, PostView):
        return None
    path = page.head.image.removeprefix(found.plan.site.base_url)
    card = views.get(path)
    return card if isinstance(card, SocialCardView) else None


def _why_not(post: Post, found: Planned) -> str:
    path = post.document.place.path
    if not found.plan.site.config.cards.are_wanted:
        return "the site has no social cards: `content/site.yaml` says `cards: false`"
    if post.picture is not None:
        return f"`{path}` has a picture of its own, which others show: `{post.picture.src}`"
    return f"`{path}` has no card"


def _suffix(post: Post, found: Planned) -> str:
    default = found.plan.site.config.default_language
    return "" if post.language == default else f".{post.language.tag}"
