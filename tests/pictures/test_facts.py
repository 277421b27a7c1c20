"""What a picture is is read off its first bytes; what can't be shown is said with its path."""

import pytest
from PIL import Image

from blogsite.pictures.facts import read_facts
from blogsite.pictures.model import MOST_PIXELS, Kind

from ..site.pictures import animation, bomb, picture, saved  # noqa: TID252

_TURNED_ASIDE = 6


def _exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    return made


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("PNG", "png"), ("JPEG", "jpg"), ("JPEG", "jpeg"), ("GIF", "gif"), ("WEBP", "webp")],
)
def test_stills(kind, ending) -> None:
    """A still has the size that its header says, whatever its format."""
    facts = read_facts(f"a.{ending}", picture(kind, 61, 40))
    assert (facts.kind, facts.width, facts.height) == (Kind.STILL, 61, 40)
    assert facts.fault is None


def test_avif() -> None:
    """AVIF is a picture like others."""
    facts = read_facts("a.avif", picture("AVIF", 61, 40, speed=10))
    assert (facts.kind, facts.width, facts.height, facts.fault) == (Kind.STILL, 61, 40, None)


@pytest.mark.parametrize(("kind", "ending"), [("GIF", "gif"), ("WEBP", "webp"), ("PNG", "png")])
def test_animations(kind, ending) -> None:
    """A picture of several frames moves."""
    facts = read_facts(f"a.{ending}", animation(kind))
    assert (facts.kind, facts.width, facts.height) == (Kind.ANIMATION, 20, 10)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_on_its_side(kind) -> None:
    """The size is that of the picture as it is shown, upright."""
    turned = picture(kind, 60, 40, exif=_exif(_TURNED_ASIDE))
    facts = read_facts(f"a.{kind.lower()}", turned)
    assert (facts.width, facts.height) == (40, 60)


def test_two_pictures_in_a_jpeg() -> None:
    """What cameras add behind a JPEG makes no animation of it."""
    second = Image.new("RGB", (30, 20))
    double = saved(Image.new("RGB", (60, 40)), "MPO", save_all=True, append_images=[second])
    facts = read_facts("a.jpg", double)
    assert (facts.kind, facts.width, facts.fault) == (Kind.STILL, 60, None)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_a_file_that_is_cut_off(kind, part) -> None:
    """A file that stops before its end is damaged."""
    whole = picture(kind, 300, 200)
    facts = read_facts(f"a.{kind.lower()}", whole[: int(len(whole) * part)])
    assert facts.fault is not None
    assert facts.fault.rule == "bad-picture"
    assert not facts.is_sound


def test_the_end_of_a_preview() -> None:
    """The preview within a photo's header is not taken for the photo's own end."""
    preview = b"Exif\0\0" + picture("JPEG", 30, 20)
    whole = picture("JPEG", 300, 200)
    size = (len(preview) + 2).to_bytes(2, "big")
    photo = whole[:2] + b"\xff\xe1" + size + preview + whole[2:]
    assert read_facts("a.jpg", photo).fault is None
    cut = read_facts("a.jpg", photo[:-200])
    assert cut.fault is not None


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"<html></html>", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"\0" * 99],
)
def test_a_file_that_is_no_picture(data) -> None:
    """A file with another content than a picture is damaged, and never a traceback."""
    facts = read_facts("a.png", data)
    assert facts.fault is not None
    assert facts.fault.rule == "bad-picture"


@pytest.mark.parametrize("size", [(50_000, 50_000), (MOST_PIXELS // 8 + 1, 8), (70_000, 1)])
def test_a_picture_that_is_too_large(size) -> None:
    """A huge picture is refused by its header alone."""
    facts = read_facts("a.png", bomb(*size))
    assert facts.fault is not None
    assert facts.fault.rule == "huge-picture"
    assert f"{size[0]:,}" in facts.fault.message


def test_a_wrong_name() -> None:
    """A picture whose name says another format can be shown, with a warning."""
    facts = read_facts("a.png", picture("JPEG"))
    assert facts.is_sound
    assert facts.fault is not None
    assert (facts.fault.rule, facts.fault.is_warning) == ("misnamed-picture", True)
    assert "JPEG" in facts.fault.message
    assert "`.jpg`" in facts.fault.hint
