"""Write the archive in the layout of a blogsite site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import Files, front_matter, read_files, to_yaml
from .model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Corpus, Post

MENU = ("Blog", "Events", "Tags", "Authors")
DEFAULT_TEMPLATES = Path(__file__).resolve().parents[2] / "themes" / "default" / "templates"
PEERS = Path(__file__).parent / "peers"
THEME_TEMPLATE = "themes/bench/templates/post.html"


def blogsite_minimal_files(corpus: Corpus) -> Files:
    """Yield a site with plain pages, and with as little in lists and feeds as can be set."""
    yield from read_files(PEERS / "blogsite-minimal")
    least = {"theme": "bench", "paginate": 1000, "feed_entries": 1, "menu": []}
    yield "content/site.yaml", _mapping({**_site(corpus), **least})
    yield from _posts(corpus)


def blogsite_files(corpus: Corpus, theme: str = "default") -> Files:
    """Yield the files of the site's root; with the theme `bench` a template that can be edited."""
    if theme == "bench":
        yield "themes/bench/theme.yaml", "name: bench\nextends: default\n"
        yield THEME_TEMPLATE, (DEFAULT_TEMPLATES / "post.html").read_text(encoding="utf-8")
    yield "content/site.yaml", _mapping({**_site(corpus), "theme": theme})
    yield from _registries(corpus)
    yield from _posts(corpus)


def _posts(corpus: Corpus) -> Files:
    years = {post.slug: post.date.year for post in corpus.posts}
    for post in corpus.posts:
        suffix = f".{post.language}" if post.is_translation else ""
        yield f"content/posts/{post.date.year}/{post.slug}{suffix}.md", _post(post, years)


def _mapping(fields: Mapping[str, Any]) -> str:
    return "".join(f"{key}: {to_yaml(value)}\n" for key, value in fields.items())


def _site(corpus: Corpus) -> dict[str, Any]:
    return {
        "title": "The archive",
        "description": "Posts made for measuring",
        "base_url": "https://blog.example.org/",
        "timezone": "UTC",
        "languages": [{"tag": tag} for tag in LANGUAGES],
        "kinds": {
            kind.id: {
                "name": kind.name,
                "plural": kind.plural,
                "path": kind.path,
                "permalink": kind.permalink,
            }
            for kind in corpus.kinds
        },
        "menu": [{"name": name, "url": f"/{name.lower()}/"} for name in MENU],
        "paginate": 10,
        "feed_entries": 20,
    }


def _registries(corpus: Corpus) -> Files:
    for author in corpus.authors:
        fields = {"name": author.name, "role": author.role, "organization": author.organization}
        yield f"content/authors/{author.id}.yaml", _mapping({**fields, "bio": author.bio})
    for event in corpus.events:
        dates = f"start: {event.start}\nend: {event.end}\n"
        fields = {"name": event.name, "city": event.city, "country": event.country}
        yield f"content/events/{event.id}.yaml", _mapping(fields) + dates
    for tag in corpus.tags:
        names = {"name": tag.name, "names": dict(tag.names)}
        yield f"content/tags/{tag.id}.yaml", _mapping(names)


def _post(post: Post, years: Mapping[str, int]) -> str:
    fields: dict[str, Any] = {"title": post.title, "summary": post.summary}
    if not post.is_translation:  # a translation inherits the rest
        fields |= {
            "date": post.date,
            "kind": post.kind,
            "authors": post.authors,
            "tags": post.tags,
            "events": post.events,
        }
    return front_matter(fields, post.with_links(lambda slug: f"../{years[slug]}/{slug}.md"))
