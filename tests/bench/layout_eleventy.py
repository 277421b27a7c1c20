"""Write the archive as an Eleventy project: its content, data and our templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import Files, front_matter, read_files, to_yaml
from .layout_theme import theme_whole
from .words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Corpus, Post

PEERS = Path(__file__).parent / "peers"


def eleventy_files(corpus: Corpus, project: str = "eleventy") -> Files:
    """Yield the files of the project, templates as in `peers/PROJECT`."""
    yield from read_files(PEERS / project)
    if project == "eleventy":  # the minimal one has neither style nor words
        yield from theme_whole("assets")
        yield "content/_data/registry.json", to_yaml(_registry(corpus))
        yield "content/_data/words.json", to_yaml(words())
    permalinks = {kind.id: kind.permalink for kind in corpus.kinds}
    urls = {post.slug: _url(post, permalinks) for post in corpus.posts}
    for post in corpus.posts:
        suffix = f".{post.language}" if post.is_translation else ""
        yield f"content/posts/{post.date.year}/{post.slug}{suffix}.md", _post(post, urls)


def _registry(corpus: Corpus) -> dict[str, Any]:
    return {
        "tags": {tag.id: {"name": tag.name, "names": dict(tag.names)} for tag in corpus.tags},
        "events": {
            event.id: {
                "name": event.name,
                "names": {},
                "start": str(event.start),
                "end": str(event.end),
                "city": event.city,
                "country": event.country,
            }
            for event in corpus.events
        },
        "authors": {
            author.id: {
                "name": author.name,
                "names": {},
                "role": author.role,
                "organization": author.organization,
                "bio": author.bio,
            }
            for author in corpus.authors
        },
    }


def _url(post: Post, permalinks: Mapping[str, str]) -> str:
    """Return the address of the post's original: Eleventy checks no links, so it gets them ready."""
    url = permalinks[post.kind].replace(":slug", post.slug)
    for key, form in ((":year", "%Y"), (":month", "%m"), (":day", "%d")):
        url = url.replace(key, post.date.strftime(form))
    return url


def _post(post: Post, urls: Mapping[str, str]) -> str:
    fields: dict[str, Any] = {
        "title": post.title,
        "slug": post.slug,
        "lang": post.language,
        "date": post.date,
        "kind": post.kind,
        "summary": post.summary,
        "authors": post.authors,
        "topics": post.tags,  # Eleventy would make a collection of each of its own `tags`
        "events": post.events,
    }
    return front_matter(fields, post.with_links(urls.__getitem__))
