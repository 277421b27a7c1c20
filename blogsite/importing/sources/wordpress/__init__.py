"""Reads what WordPress exports: WXR, its own kind of RSS."""

from blogsite.importing.sources.wordpress.read import read_wordpress

__all__ = ["read_wordpress"]
