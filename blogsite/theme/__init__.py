"""Themes: templates and assets, found along a chain of themes that extend each other."""

from blogsite.theme.highlighting import highlighting_css
from blogsite.theme.load import BUNDLED, SITE, Theme, ThemeFile, load_theme

__all__ = ["BUNDLED", "SITE", "Theme", "ThemeFile", "highlighting_css", "load_theme"]
