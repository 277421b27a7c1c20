"""Turns HTML into this program's Markdown; what Markdown can't say stays as HTML."""

from blogsite.importing.html.convert import FromHtml, markdown_of_html

__all__ = ["FromHtml", "markdown_of_html"]
