"""Atom (RFC 4287) and JSON Feed 1.1."""

import functools
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import msgspec

from blogsite.model.autonyms import direction
from blogsite.render.bidi import isolator
from blogsite.render.bodies import Bodies
from blogsite.render.formats import iso
from blogsite.views.machine import FEED_FILES, FeedEntry, FeedView

Words = Callable[[str], str]


def render_atom(view: FeedView, bodies: Bodies, word: Words) -> bytes:
    """Return an Atom feed with the whole text of each entry."""
    own_url = view.folder + FEED_FILES["atom"]
    head = [
        '<?xml version="1.0" encoding="utf-8"?>\n',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(view.language)}>\n',
        _element("id", view.id),
        _element("title", feed_title(view, word)),
        _element("subtitle", view.description) if view.description else "",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own_url)}/>\n',
        f'<link rel="alternate" type="text/html" href={quoteattr(view.page_url)}/>\n',
        _element("updated", iso(view.updated)),
        # RFC 4287, section 4.1.1: entries without an author need one in the feed.
        f"<author>{_element('name', view.site_title)}</author>\n",
        "<generator>blogsite</generator>\n",
    ]
    entries = [_atom_entry(entry, view.language, bodies) for entry in view.entries]
    return b"".join(["".join(head).encode(), *entries, b"</feed>\n"])


def render_json_feed(view: FeedView, bodies: Bodies, word: Words) -> bytes:
    """Return a JSON feed with the whole text of each item."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(view, word),
        "home_page_url": view.page_url,
        "feed_url": view.folder + FEED_FILES["json-feed"],
        "description": view.description,
        "language": view.language,
    }
    head = msgspec.json.encode({key: value for key, value in feed.items() if value})
    items = b",\n".join(_json_item(entry, bodies) for entry in view.entries)
    return b"".join([head[:-1], b',"items":[\n', items, b"\n]}\n"])


def feed_title(view: FeedView, word: Words) -> str:
    """Return a feed's title: the site's, after what the feed is about."""
    isolate = isolator(direction(view.language))
    site_title = isolate(view.site_title)
    if view.topic == "everything":
        # Translators: title of the feed of the posts in all languages; "name" is the site's
        return word("{name} (all languages)").replace("{name}", site_title)
    patterns = {
        "tag": word("Posts tagged {name}"),
        "author": word("Posts by {name}"),
        "event": word("Posts about {name}"),
    }
    name = word(view.name) if view.topic == "kind" else view.name
    about = patterns.get(view.topic, "{name}").replace("{name}", isolate(name))
    return f"{about} · {site_title}" if about else view.site_title


def _content(entry: FeedEntry, bodies: Bodies) -> str:
    """Return an entry's text; programs know the direction of none from its language alone."""
    html = bodies.feed_content(entry.body)
    way = direction(entry.language)
    return html if way == "ltr" else f'<div lang="{entry.language}" dir="{way}">\n{html}</div>'


# A post is quoted by the feeds of its kind, its tags, its authors and its events; it comes
# encoded, since these are the longest files of a site.
@functools.lru_cache(maxsize=512)
def _atom_entry(entry: FeedEntry, feed_language: str, bodies: Bodies) -> bytes:
    language = "" if entry.language == feed_language else f" xml:lang={quoteattr(entry.language)}"
    parts = [
        f"<entry{language}>\n",
        _element("id", entry.id),
        _element("title", entry.title),
        f'<link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>\n',
        _element("published", iso(entry.published)),
        _element("updated", iso(entry.updated)),
        *(
            f"<author>{_element('name', author.name)}{_element('uri', author.url)}</author>\n"
            for author in entry.authors
        ),
        *(f"<category term={quoteattr(tag)}/>\n" for tag in entry.tags),
        _element("summary", entry.summary) if entry.summary else "",
        f'<content type="html">{escape(_content(entry, bodies))}</content>\n',
        "</entry>\n",
    ]
    return "".join(parts).encode()


@functools.lru_cache(maxsize=512)
def _json_item(entry: FeedEntry, bodies: Bodies) -> bytes:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "language": entry.language,
        "date_published": iso(entry.published),
        "date_modified": iso(entry.updated),
        "summary": entry.summary,
        "image": entry.image,
        "authors": [{"name": author.name, "url": author.url} for author in entry.authors],
        "tags": list(entry.tags),
        "content_html": _content(entry, bodies),
    }
    return msgspec.json.encode(
        {key: value for key, value in item.items() if value or key == "content_html"}
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>\n"
