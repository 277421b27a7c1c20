"""Makes the body of an MDX text Markdown of this program."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from blogsite.importing.ledger import Entry, Place
from blogsite.importing.prose import replace_outside_code
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.docusaurus.mdx.admonitions import translate_admonitions
from blogsite.importing.sources.docusaurus.mdx.blocks import set_apart
from blogsite.importing.sources.docusaurus.mdx.code import translate_code
from blogsite.importing.sources.docusaurus.mdx.conversion import Around, Conversion, written
from blogsite.importing.sources.docusaurus.mdx.written import Partial
from blogsite.importing.sources.line_index import LineIndex
from blogsite.importing.sources.raw_html import mend_html

_PATHNAME = re.compile(r"\bpathname://(?=/)")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_TAG = re.compile(r"<([\w-]+)")


@dataclass(frozen=True, slots=True)
class ConvertedMdx:
    """A body in this program's dialect, and what became of its parts."""

    markdown: str
    entries: tuple[Entry, ...]


def convert(text: str, path: str, first_line: int, around: Around) -> ConvertedMdx:
    """Convert a body whose first line is ``first_line`` of the file ``path``."""
    entries: list[Entry] = []
    flat = Conversion(written(Partial(path, text, first_line), entries), around).run()
    laid = translate_admonitions(set_apart(_PATHNAME.sub("", flat)))
    mended = mend_html(translate_code(laid), path, 0)
    entries += _with_lines(mended.entries, text, first_line)
    clean = replace_outside_code(_BLANK_LINES, lambda _: "\n\n", mended.markdown)
    return ConvertedMdx(link_bare_addresses(clean), tuple(entries))


def _with_lines(entries: tuple[Entry, ...], text: str, first_line: int) -> Iterator[Entry]:
    """Find in the source the tags that entries are about, each after the one before."""
    lower, lines = text.lower(), LineIndex(text, first_line)
    places: dict[str, int] = {}
    for entry in entries:
        name = _TAG.search(entry.name)
        tag = f"<{name[1].lower()}" if name else ""
        at = lower.find(tag, places.get(tag, 0)) if tag else -1
        places[tag] = at + 1 if at >= 0 else len(lower)
        yield replace(entry, place=Place(entry.place.path, lines.line(max(at, 0))))
