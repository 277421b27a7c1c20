"""Makes what is published of a picture: brought upright, in sRGB, and without what a camera noted."""

import contextlib
import functools
from collections.abc import Callable
from io import BytesIO

from PIL import ImageCms
from PIL.Image import Image, Resampling, alpha_composite, new

from blogsite.pictures.drawings import clean
from blogsite.pictures.model import MOST_PIXELS, UnreadableError
from blogsite.pictures.opening import open_picture, turn_of
from blogsite.tree import read_file

# Modes that hold colours as they are; anything else is brought into one of them.
_PLAIN = frozenset({"L", "LA", "RGB", "RGBA"})
# A drawing of so few colours gets no smaller by blurring it.
_FEW_COLOURS = 4096
_JPEG = {"quality": 85, "progressive": True, "optimize": True}


def make_picture(root: str, path: str, digest: str, ending: str, width: int) -> bytes:
    """Return a picture in the format of an ending, ``width`` pixels wide, or 0 for as it is.

    Raises UnreadableError for a file that can't be decoded, and ChangedFileError.
    """
    if ending == ".svg":
        return clean(read_file(root, path, digest))
    image = _decoded(root, path, digest)
    if width and width != image.width:
        height = max(1, round(image.height * width / image.width))
        image = _plain(image).resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    with BytesIO() as file:
        _SAVERS[ending](image, file)
        return file.getvalue()


def forget_decoded() -> None:
    """Let go of the picture that was made last, which may be large."""
    _decoded.cache_clear()


# All sizes of a picture are planned one after the other.
@functools.lru_cache(maxsize=1)
def _decoded(root: str, path: str, digest: str) -> Image:
    with BytesIO(read_file(root, path, digest)) as file, open_picture(file) as image:
        if image.width * image.height > MOST_PIXELS:
            raise UnreadableError("it has too many pixels")
        turn = turn_of(image)
        image.load()
        profile = image.info.get("icc_profile", b"")
        made = _in_bytes(image)
        if profile:
            made = _in_srgb(made, profile)
        elif made.mode == "CMYK":
            made = made.convert("RGB")
        if turn is not None:
            made = made.transpose(turn)
        # What is left here would be written into each file that is made of it.
        made.info = {key: made.info[key] for key in ("transparency",) if key in made.info}
        return made if made is not image else image.copy()


def _in_bytes(image: Image) -> Image:
    """Return a picture with eight bits for each colour."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"F", "HSV", "LAB", "YCbCr", "RGBX"}:
        return image.convert("RGB")
    return image


def _in_srgb(image: Image, profile: bytes) -> Image:
    """Return a picture whose colours mean what they do without a profile."""
    if image.mode not in {"RGB", "RGBA", "CMYK"}:
        return _plain(image) if image.mode == "CMYK" else image
    mode = "RGB" if image.mode == "CMYK" else image.mode
    with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError):
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        found = ImageCms.profileToProfile(image, source, _srgb(), outputMode=mode)
        if found is not None:
            return found
    return image.convert(mode)


@functools.lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _plain(image: Image) -> Image:
    """Return a picture in a mode that can be made smaller, with its transparency."""
    if image.mode in _PLAIN and "transparency" not in image.info:
        return image
    has_alpha = image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "L" if image.mode == "1" else "RGB")


def _save_jpeg(image: Image, file: BytesIO) -> None:
    plain = _plain(image)
    if plain.mode in {"LA", "RGBA"}:
        ground = new("RGBA", plain.size, "white")
        plain = alpha_composite(ground, plain.convert("RGBA")).convert("RGB")
    plain.save(file, "JPEG", **_JPEG)


def _save_png(image: Image, file: BytesIO) -> None:
    image.save(file, "PNG", compress_level=6)


def _save_gif(image: Image, file: BytesIO) -> None:
    image.save(file, "GIF")


def _save_webp(image: Image, file: BytesIO) -> None:
    plain = _plain(image)
    if plain.getcolors(_FEW_COLOURS) is not None:
        plain.save(file, "WEBP", lossless=True, quality=50, method=4)
    else:
        plain.save(file, "WEBP", quality=80, method=4)


def _save_avif(image: Image, file: BytesIO) -> None:
    # One thread: how the work is shared out shows in the bytes.
    _plain(image).save(file, "AVIF", quality=75, speed=8, max_threads=1)


_SAVERS: dict[str, Callable[[Image, BytesIO], None]] = {
    ".avif": _save_avif,
    ".gif": _save_gif,
    ".jpg": _save_jpeg,
    ".png": _save_png,
    ".webp": _save_webp,
}
