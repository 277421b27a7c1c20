"""The HTML that WordPress shows for what a writer saved."""

import re
from html import escape

from blogsite.importing.ledger import Part
from blogsite.importing.sources.wordpress.blocks import has_blocks
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.paragraphs import with_paragraphs
from blogsite.importing.sources.wordpress.rendering import rendered
from blogsite.importing.sources.wordpress.shortcodes import with_shortcodes

_MARKS = {
    "more": (re.compile(r"<!--more[^<>]{0,200}-->"), "lists show the summary"),
    "nextpage": (re.compile(r"<!--nextpage-->"), "the parts are one page here"),
}
_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"<p(?:\s[^<>]*)?>\s*(https?://[^\s<>\"]+)\s*</p>", re.IGNORECASE)


def html_of(text: str, context: Context) -> str:
    """Return a text as HTML, without shortcodes and blocks, in paragraphs."""
    for name, (pattern, how) in _MARKS.items():
        if found := pattern.search(text):
            context.changed(Part.HTML, f"<!--{name}-->", found.start(), how)
            text = pattern.sub("", text)
    if has_blocks(text):
        return _PARAGRAPH.sub(_linked, with_shortcodes(rendered(text, context), context))
    text = _LINE.sub(lambda found: f"\n\n{_linked(found)}\n\n", with_shortcodes(text, context))
    return with_paragraphs(text)


def _linked(found: re.Match[str]) -> str:
    """Return an address that stands alone as a link, as WordPress shows what is there."""
    address = found[1].replace("&amp;", "&")
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'
