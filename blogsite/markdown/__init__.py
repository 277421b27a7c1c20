"""Turns the Markdown of a post into sanitised HTML with gaps for what only the site knows.

A body depends on its own file alone: links, images and words of the interface are left
as gaps (see `blogsite.model.body`), so that a parsed body can be kept until its text changes.
"""

from blogsite.markdown.gaps import MESSAGES, fill_gaps
from blogsite.markdown.parse import parse_markdown, parse_with_blocks
from blogsite.markdown.stylesheets import highlight_stylesheets

__all__ = ["MESSAGES", "fill_gaps", "highlight_stylesheets", "parse_markdown", "parse_with_blocks"]
