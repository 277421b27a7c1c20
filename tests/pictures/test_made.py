"""What is published of a picture looks as the picture does, and says nothing else."""

import pytest
from PIL import Image, ImageCms

from ..site.pictures import animation, bomb, picture, saved  # noqa: TID252

_DARK, _LIGHT = 64, 255
_NEAR = 12  # of 255: what a lossy format may lose
_GPS = 0x8825
# What a camera that is held so does to a picture.
_HELD = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
_ALL = "picture_widths: [20]"


def _exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = "Camera of somebody"
    made.get_ifd(_GPS).update({1: "N", 2: (48.0, 12.0, 30.0)})
    return made


def _red(image: Image.Image, x: float, y: float) -> int:
    value = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(value, tuple)
    return int(value[0])


def _is_near(found: int, wanted: int) -> bool:
    return abs(found - wanted) <= _NEAR


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_sizes(built, kind) -> None:
    """A picture is there in each width below its own, in its own, and for old browsers."""
    name = f"a.{kind.lower()}"
    made = built(
        f"![x]({name})", {name: picture(kind, 60, 40)}, settings="picture_widths: [20, 30, 90]"
    )
    files = made.derived()
    fallback = ".jpg" if kind in {"JPEG", "WEBP"} else ".png"
    assert set(files) == {"20.webp", "30.webp", "60.webp", f"60{fallback}"}
    assert {end: image.size for end, image in files.items()}["30.webp"] == (30, 20)
    for image in files.values():
        assert _is_near(_red(image, 0.2, 0.5), _DARK)
        assert _is_near(_red(image, 0.8, 0.5), _LIGHT)


def test_no_larger_than_the_largest_width(built) -> None:
    """A picture that is wider than all widths is shown in the largest one; its own URL has it whole."""
    made = built("![x](a.png)", {"a.png": picture(width=60)}, settings=_ALL)
    assert {image.size for image in made.derived().values()} == {(20, 13)}
    assert made.open("blog/2019/06/01/a/a.png").size == (60, 40)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_upright(built, orientation) -> None:
    """Wherever a camera was held, the picture stands upright, and its size is that of the page."""
    image = _pixels()
    how = _HELD.get(orientation)
    stored = image if how is None else image.transpose(how)
    data = saved(stored, "JPEG", exif=_exif(orientation), quality=95)
    made = built("![x](a.jpg)", {"a.jpg": data})
    (shown,) = made.images()
    assert (shown["width"], shown["height"]) == ("60", "40")
    for each in (*made.derived().values(), made.open("blog/2019/06/01/a/a.jpg")):
        assert each.size == (60, 40)
        assert _is_near(_red(each, 0.2, 0.5), _DARK)
        assert _is_near(_red(each, 0.8, 0.5), _LIGHT)


def _pixels() -> Image.Image:
    image = Image.new("RGB", (60, 40), (_LIGHT, _LIGHT, _LIGHT))
    image.paste((_DARK, _DARK, _DARK), (0, 0, 30, 40))
    return image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_that_a_camera_noted(built, kind) -> None:
    """No file made of a picture says where it was taken, or with what."""
    noted = picture(kind, exif=_exif(1), xmp=b"<x:xmpmeta>Place</x:xmpmeta>")
    assert b"Camera of somebody" in noted
    name = f"a.{kind.lower()}"
    made = built(f"![x]({name}) [x]({name})", {name: noted})
    pictures = {
        path: data for path, data in made.files.items() if path.rpartition("/")[2].startswith("a.")
    }
    assert len(pictures) > 1
    for path, data in pictures.items():
        assert b"Camera of somebody" not in data, path
        assert b"xmpmeta" not in data, path
        assert not made.open(path).getexif()


def test_cmyk(built) -> None:
    """A picture for printers is shown in the colours of screens."""
    made = built("![x](a.jpg)", {"a.jpg": picture("JPEG", mode="CMYK", quality=95)})
    for image in (*made.derived().values(), made.open("blog/2019/06/01/a/a.jpg")):
        assert image.mode == "RGB"
        assert _red(image, 0.2, 0.5) < _red(image, 0.8, 0.5)


def test_sixteen_bits(built) -> None:
    """A grey picture of 16 bits keeps its shades."""
    row = (_DARK * 256).to_bytes(2, "little") * 30 + (_LIGHT * 256).to_bytes(2, "little") * 30
    deep = Image.frombytes("I;16", (60, 40), row * 40)
    made = built("![x](a.png)", {"a.png": saved(deep, "PNG")})
    for image in made.derived().values():
        assert _is_near(_red(image, 0.2, 0.5), _DARK)
        assert _is_near(_red(image, 0.8, 0.5), _LIGHT)


def test_colours_of_a_profile(built) -> None:
    """Colours mean on every screen what their profile says, and the profile stays out."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    swapped = picture("JPEG", icc_profile=profile)  # of another kind: can't be used
    made = built("![x](a.jpg)", {"a.jpg": swapped})
    assert all("icc_profile" not in image.info for image in made.derived().values())


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_transparency(built, kind) -> None:
    """What one can see through stays so."""
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 30, 40))
    name = f"a.{kind.lower()}"
    made = built(f"![x]({name})", {name: saved(clear, kind)}, settings="picture_widths: [20, 60]")
    for image in made.derived().values():
        alpha = image.convert("RGBA").getchannel("A")
        assert alpha.getpixel((image.width - 3, 3)) == 0
        assert alpha.getpixel((3, 3)) == 255


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_goes_on_moving(built, kind) -> None:
    """An animation is published as it is."""
    name = f"a.{kind.lower()}"
    moving = animation(kind)
    made = built(f"![x]({name})", {name: moving})
    copies = [data for path, data in made.files.items() if path.endswith(name.removeprefix("a"))]
    assert copies == [moving, moving]
    (shown,) = made.images()
    assert (shown["width"], shown["height"]) == ("20", "10")


def test_a_picture_higher_than_webp_can_be(built) -> None:
    """A very high picture is shown in its own format."""
    made = built("![x](a.png)", {"a.png": picture(width=10, height=17_000)})
    assert set(made.derived()) == {"10.png"}
    assert not made.page().xpath("//article//source")


def test_a_wrong_name(built) -> None:
    """A misnamed picture is published as what its name says, and a warning tells of it."""
    made = built("![x](a.png)", {"a.png": picture("JPEG")})
    assert made.rules == [("misnamed-picture", "content/posts/a/index.md")]
    assert made.open("blog/2019/06/01/a/a.png").format == "PNG"
    assert set(made.derived()) == {"60.jpg", "60.webp"}


@pytest.mark.parametrize("which", ["huge", "cut", "hidden", "empty"])
def test_what_cannot_be_shown(built, which) -> None:
    """With a picture that can't be shown nothing is published, and the place that names it is said.

    Damage that shows only in decoding is told of the file.
    """
    whole = picture("PNG", 300, 200)
    middle = len(whole) // 2
    data = {
        "huge": bomb(),
        "cut": whole[:middle],
        "hidden": whole[:middle] + whole[middle + 40 :],  # shows when it is decoded
        "empty": b"",
    }[which]
    made = built("![x](a.png)", {"a.png": data})
    rule = "huge-picture" if which == "huge" else "bad-picture"
    place = "a.png" if which == "hidden" else "index.md"
    assert made.rules == [(rule, f"content/posts/a/{place}")]
    assert made.files == {}
