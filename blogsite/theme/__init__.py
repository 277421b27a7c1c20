"""Themes: templates and assets, found along a chain of themes that extend each other."""

from blogsite.theme.highlighting import highlighting_css
from blogsite.theme.load import SHEET, Theme, ThemeFile, load_theme
from blogsite.theme.logo import Logo
from blogsite.theme.properties import properties_css
from blogsite.tree import BUNDLED, SITE

__all__ = [
    "BUNDLED",
    "SHEET",
    "SITE",
    "Logo",
    "Theme",
    "ThemeFile",
    "highlighting_css",
    "load_theme",
    "properties_css",
]
