"""Blocks as HTML: most are that already, some say in attributes what they show."""

import json
import re
from collections.abc import Callable
from html import escape

from blogsite.importing.embeds import shown_at
from blogsite.importing.html.kinds import names
from blogsite.importing.ledger import Part
from blogsite.importing.sources.wordpress.blocks import Block, blocks_of, has_blocks
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.media import picture
from blogsite.importing.sources.wordpress.paragraphs import with_paragraphs

_MOST_REUSED = 50
_ADDRESS = re.compile(r"(?<=>)\s*(https?://[^\s<>\"]+)\s*(?=<)")
_PRE = re.compile(r"<pre\b([^<>]*)>", re.IGNORECASE)
_VERSE = re.compile(r"<pre\b[^<>]*>(.*?)</pre\s*>", re.IGNORECASE | re.DOTALL)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z/]")
_BLOCK_TAG = re.compile(r"<(?:p|div|h[1-6]|ul|ol|table|pre|blockquote|figure)\b", re.IGNORECASE)
_BESIDE = re.compile(r"</a>\s*(?=<a\b)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[\w+#.-]{1,30}\Z")
_PROSE = ("content", "text", "title", "quote", "value", "citation", "description", "caption")
_QUIET = frozenset({"more", "nextpage", "spacer", "separator"})

_Handle = Callable[[Block, str, Context], str]


def rendered(text: str, context: Context) -> str:
    """Return a text with blocks as HTML."""
    return _render(blocks_of(text), context)


def _render(block: Block, context: Context) -> str:
    if _is_switched_off(block):
        context.lost(Part.SHORTCODE, f"wp:{block.name}", block.start,
                     "its writer had hidden it from readers")  # fmt: skip
        return ""
    inner = "".join(
        part if isinstance(part, str) else _render(part, context) for part in block.parts
    )
    handle = _HANDLERS.get(block.name)
    if handle is not None:
        return handle(block, inner, context)
    if block.is_void:
        return _shown_by_attributes(block, context)
    if "/" in block.name and not block.name.startswith("core-embed/"):
        context.changed(Part.SHORTCODE, f"wp:{block.name}", block.start,
                        "a plugin's block: what it holds is kept")  # fmt: skip
    return inner


def _is_switched_off(block: Block) -> bool:
    metadata = block.attributes.get("metadata")
    return isinstance(metadata, dict) and metadata.get("blockVisibility") is False


def _shown_by_attributes(block: Block, context: Context) -> str:
    """Return the words that a block without HTML has in its attributes."""
    name = f"wp:{block.name}"
    words = [block.text(key) for key in _PROSE if block.text(key).strip()]
    if not words:
        context.lost(Part.SHORTCODE, name, block.start, "made by the server when it is asked for")
        return ""
    context.changed(Part.SHORTCODE, name, block.start, "a plugin's block: its words are kept")
    return "".join(f"<p>{part}</p>\n" for part in words)


def _reused(block: Block, _inner: str, context: Context) -> str:
    """Return what a reusable block holds, once within itself and some dozens of times in all."""
    ref = block.text("ref")
    text = context.reusable(ref) if ref else None
    if text is None or ref in context.open or context.reused >= _MOST_REUSED:
        why = context.unseen(ref) or "the exports hold no such reusable block"
        context.lost(Part.SHORTCODE, f"wp:block {ref}", block.start, why)
        return ""
    context.reused += 1
    context.changed(Part.SHORTCODE, f"wp:block {ref}", block.start, "a reusable block is copied")
    context.open.append(ref)
    html = rendered(text, context) if has_blocks(text) else with_paragraphs(text)
    context.open.pop()
    return html


def _embed(block: Block, inner: str, context: Context) -> str:
    address = block.text("url")
    shown = shown_at(address) or address
    if not shown:
        return inner
    context.changed(Part.EMBED, shown, block.start, "shown as a link")
    link = f'<p><a href="{escape(shown)}">{escape(shown)}</a></p>'
    html, count = _ADDRESS.subn(lambda _found: link, inner, count=1)
    return html if count else f"{inner}{link}"


def _code(block: Block, inner: str, _context: Context) -> str:
    language = block.text("language") or block.text("lang")
    if not _LANGUAGE.match(language) or "language-" in inner:
        return inner
    return _PRE.sub(lambda _tag: f'<pre class="language-{language}">', inner, count=1)


def _file(_block: Block, inner: str, _context: Context) -> str:
    """Return a file's name and its button apart, as only styles keep them."""
    return _BESIDE.sub("</a> ", inner)


def _verse(_block: Block, inner: str, _context: Context) -> str:
    """Return verses as lines of a paragraph, as they are no code."""
    found = _VERSE.search(inner)
    if not found:
        return inner
    verses = _INDENT.sub(lambda spaces: "\xa0" * len(spaces[0]), found[1].strip("\n"))
    lines = verses.replace("\n", "<br>")
    return f"{inner[: found.start()]}<p>{lines}</p>{inner[found.end() :]}"


def _classic(_block: Block, inner: str, _context: Context) -> str:
    return inner if _BLOCK_TAG.search(inner) else with_paragraphs(inner)


def _cover(block: Block, inner: str, context: Context) -> str:
    """Return a cover with its picture, which older ones have in a style only."""
    url = block.text("url")
    if not url or "<img" in inner or "<video" in inner:
        return inner
    context.changed(Part.IMAGE, url, block.start, "stands above what it was behind of")
    return f'<p><img src="{escape(url)}" alt=""></p>{inner}'


def _image(block: Block, inner: str, context: Context) -> str:
    """Return a picture, from the library where the block holds no HTML."""
    if inner.strip():
        return inner
    file = context.attachment(block.text("id"))
    return f"<figure>{picture(file)}</figure>" if file else _shown_by_attributes(block, context)


def _social(block: Block, _inner: str, _context: Context) -> str:
    url, service = block.text("url"), block.text("label") or block.text("service")
    return f'<p><a href="{escape(url)}">{escape(service or url)}</a></p>' if url else ""


def _footnotes(block: Block, _inner: str, context: Context) -> str:
    """Return the notes of a post, which are kept in a field of it."""
    try:
        notes = json.loads(context.footnotes or "[]")
        items = [(str(note["id"]), str(note["content"])) for note in notes]
    except (ValueError, TypeError, KeyError, RecursionError):
        items = []
    if not items:
        context.lost(Part.SHORTCODE, "wp:footnotes", block.start, "the export holds no notes")
        return ""
    return "<ol>" + "".join(f'<li id="{escape(key)}">{text}</li>' for key, text in items) + "</ol>"


def _quiet(_block: Block, inner: str, _context: Context) -> str:
    return inner


def _guest(block: Block, inner: str, context: Context) -> str:
    """Return the line that the CNCF's site makes of its block for guests."""
    name = block.text("content")
    if not name:
        return inner
    context.changed(Part.SHORTCODE, f"wp:{block.name}", block.start, "a line of text")
    return f"<p>Guest post by: {name}</p>"


_SERVICES = names(
    "twitter youtube facebook instagram wordpress soundcloud spotify flickr vimeo animoto cloudup"
    " collegehumor crowdsignal dailymotion funnyordie hulu imgur issuu kickstarter meetup-com"
    " mixcloud photobucket polldaddy reddit reverbnation screencast scribd slideshare smugmug"
    " speaker speaker-deck ted tiktok tumblr videopress wordpress-tv amazon-kindle"
)
_HANDLERS: dict[str, _Handle] = {
    "block": _reused,
    "embed": _embed,
    "code": _code,
    "syntaxhighlighter/code": _code,
    "enlighter/codeblock": _code,
    "file": _file,
    "verse": _verse,
    "freeform": _classic,
    "shortcode": _classic,
    "cover": _cover,
    "image": _image,
    "social-link": _social,
    "footnotes": _footnotes,
    "lf/guest-author": _guest,
    **dict.fromkeys(_QUIET, _quiet),
    **dict.fromkeys((f"core-embed/{name}" for name in _SERVICES), _embed),
}
