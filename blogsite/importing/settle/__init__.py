"""Decides what an archive becomes in the native layout: people, days, terms, places, addresses."""

from blogsite.importing.settle.stage import settle

__all__ = ["settle"]
