"""MDX, of which nothing is run: what is plain becomes Markdown, the rest stays as visible text."""

from blogsite.importing.sources.docusaurus.mdx.conversion import Around
from blogsite.importing.sources.docusaurus.mdx.convert import convert
from blogsite.importing.sources.docusaurus.mdx.seen import visible_of_mdx

__all__ = ["Around", "convert", "visible_of_mdx"]
