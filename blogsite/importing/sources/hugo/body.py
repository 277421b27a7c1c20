"""The body of a text: read once more, converted, and kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from blogsite.importing.archive import Converted, Said
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.html import markdown_of_html
from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.excerpts import take_excerpt
from blogsite.importing.sources.headings import take_title
from blogsite.importing.sources.hugo import fields
from blogsite.importing.sources.hugo.around import Around
from blogsite.importing.sources.hugo.conversion import Conversion
from blogsite.importing.sources.hugo.dialect import translate, with_emoji, without_notes_in_place
from blogsite.importing.sources.hugo.masked import masked
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.sources.hugo.seen import Seen
from blogsite.importing.sources.hugo.shortcodes.call import code_block
from blogsite.importing.sources.hugo.site import Site
from blogsite.importing.sources.raw_html import mend_html

_MARKDOWN = (".md", ".markdown", ".mdown", ".html", ".htm")
_SHORTCODE = re.compile(r"\{\{[<%][^{}]*[>%]\}\}")


def body_of(data: bytes) -> str:
    """Return what follows the front matter, with line feeds only."""
    return read_front_matter(data).body


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body, and what it says of the text as a whole."""

    converted: Converted
    title: Said
    summary: str = ""


def read_body(body: str, page: Page, site: Site) -> Body:
    """Convert a body."""
    entries: list[Entry] = []
    title = fields.said(page, *fields.TITLES)
    if not page.path.lower().endswith(_MARKDOWN):
        how = "only Markdown and HTML can be read, so it is shown as code"
        entries.append(changed(Part.HTML, page.path, page.at(page.body_line), how))
        shown = Converted(code_block(body) + "\n", " ".join(body.split()), tuple(entries))
        return Body(shown, title)
    if not page.is_html:
        titled = take_title(title, body, page.at(page.body_line))
        title, body = titled.title, titled.body
        entries += titled.entries
    has_summary = bool(page.text(*fields.SUMMARIES))
    excerpt = take_excerpt(body, page.path, page.body_line, has_summary=has_summary)
    entries.extend(excerpt.entries)
    around = Around(site, page, entries, lambda text, at, own: _convert(text, at, own, entries))
    convert = _from_html if page.is_html else _convert
    markdown = convert(excerpt.body, page.at(page.body_line), around, entries)
    if site.config.text("enableemoji") == "true":
        body, markdown = with_emoji(body), with_emoji(markdown)
    seen = Seen(around.param, lambda path: around.included(path, is_code=True))
    visible = seen.words(body, is_html=page.is_html)
    summary = " ".join(_SHORTCODE.sub("", excerpt.summary).split())
    return Body(Converted(markdown.strip("\n") + "\n", visible, tuple(entries)), title, summary)


def _convert(body: str, place: Place, around: Around, entries: list[Entry]) -> str:
    """Make Markdown with shortcodes Markdown without them."""
    body = translate(body, _drop(place, entries))
    hidden = masked(body)
    mended = mend_html(hidden.text, place.path, place.line)
    entries.extend(mended.entries)
    text, line_at = hidden.shown(mended.markdown)
    made = Conversion(text, lambda start: _below(place, line_at(start)), around, entries).run()
    return link_bare_addresses(without_notes_in_place(made))


def _from_html(body: str, place: Place, around: Around, entries: list[Entry]) -> str:
    hidden = masked(body)
    found = markdown_of_html(hidden.text, place)
    entries.extend(found.entries)
    text, line_at = hidden.shown(found.markdown)
    return Conversion(text, lambda start: _below(place, line_at(start)), around, entries).run()


def _below(place: Place, lines: int) -> Place:
    return Place(place.path, place.line + lines)


def _drop(place: Place, entries: list[Entry]) -> Callable[[str, int], None]:
    """Return what tells the ledger of attributes that are left out below a place."""

    def drop(what: str, line: int) -> None:
        entries.append(changed(Part.HTML, what, _below(place, line), "is left out"))

    return drop
