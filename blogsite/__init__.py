"""A static site generator for blogs of many authors in many languages."""

__version__ = "0.1.0"
