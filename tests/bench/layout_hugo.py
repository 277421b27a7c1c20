"""Write the archive as a Hugo project: its content, data and our templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import Files, front_matter, read_files, to_yaml
from .layout_theme import theme_parts
from .model import DEFAULT_LANGUAGE, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Corpus, Post

# The list of all posts; its feeds are those of the home page.
BLOG = '---\ntitle: Blog\noutputs: ["html"]\n---\n'
PEERS = Path(__file__).parent / "peers"


def hugo_files(corpus: Corpus, project: str = "hugo") -> Files:
    """Yield the files of the project, templates as in `peers/PROJECT`; a post's section is its kind."""
    used = {post.language for post in corpus.posts} | {DEFAULT_LANGUAGE}
    for path, text in read_files(PEERS / project):
        yield path, _without(set(LANGUAGES) - used, text) if path == "hugo.toml" else text
    yield from theme_parts("assets")
    yield from _data(corpus)
    for language in filter(used.__contains__, LANGUAGES):
        yield f"content/blog/_index.{language.lower()}.md", BLOG
    places = {post.slug: f"{post.kind}/{post.date.year}/{post.slug}.md" for post in corpus.posts}
    for post in corpus.posts:
        suffix = f".{post.language.lower()}.md" if post.is_translation else ".md"
        yield f"content/{places[post.slug].removesuffix('.md')}{suffix}", _post(post, places)


def _without(languages: set[str], settings: str) -> str:
    """Leave out languages that have no post, as blogsite does."""
    unused = ", ".join(f'"{language.lower()}"' for language in sorted(languages))
    return f"disableLanguages = [{unused}]\n{settings}"


def _data(corpus: Corpus) -> Files:
    authors = {
        author.id: {
            "name": author.name,
            "role": author.role,
            "organization": author.organization,
            "bio": author.bio,
        }
        for author in corpus.authors
    }
    events = {
        event.id: {
            "name": event.name,
            "start": str(event.start),
            "end": str(event.end),
            "city": event.city,
            "country": event.country,
        }
        for event in corpus.events
    }
    tags = {tag.id: {"name": tag.name, "names": dict(tag.names)} for tag in corpus.tags}
    for name, entries in (("authors", authors), ("events", events), ("tags", tags)):
        yield f"data/{name}.yaml", to_yaml(entries) + "\n"


def _post(post: Post, places: Mapping[str, str]) -> str:
    fields: dict[str, Any] = {
        "title": post.title,
        "slug": post.slug,
        "date": post.date,
        "description": post.summary,
        "authors": post.authors,
        "tags": post.tags,
        "events": post.events,
        "years": [str(post.date.year)],
    }
    return front_matter(fields, post.with_links(lambda slug: f"../../{places[slug]}"))
