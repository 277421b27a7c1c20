"""What a theme says about itself, and what a site chooses of it."""

import enum
import posixpath
from dataclasses import dataclass

from blogsite.model.text import Ref


class PropertyKind(enum.StrEnum):
    """What the value of a property is."""

    COLOR = "color"
    FONT = "font"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Property:
    """A value of the style sheet that a site may set, as a theme declares it.

    ``kind`` and ``description`` are empty where they are those of the theme that it extends.
    ``dark`` is the value where readers ask for dark pages, empty for the same one. Text in this
    colour stands ``on`` the colours named; where it ``adapts``, a site gives it once for both.
    """

    name: Ref
    kind: str
    default: Ref
    dark: Ref | None
    description: str
    on: tuple[str, ...] = ()
    adapts: bool = False


@dataclass(frozen=True, slots=True)
class PropertyValue:
    """What a property has become, as a style sheet has it."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ThemeManifest:
    """A theme's ``theme.yaml``; ``extends`` names the theme it builds on, if any."""

    name: str
    extends: Ref | None = None
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A property that a site sets; without ``dark``, its value is not given twice."""

    name: Ref
    value: Ref
    dark: Ref | None = None


@dataclass(frozen=True, slots=True)
class LogoFile:
    """A site's logo: files below ``content/``. A wordmark shows the site's name itself."""

    file: Ref
    dark: Ref | None = None
    is_wordmark: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files in the site, whether they are there or not."""
        files = (self.file, self.dark) if self.dark else (self.file,)
        return tuple(posixpath.normpath(f"content/{file.id}") for file in files)


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """The theme of a site, and what the site changes of it."""

    name: Ref
    properties: tuple[Setting, ...] = ()
    logo: LogoFile | None = None
