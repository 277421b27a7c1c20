"""Any folder of Markdown, with front matter or without."""

from blogsite.importing.sources.markdown.reader import read_markdown

__all__ = ["read_markdown"]
