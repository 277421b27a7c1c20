"""Shortcodes as HTML; what isn't known stays as it is written, and is reported."""

import re
from collections.abc import Callable
from html import escape

from blogsite.importing.embeds import shown_at
from blogsite.importing.html.kinds import names
from blogsite.importing.ledger import Part
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.media import figure, gallery, player, playlist
from blogsite.importing.sources.wordpress.tokens import Ends, Shortcode, shortcodes_in

# Languages that the best-known plugin for code has shortcodes of.
_LANGUAGES = names(
    "bash shell css diff go html java javascript js json perl php plain powershell python ruby scala"
    " sql text xml yaml c cpp csharp rust swift"
)
_CODE = frozenset({"code", "sourcecode", "source", "highlight", "prettify"}) | _LANGUAGES
_EMBEDS = names(
    "embed youtube vimeo gist tweet twitter soundcloud slideshare ted dailymotion instagram wpvideo"
    " videopress googlevideo spotify scribd flickr vine iframe codepen loom"
)
# What plugins enclose that members, or who has a password, may read; boxes of a team are no such thing.
_FOR_SOME = re.compile(
    r"(?:.{1,20}[-_])?(?:private|membership|members?[-_]?(?:only|access|content|area|logged[-_]?in)"
    r"|restrict(?:ed)?|protect(?:ed|or)?|password|passster|logged[-_]?in|subscribers?|(?:is[-_])?paid"
    r"|secret|hide|hidden|admins?[-_]?only)(?:[-_].{1,30})?"
    r"|(?:mepr|pmpro|ppwp|wpmem|s2if|s2member|ihc-hide).{0,30}|groups?_(?:member|can)"
    r"|um_show_content|user_?loggedin|draft"
)
_WEB = re.compile(r"https?://[^\s<>\"'\]]+")
_IMAGE = re.compile(r"\s*(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_ID = re.compile(r"attachment_(\d+)")
_PARAGRAPHS = re.compile(r"</?p\b[^<>]*>|<br[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(?!/?(?:br|p)\b)/?[A-Za-z]", re.IGNORECASE)
_NAMED = re.compile(r"\[[\w-]+\]\Z")

_Handle = Callable[[Shortcode, str, Context], str | None]


def with_shortcodes(text: str, context: Context) -> str:
    """Return a text in which what is known of its shortcodes is HTML."""
    if "[" not in text:
        return text
    found = list(shortcodes_in(text))
    ends = Ends(found)
    pieces, done = [], 0
    for each in found:
        if each.start < done:
            continue
        if each.is_escaped:
            pieces.append(text[done : each.start] + each.written[1:-1])
            done = each.end
            continue
        is_single = each.is_void or each.is_end
        closing = None if is_single else ends.after(each, over_others=each.name in _CODE)
        inner = text[each.end : closing.start] if closing else ""
        html = _html(each, inner, context, is_closed=closing is not None)
        if html is None:
            _report(each, text, context, is_closed=closing is not None)
            continue
        pieces.append(text[done : each.start] + html)
        done = closing.end if closing and _is_enclosing(each) else each.end
    return "".join(pieces) + text[done:]


def _html(each: Shortcode, inner: str, context: Context, *, is_closed: bool) -> str | None:
    if each.is_end:
        return None
    if is_closed and _FOR_SOME.fullmatch(each.name):
        why = "only some readers were shown what is in it"
        context.lost(Part.SHORTCODE, each.written, context.find(each.written), why)
        return ""
    if each.name in _CODE:
        return _code(each, inner, context) if is_closed else None
    if each.name in {"caption", "wp_caption"}:
        return _caption(each, inner, context) if is_closed else None
    if each.name in _EMBEDS:
        return _embed(each, inner, context)
    handle = _HANDLERS.get(each.name)
    return handle(each, inner, context) if handle else None


def _code(each: Shortcode, inner: str, context: Context) -> str:
    language = each.attributes.get("language") or each.attributes.get("lang") or ""
    language = language or (each.name if each.name in _LANGUAGES else "")
    if not _ANY_TAG.search(inner):
        # The editor's own marks, not the code's.
        inner = _PARAGRAPHS.sub("", inner)
    inner = inner.replace("<", "&lt;").replace(">", "&gt;").strip("\r\n")
    context.changed(Part.SHORTCODE, each.written, context.find(each.written), "a block of code")
    mark = f' class="language-{escape(language)}"' if language else ""
    return f"\n\n<pre{mark}>{inner}</pre>\n\n"


def _caption(each: Shortcode, inner: str, context: Context) -> str | None:
    image = _IMAGE.match(inner)
    if not image:
        return None
    caption = each.attributes.get("caption") or inner[image.end() :].strip()
    context.changed(
        Part.SHORTCODE, each.written, context.find(each.written), "a picture with its caption"
    )
    return figure(image[0].strip(), " ".join(caption.split("\n")))


def _embed(each: Shortcode, inner: str, context: Context) -> str | None:
    said = " ".join([*each.attributes.values(), inner])
    found = _WEB.search(said.replace("&#038;", "&amp;"))
    address = found[0] if found else _by_number(each)
    if not address:
        return None
    address = shown_at(address.replace("&amp;", "&")) or address
    context.changed(
        Part.EMBED, address, context.find(each.written), f"`[{each.name}]` is shown as a link"
    )
    return f'\n\n<p><a href="{escape(address)}">{escape(address)}</a></p>\n\n'


def _by_number(each: Shortcode) -> str:
    name = each.attributes.get("id") or each.attributes.get("0") or ""
    pattern = {
        "youtube": "https://www.youtube.com/watch?v={}",
        "vimeo": "https://vimeo.com/{}",
        "gist": "https://gist.github.com/{}",
        "wpvideo": "https://videopress.com/v/{}",
        "videopress": "https://videopress.com/v/{}",
    }.get(each.name, "")
    return pattern.format(name) if pattern and re.fullmatch(r"[\w/-]{3,80}", name) else ""


_HANDLERS: dict[str, _Handle] = {
    "gallery": lambda each, _inner, context: gallery(each, context),
    "playlist": lambda each, _inner, context: playlist(each, context),
    "audio": lambda each, _inner, context: player("audio", each, context),
    "video": lambda each, _inner, context: player("video", each, context),
}
_ENCLOSING = _CODE | _EMBEDS | {"caption", "wp_caption", "audio", "video"}


def _is_enclosing(each: Shortcode) -> bool:
    return each.name in _ENCLOSING or bool(_FOR_SOME.fullmatch(each.name))


def _report(each: Shortcode, text: str, context: Context, *, is_closed: bool) -> None:
    """Report what looks so much like a shortcode that it may have been one."""
    is_known = each.name in _ENCLOSING or each.name in _HANDLERS
    is_plain = _NAMED.match(each.written) is not None
    if each.is_end:
        return
    if is_plain and not (is_known or is_closed or _is_alone(each, text)):
        return
    if not is_plain and not (each.is_void or "=" in each.written or is_closed or is_known):
        return
    context.changed(
        Part.SHORTCODE,
        each.written,
        context.find(each.written),
        "unknown: it stays as it is written",
    )


def _is_alone(each: Shortcode, text: str) -> bool:
    before, after = text[max(0, each.start - 1) : each.start], text[each.end : each.end + 1]
    return before in {"", "\n", ">"} and after in {"", "\n", "\r", "<"}
