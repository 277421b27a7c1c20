"""Opens files of pixels: a few formats, and only as far as their header."""

import contextlib
import warnings
from collections.abc import Iterator
from typing import IO

import PIL
import PIL.Image
from PIL.Image import Exif, Image, Transpose

from blogsite.pictures.model import UnreadableError

# Others have decoders that nobody here needs, each with faults of its own.
_FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
_ORIENTATION = 0x0112
# What brings a picture upright, by what a camera has noted (Exif 2.32, section 4.6.4).
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_ASIDE = frozenset({5, 6, 7, 8})

# Pillow's own limit is another one, and says less: whoever opens a picture looks at its size.
PIL.Image.MAX_IMAGE_PIXELS = None


@contextlib.contextmanager
def open_picture(file: IO[bytes]) -> Iterator[Image]:
    """Open a picture of whatever size; raises UnreadableError, here or while it is used."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with _open(file) as image:
                yield image
    except PIL.UnidentifiedImageError:
        raise UnreadableError("it has none of the formats that are published") from None
    except UnreadableError:
        raise
    except Exception as fault:  # noqa: BLE001  (what a decoder raises for damage is of any type)
        raise UnreadableError(f"it is damaged ({_say(fault)})") from None


def _open(file: IO[bytes]) -> Image:
    return PIL.Image.open(file, formats=_FORMATS)


def _say(fault: Exception) -> str:
    return str(fault).partition("\n")[0][:100].lower() or type(fault).__name__


def turn_of(image: Image) -> Transpose | None:
    """Return what brings a picture upright; to be asked before it is decoded."""
    return _TURNS.get(_orientation(image))


def is_turned_aside(image: Image) -> bool:
    """Whether width and height change places when the picture is brought upright."""
    return _orientation(image) in _ASIDE


def _orientation(image: Image) -> int:
    if image.format == "PNG":
        # Pillow would decode all of it, as the note may stand behind the pixels.
        found = Exif()
        found.load(image.info.get("exif", b""))
    else:
        found = image.getexif()
    value = found.get(_ORIENTATION, 1)
    return value if isinstance(value, int) else 1
