"""What ``content/site.yaml`` says about social cards."""

from dataclasses import dataclass

from blogsite.model.text import Ref


@dataclass(frozen=True, slots=True)
class SocialCards:
    """Whether posts have them, and their looks: colours as ``#rrggbb``, files below the site."""

    are_wanted: bool = True
    background: str = "#0b1626"
    text: str = "#ffffff"
    accent: str = "#8bb9ff"
    accent_end: str = "#2dd4bf"
    logo: Ref | None = None
    fonts: tuple[Ref, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The paths of the files that it names."""
        return frozenset(ref.id for ref in (self.logo, *self.fonts) if ref)
