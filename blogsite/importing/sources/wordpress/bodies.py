"""Bodies: from what a writer saved to Markdown, one at a time."""

import re
from collections import defaultdict
from html import escape, unescape

from blogsite.importing.archive import Converted
from blogsite.importing.html import markdown_of_html
from blogsite.importing.ledger import Entry, Part, Place, lost
from blogsite.importing.sources.wordpress import fields
from blogsite.importing.sources.wordpress.blocks import has_blocks
from blogsite.importing.sources.wordpress.context import Context
from blogsite.importing.sources.wordpress.items import Item
from blogsite.importing.sources.wordpress.paragraphs import with_paragraphs
from blogsite.importing.sources.wordpress.rendering import rendered
from blogsite.importing.sources.wordpress.shortcodes import with_shortcodes
from blogsite.importing.sources.wordpress.survey import Attachment, Survey, upload_name
from blogsite.importing.spool import Kept
from blogsite.importing.visible import visible_of_html
from blogsite.model.characters import UNPRINTABLE

_MARKS = {
    "more": (re.compile(r"<!--more(?:[^>]*?)-->"), "lists show the summary"),
    "nextpage": (re.compile(r"<!--nextpage-->"), "the parts are one page here"),
}
_HREF = re.compile(r"""(<a\b[^<>]*?\shref=)["']([^"'<>]*)["']""", re.IGNORECASE)
_HOST = re.compile(r"\A(?:https?:)?//[^/?#]*")
_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"\[\]]+)[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"<p(?:\s[^<>]*)?>\s*(https?://[^\s<>\"]+)\s*</p>", re.IGNORECASE)


class Bodies:
    """Converts the bodies of a survey's items."""

    def __init__(self, found: Survey) -> None:
        self._found = found
        self._children: dict[str, list[Attachment]] = defaultdict(list)
        self._pages: dict[str, str] = {}
        for each in found.attachments.values():
            self._children[each.parent].append(each)
            if each.link:
                self._pages[_page(each.link)] = each.url
            self._pages[f"?attachment_id={each.id}"] = each.url

    def converted(self, item: Item, kept: Kept) -> Kept:
        """Convert a body and return where the spool has the result."""
        content = self._found.content(kept)
        text = UNPRINTABLE.sub("", content.text.replace("\r\n", "\n").replace("\r", "\n"))
        context = self._context(item, text, content.line)
        if len(text) != len(content.text.replace("\r\n", "\n")):
            context.changed(Part.HTML, "control characters", 0, "left out")
        html = _HREF.sub(self._to_file, html_of(text, context))
        place = Place(item.place.path, content.line)
        made = markdown_of_html(html, place)
        entries = (*context.entries, *made.entries, *_comments(item))
        return self._found.spool.keep(Converted(made.markdown, visible_of_html(html), entries))

    def _context(self, item: Item, text: str, line: int) -> Context:
        return Context(
            path=item.place.path,
            text=text,
            line=line,
            attachment=lambda number: self._used(self._found.attachments.get(number)),
            children=lambda: [*filter(None, map(self._used, self._children.get(item.id, [])))],
            reusable=self._reusable,
            footnotes=item.field(fields.FOOTNOTES).value,
        )

    def _used(self, file: Attachment | None) -> Attachment | None:
        if file is not None:
            self._found.uploads.add(upload_name(file.url))
        return file

    def _to_file(self, found: re.Match[str]) -> str:
        """Lead a link to the page of a file to the file: such pages are no texts."""
        url = self._pages.get(_page(unescape(found[2])))
        if url is None:
            return found[0]
        self._found.uploads.add(upload_name(url))
        return f'{found[1]}"{escape(url)}"'

    def _reusable(self, number: str) -> str | None:
        kept = self._found.blocks.get(number)
        return None if kept is None else self._found.content(kept).text


def _page(address: str) -> str:
    """Return what tells a page of the site from others, without host and last slash."""
    if "attachment_id=" in address:
        return f"?attachment_id={address.rpartition('attachment_id=')[2].partition('&')[0]}"
    return _HOST.sub("", address).partition("#")[0].rstrip("/")


def html_of(text: str, context: Context) -> str:
    """Return the HTML that WordPress would show."""
    for name, (pattern, how) in _MARKS.items():
        if found := pattern.search(text):
            context.changed(Part.HTML, f"<!--{name}-->", found.start(), how)
            # The blocks of these marks stay, as they are comments themselves.
            text = pattern.sub("", text)
    if has_blocks(text):
        return _PARAGRAPH.sub(_linked, with_shortcodes(rendered(text, context), context))
    text = _LINE.sub(lambda found: f"\n\n{_linked(found)}\n\n", with_shortcodes(text, context))
    return with_paragraphs(text)


def _linked(found: re.Match[str]) -> str:
    """Return an address that stands alone as a link, as WordPress shows what is there."""
    address = found[1].replace("&amp;", "&")
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>'


def _comments(item: Item) -> tuple[Entry, ...]:
    return tuple(
        lost(Part.COMMENT, kind, item.place, "comments are not imported", count=count)
        for kind, count in item.comments
    )
