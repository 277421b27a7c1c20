"""Makes the body of an MDX text Markdown of this program."""

import re
from dataclasses import dataclass

from blogsite.importing.ledger import Entry
from blogsite.importing.prose import replace_outside_code
from blogsite.importing.sources.bare_links import link_bare_addresses
from blogsite.importing.sources.docusaurus.mdx.admonitions import (
    translate_admonitions,
    unknown_admonitions,
)
from blogsite.importing.sources.docusaurus.mdx.blocks import set_apart
from blogsite.importing.sources.docusaurus.mdx.code import translate_code
from blogsite.importing.sources.docusaurus.mdx.conversion import Around, Conversion, written
from blogsite.importing.sources.docusaurus.mdx.written import Partial
from blogsite.importing.sources.raw_html import mend_html, with_source_lines

_PATHNAME = re.compile(r"\bpathname://(?=/)")
_BLANK_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


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
    entries += unknown_admonitions(text, path, first_line)
    mended = mend_html(translate_code(laid), path, 0)
    entries += with_source_lines(mended.entries, text, first_line)
    clean = replace_outside_code(_BLANK_LINES, lambda _: "\n\n", mended.markdown)
    return ConvertedMdx(link_bare_addresses(clean), tuple(entries))
