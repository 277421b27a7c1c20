"""Reads a Hugo site, or its folder of content.

What is a post, for any archive: a text with a date, in its front matter or in front of its file's
name; one in a folder that is called like a blog (`blog`, `posts`, `news`, ...) or is among the
site's main sections; and one in a section in which most texts have a date. If these rules find no
post at all, every text is one, as in a glossary. What remains are pages. The text at the head of a
list (`_index.md`) is a page where it says something, and an entry of the ledger where it doesn't.
"""

from blogsite.importing.sources.hugo.read import read_hugo

__all__ = ["read_hugo"]
