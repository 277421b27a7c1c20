"""Any file of a site, parsed."""

from dataclasses import dataclass

from blogsite.diagnostics import Diagnostic
from blogsite.model.config import Config
from blogsite.model.document import Document
from blogsite.model.registry import Author, Event, Tag
from blogsite.model.theme import PropertyValue, ThemeManifest


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says: at most one of the values, none where it is beyond reading.

    ``diagnostics`` are remembered with it, and repeated by each build until they are mended.
    ``properties`` are those of a whole chain of themes. ``words`` names what a catalogue translates, with its context, or what a template lists.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    config: Config | None = None
    document: Document | None = None
    author: Author | None = None
    event: Event | None = None
    tag: Tag | None = None
    theme: ThemeManifest | None = None
    properties: tuple[PropertyValue, ...] = ()
    words: tuple[str, ...] = ()
