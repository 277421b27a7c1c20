"""The blogs of a Docusaurus site, in all its languages."""

from blogsite.importing.sources.docusaurus.reader import read_docusaurus

__all__ = ["read_docusaurus"]
