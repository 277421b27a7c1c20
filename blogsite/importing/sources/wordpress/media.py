"""Pictures, sound and video that shortcodes and blocks show."""

from collections.abc import Sequence
from html import escape
from pathlib import PurePosixPath

from blogsite.importing.ledger import Part
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.survey import Attachment
from blogsite.importing.sources.wordpress.tokens import Shortcode

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_SOUND = (".flac", ".m4a", ".mp3", ".ogg", ".opus", ".wav", ".wma")
_SOURCES = (
    "src",
    "mp3",
    "m4a",
    "ogg",
    "wav",
    "wma",
    "mp4",
    "m4v",
    "webm",
    "ogv",
    "flv",
    "wmv",
    "mov",
)
_MOST = 500


def figure(image: str, caption: str) -> str:
    """Return a picture, given as HTML, with a caption in HTML."""
    if not caption:
        return f"\n\n<figure>{image}</figure>\n\n"
    return f"\n\n<figure>{image}<figcaption>{caption}</figcaption></figure>\n\n"


def gallery(each: Shortcode, context: Context) -> str:
    """Return the pictures of a gallery one below the other."""
    files = _files(each, context, _PICTURES)
    context.changed(
        Part.SHORTCODE, each.written, context.find(each.written), f"{len(files)} pictures in a row"
    )
    return "".join(figure(picture(file), escape(file.caption)) for file in files)


def playlist(each: Shortcode, context: Context) -> str:
    """Return the pieces of a playlist one below the other."""
    files = _files(each, context, _SOUND if each.attributes.get("type") != "video" else ())
    tag = "video" if each.attributes.get("type") == "video" else "audio"
    context.changed(
        Part.SHORTCODE, each.written, context.find(each.written), f"{len(files)} players in a row"
    )
    return "".join(
        f'\n\n<p>{escape(file.title)}</p>\n\n<{tag} controls src="{escape(file.url)}"></{tag}>\n\n'
        for file in files
    )


def player(tag: str, each: Shortcode, context: Context) -> str | None:
    """Return a player of sound or video."""
    src = next((each.attributes[key] for key in _SOURCES if each.attributes.get(key)), "")
    src = src or each.attributes.get("0", "")
    if not src:
        return None
    context.changed(Part.SHORTCODE, each.written, context.find(each.written), "a player")
    return f'\n\n<{tag} controls src="{escape(src)}"></{tag}>\n\n'


def picture(file: Attachment) -> str:
    """Return a picture of the library as HTML."""
    return f'<img src="{escape(file.url)}" alt="{escape(file.alt)}">'


def _files(each: Shortcode, context: Context, endings: Sequence[str]) -> list[Attachment]:
    """Return the files of the library that a shortcode names, or all of the post."""
    named = each.attributes.get("ids") or each.attributes.get("include") or ""
    if not named:
        left_out = set(_numbers(each.attributes.get("exclude", "")))
        return [
            file
            for file in context.children
            if file.id not in left_out and _ending(file) in endings
        ][:_MOST]
    files = []
    for number in _numbers(named)[:_MOST]:
        if file := context.attachment(number):
            files.append(file)
        else:
            context.lost(Part.IMAGE, f"{each.written} {number}", each.start,
                         "the exports hold no such file")  # fmt: skip
    return files


def _numbers(written: str) -> list[str]:
    return [part.strip() for part in written.split(",") if part.strip().isdecimal()]


def _ending(file: Attachment) -> str:
    return PurePosixPath(file.url.partition("?")[0]).suffix.lower()
