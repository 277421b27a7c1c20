"""The words of the interface, in the reader's language."""

from blogsite.i18n.catalogue import Catalogue, Translations, find_catalogue, open_catalogue

__all__ = ["Catalogue", "Translations", "find_catalogue", "open_catalogue"]
