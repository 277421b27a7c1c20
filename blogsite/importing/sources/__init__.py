"""The kinds of blogs that can be read, a folder or file for each."""

from collections.abc import Callable, Mapping

from blogsite.diagnostics import Problems
from blogsite.importing.archive import Archive
from blogsite.importing.options import ImportOptions
from blogsite.importing.sources.docusaurus import read_docusaurus
from blogsite.importing.sources.hugo import read_hugo
from blogsite.importing.sources.jekyll import read_jekyll
from blogsite.importing.sources.markdown import read_markdown
from blogsite.importing.sources.wordpress import read_wordpress
from blogsite.importing.spool import Spool

# Reads a source as a whole. A text that can't be read is an entry of the ledger; what makes the whole
# source unreadable is an error among the problems.
Reader = Callable[[ImportOptions, Spool, Problems], Archive]

READERS: Mapping[str, Reader] = {
    "docusaurus": read_docusaurus,
    "hugo": read_hugo,
    "jekyll": read_jekyll,
    "markdown": read_markdown,
    "wordpress": read_wordpress,
}
