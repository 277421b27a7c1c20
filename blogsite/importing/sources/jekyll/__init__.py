"""The posts, drafts and pages of a Jekyll site."""

from blogsite.importing.sources.jekyll.reader import read_jekyll

__all__ = ["read_jekyll"]
