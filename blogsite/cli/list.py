"""`blogsite list`."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import click

from blogsite.cli.planning import planned
from blogsite.cli.reporting import as_json
from blogsite.cli.site_options import format_option, make_options, site_options
from blogsite.cli.tables import Row, print_table
from blogsite.model.text import LocalText
from blogsite.site.model import Post, Site


@click.command(epilog="Example: blogsite list drafts --format json")
@click.argument(
    "what",
    type=click.Choice(
        ["posts", "drafts", "scheduled", "authors", "tags", "events", "translations"]
    ),
)
@site_options
@format_option("human", "json", told="A table for people, or an array for programs.")
def command(what: str, style: str, **site: Any) -> None:  # noqa: ANN401  (see make_options)
    """Show what a site holds.

    `posts` are the published ones, `drafts` and `scheduled` those that are not, `translations`
    the posts that exist in more than one language. Newest first; authors, tags and events with
    the number of their posts in all languages.
    """
    options = make_options(output=None, **site)
    everything = replace(options, drafts=True, future=True, expired=True)
    with planned(everything) as found:
        rows = list(_LISTS[what](found.plan.site))
    if style == "json":
        click.echo(as_json(rows))
    else:
        _print(rows, what)
    if found.has_errors:
        sys.exit(1)


def _with_status(status: str) -> Callable[[Site], Iterator[Row]]:
    def rows(site: Site) -> Iterator[Row]:
        return (_post_row(post) for post in _posts(site) if post.status == status)

    return rows


def _posts(site: Site) -> list[Post]:
    posts = [post for edition in site.editions for post in edition.posts]
    return sorted(posts, key=lambda post: (-post.published.timestamp(), post.url))


def _post_row(post: Post) -> Row:
    return {
        "date": post.day.isoformat() if post.is_dated else "",
        "language": post.language.tag,
        "kind": post.kind.id,
        "title": post.title,
        "authors": [each.author.id for each in post.authors],
        "path": post.document.place.path,
        "url": post.url if post.is_dated else "",
    }


def _translations(site: Site) -> Iterator[Row]:
    for post in _posts(site):
        if post.is_translation:
            yield {
                "language": post.language.tag,
                "title": post.title,
                "state": post.freshness.state if post.freshness else "",
                "translators": [each.author.id for each in post.translators],
                "path": post.document.place.path,
                "original": post.original.place.path,
            }


def _authors(site: Site) -> Iterator[Row]:
    for author in sorted(site.registry.authors.values(), key=lambda author: author.id):
        yield {
            "id": author.id,
            "name": _name(site, author.name),
            "organization": author.organization,
            "posts": sum(len(each.own.authors.get(author.id, ())) for each in site.editions),
            "translations": sum(
                len(each.own.translators.get(author.id, ())) for each in site.editions
            ),
        }


def _tags(site: Site) -> Iterator[Row]:
    names = {tag.id: tag.name for post in _posts(site) for tag in post.tags}
    names.update({tag.id: tag.name for tag in site.registry.tags.values()})
    for tag_id, name in sorted(names.items()):
        yield {
            "id": tag_id,
            "name": _name(site, name),
            "posts": sum(len(edition.own.tags.get(tag_id, ())) for edition in site.editions),
            "path": site.registry.tags[tag_id].path if tag_id in site.registry.tags else "",
        }


def _events(site: Site) -> Iterator[Row]:
    for event in sorted(site.registry.events.values(), key=lambda event: (event.start, event.id)):
        yield {
            "id": event.id,
            "name": _name(site, event.name),
            "start": event.start.isoformat(),
            "end": event.end.isoformat(),
            "city": _name(site, event.city),
            "country": event.country,
            "posts": sum(len(edition.own.events.get(event.id, ())) for edition in site.editions),
        }


def _name(site: Site, text: LocalText) -> str:
    tag = site.config.default_language.tag
    return text.get(tag, tag)


_LISTS: dict[str, Callable[[Site], Iterator[Row]]] = {
    "posts": _with_status(""),
    "drafts": _with_status("draft"),
    "scheduled": _with_status("scheduled"),
    "authors": _authors,
    "tags": _tags,
    "events": _events,
    "translations": _translations,
}


def _print(rows: list[Row], what: str) -> None:
    if rows:
        print_table(rows)
    else:
        click.echo(f"No {what}." if what != "scheduled" else "No scheduled posts.")
