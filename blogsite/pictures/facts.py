"""Reads what a picture is from its first bytes: nothing is decoded."""

import posixpath
from dataclasses import replace
from io import BytesIO

from PIL.Image import Image

from blogsite.pictures.drawings import clean, measure
from blogsite.pictures.ends import is_cut_off
from blogsite.pictures.model import (
    LONGEST_SIDE,
    MOST_PIXELS,
    PICTURE_ENDINGS,
    Facts,
    Fault,
    Kind,
    UnreadableError,
    unreadable,
)
from blogsite.pictures.opening import is_turned_aside, open_picture

_ENDINGS = {"AVIF": ".avif", "GIF": ".gif", "JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png"}
_ENDINGS["WEBP"] = ".webp"


def read_facts(path: str, data: bytes) -> Facts:
    """Return what a file is, whose name may say something else."""
    named = PICTURE_ENDINGS[posixpath.splitext(path)[1].lower()]
    try:
        facts = _of_drawing(data) if named == ".svg" else _of_pixels(data)
    except UnreadableError as fault:
        return Facts(Kind.STILL, fault=unreadable(fault))
    if facts.is_sound and facts.ending != named:
        right = facts.ending.removeprefix(".").upper().replace("JPG", "JPEG")
        message = f"the file is {right}, and its name says otherwise"
        hint = f"let its name end with `{facts.ending}`"
        return replace(facts, fault=Fault("misnamed-picture", message, hint, is_warning=True))
    return facts


def _of_drawing(data: bytes) -> Facts:
    width, height = measure(data)
    clean(data)
    return Facts(Kind.DRAWING, ".svg", width, height)


def _of_pixels(data: bytes) -> Facts:
    if not data:
        raise UnreadableError("the file is empty")
    with BytesIO(data) as file, open_picture(file) as image:
        width, height = image.size
        if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
            return _too_large(width, height)
        if is_cut_off(data, str(image.format)):
            raise UnreadableError("its end is missing")
        ending = _ENDINGS[str(image.format)]
        if _is_animated(image):
            return Facts(Kind.ANIMATION, ending, width, height)
        if is_turned_aside(image):
            width, height = height, width
        return Facts(Kind.STILL, ending, width, height, _has_alpha(image))


def _has_alpha(image: Image) -> bool:
    return image.mode in {"LA", "PA", "RGBA"} or "transparency" in image.info


def _too_large(width: int, height: int) -> Facts:
    message = f"the picture has {width:,} × {height:,} pixels"
    hint = f"make it smaller: at most {MOST_PIXELS // 1_000_000} million pixels are decoded"
    return Facts(Kind.STILL, fault=Fault("huge-picture", message, hint))


def _is_animated(image: Image) -> bool:
    # The second picture that cameras put into a JPEG is no second frame.
    is_jpeg = image.format in {"JPEG", "MPO"}
    return not is_jpeg and bool(getattr(image, "is_animated", False))
