"""The body of a text: read once more, converted, and kept."""

import re
from bisect import bisect_right
from collections.abc import Callable

from blogsite.importing.archive import Converted
from blogsite.importing.front_matter import read_front_matter
from blogsite.importing.ledger import Entry, Part, Place, changed
from blogsite.importing.sources.hugo.around import Around
from blogsite.importing.sources.hugo.conversion import Conversion
from blogsite.importing.sources.hugo.dialect import MORE, translate, without_marks
from blogsite.importing.sources.hugo.pages import Page
from blogsite.importing.sources.hugo.seen import Seen
from blogsite.importing.sources.hugo.shortcodes.call import code_block
from blogsite.importing.sources.hugo.site import FilesBeside, Site
from blogsite.importing.visible import visible_of_markdown

_MARKDOWN = (".md", ".markdown", ".mdown", ".html", ".htm")
_LONGEST_SUMMARY = 600


def body_of(data: bytes) -> str:
    """Return what follows the front matter, with line feeds only."""
    return read_front_matter(data).body


def convert_body(body: str, page: Page, site: Site, beside: FilesBeside) -> Converted:
    """Return a body as Markdown, what readers saw, and what became of its parts."""
    entries: list[Entry] = []
    if not page.path.lower().endswith(_MARKDOWN):
        how = "only Markdown and HTML can be read, so it is shown as code"
        entries.append(changed(Part.HTML, page.path, page.at(page.body_line), how))
        return Converted(code_block(body), " ".join(body.split()), tuple(entries))
    around = Around(
        site, page, beside, entries, lambda text, at, own: _convert(text, at, own, entries)
    )
    markdown = _convert(body, lambda breaks: page.at(page.body_line + breaks), around, entries)
    seen = Seen(around.param, lambda path: around.included(path, is_code=True))
    visible = seen.words(body, is_html=page.is_html)
    return Converted(markdown.strip("\n") + "\n", visible, tuple(entries))


def _convert(body: str, at: Callable[[int], Place], around: Around, entries: list[Entry]) -> str:
    breaks = [found.start() for found in re.finditer("\n", body)]

    def drop(name: str, place: int) -> None:
        where = at(bisect_right(breaks, place - 1))
        entries.append(changed(Part.HTML, f"attribute {name}", where, "an attribute is left out"))

    body = translate(body, drop)
    return without_marks(Conversion(body, at, around, entries).run())


def summary_of(body: str) -> str:
    """Return what stands before the mark that ends a summary, where that is more than a paragraph."""
    found = MORE.search(body)
    before = body[: found.start()].strip() if found else ""
    if not re.search(r"\n\s*\n", before):
        return ""
    words = visible_of_markdown(re.sub(r"\{\{[<%][^{}]*[>%]\}\}", "", before))
    return words if len(words) <= _LONGEST_SUMMARY else ""
