"""What is known of a picture before it is decoded."""

import enum
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """What can be done with a picture: sizes are made of stills alone."""

    STILL = "still"
    ANIMATION = "animation"
    DRAWING = "drawing"  # SVG


class UnreadableError(Exception):
    """A picture that can't be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a picture can't be published as it is; only a ``warning`` where it can be mended."""

    rule: str
    message: str
    hint: str
    is_warning: bool = False


def unreadable(reason: Exception) -> Fault:
    """Return the fault of a picture that can't be shown."""
    message = f"the picture can't be shown: {reason}"
    return Fault("bad-picture", message, "export it anew, or take it out")


@dataclass(frozen=True, slots=True)
class Facts:
    """A picture's kind, the ending of its format, and its size in pixels, turned as it is shown.

    Where it ``has_alpha`` one may see through it.
    One with a ``fault`` that is no warning has no size.
    """

    kind: Kind
    ending: str = ""
    width: int = 0
    height: int = 0
    has_alpha: bool = False
    fault: Fault | None = None

    @property
    def is_sound(self) -> bool:
        """Whether the picture can be shown."""
        return self.width > 0


# What is taken for a picture, by the ending of its name, and the ending that its format has here.
PICTURE_ENDINGS = {
    ".avif": ".avif",
    ".gif": ".gif",
    ".jpeg": ".jpg",
    ".jpg": ".jpg",
    ".png": ".png",
    ".svg": ".svg",
    ".webp": ".webp",
}
# Cameras reach it, and a picture of so many takes 256 MB when it is decoded.
MOST_PIXELS = 64_000_000
# The most that JPEG can hold; WebP has its own limit.
LONGEST_SIDE = 65_500
LONGEST_SIDE_OF_WEBP = 16_383
