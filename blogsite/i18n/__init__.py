"""The words of the interface, in the reader's language."""

from blogsite.i18n.catalogue import Catalogue, Translations, open_catalogue
from blogsite.i18n.load import load_catalogues

__all__ = ["Catalogue", "Translations", "load_catalogues", "open_catalogue"]
