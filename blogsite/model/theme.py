"""What a theme says about itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ThemeManifest:
    """A theme's ``theme.yaml``; ``extends`` names the theme it builds on, or is empty."""

    name: str
    extends: str
