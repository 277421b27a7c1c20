"""Write the archive as a Pelican project: its content, our settings, theme and plugin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .files import Files, read_files, to_yaml
from .layout_theme import theme_whole
from .model import LANGUAGES
from .words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Corpus, Event, Post

PEERS = Path(__file__).parent / "peers"


def pelican_files(corpus: Corpus, project: str = "pelican") -> Files:
    """Yield the files of the project, templates as in `peers/PROJECT`; events become tags, Pelican has no third taxonomy."""
    yield from read_files(PEERS / project)
    if project == "pelican":  # the minimal one has neither style nor words
        yield from theme_whole("theme/static")
        yield "registry.json", to_yaml(_registry(corpus))
        yield "words.json", to_yaml({name: {**own, **_days(name)} for name, own in words().items()})
    names = {kind.id: kind.plural for kind in corpus.kinds}
    names |= {author.id: author.name for author in corpus.authors}
    names |= {tag.id: tag.name for tag in corpus.tags}
    names |= {event.id: event.name for event in corpus.events}
    places = {post.slug: f"posts/{post.date.year}/{post.slug}" for post in corpus.posts}
    for post in corpus.posts:
        suffix = f".{post.language}" if post.is_translation else ""
        yield f"content/{places[post.slug]}{suffix}.md", _post(post, names, places)


def _days(language: str) -> dict[str, str]:
    """Return how a day is written; the months keep their English names, as Pelican's do."""
    return {"strftime": "%Y年%-m月%-d日" if language == "zh-CN" else "%-d %B %Y"}


def _registry(corpus: Corpus) -> dict[str, Any]:
    authors = {
        author.name: {"role": author.role, "organization": author.organization, "bio": author.bio}
        for author in corpus.authors
    }
    events = {
        event.name: {
            "start": str(event.start),
            "end": str(event.end),
            "city": event.city,
            "country": event.country,
            "dates": {name: _range(event, **_days(name)) for name in LANGUAGES},
        }
        for event in corpus.events
    }
    return {"authors": authors, "events": events}


def _range(event: Event, strftime: str) -> str:
    return f"{event.start.strftime(strftime)} – {event.end.strftime(strftime)}"


def _post(post: Post, names: Mapping[str, str], places: Mapping[str, str]) -> str:
    body = post.with_links(lambda slug: f"{{filename}}/{places[slug]}.md")
    fields = {
        "Title": post.title,
        "Slug": post.slug,
        "Lang": post.language,
        "Date": post.date.isoformat(),
        "Category": names[post.kind],
        "Authors": "; ".join(names[id_] for id_ in post.authors),
        "Tags": ", ".join(names[id_] for id_ in (*post.tags, *post.events)),
        "Summary": post.summary,
    }
    head = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    return f"{head}\n[TOC]\n\n{body}"
