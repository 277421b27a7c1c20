"""What a rendering process needs besides views: templates, catalogues and the store of bodies."""

from collections.abc import Callable
from dataclasses import dataclass

from blogsite.i18n import Catalogue
from blogsite.model.body import Body


@dataclass(frozen=True, slots=True)
class Template:
    """A template's name, its path for people to read, and its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Setup:
    """The constant part of a rendering, handed to every process.

    ``roots`` are the folders of the site and of the bundled theme, by origin, ``pictures`` is the
    one that keeps what was made of pictures.
    """

    templates: tuple[Template, ...]
    catalogues: tuple[Catalogue, ...]
    cache_path: str
    roots: tuple[tuple[str, str], ...]
    pictures: str = ""


BodySource = Callable[[str], Body]
