"""The command line."""

from blogsite.cli.main import main

__all__ = ["main"]
