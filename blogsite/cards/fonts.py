"""The fonts of cards: which there are, in which order a language looks through them, what they hold."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import uharfbuzz as hb

# What draws, by module and by the name under which it is installed.
_PROGRAMS = (("PIL", "pillow"), ("uharfbuzz", "uharfbuzz"))


class _Package(NamedTuple):
    """A font in a package of its own."""

    module: str
    name: str
    file: str


_LATIN = _Package("fontpkg_inter", "fontpkg-inter", "files/Inter[opsz,wght].ttf")
_INDIC = _Package("fontpkg_noto_sans", "fontpkg-noto-sans", "files/NotoSans[wdth,wght].ttf")
_ARABIC = _Package(
    "fontpkg_noto_sans_arabic", "fontpkg-noto-sans-arabic", "files/NotoSansArabic[wdth,wght].ttf"
)
_HEBREW = _Package("fontpkg_heebo", "fontpkg-heebo", "files/Heebo[wght].ttf")
_EAST_ASIAN = _Package("manimgx_fonts_cjk", "manimgx-fonts-cjk", "NotoSansCJK-VF.otf.ttc")
_PACKAGES = (_LATIN, _INDIC, _ARABIC, _HEBREW, _EAST_ASIAN)

# The font that a language looks into first.
_FIRST = {"ar": _ARABIC, "fa": _ARABIC, "ur": _ARABIC, "he": _HEBREW, "hi": _INDIC, "mr": _INDIC}
# One Chinese character looks different in each of these; the file has a face for each.
_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL, _HONG_KONG = range(5)
_FACES = {
    "ja": _JAPANESE,
    "ko": _KOREAN,
    "zh": _SIMPLIFIED,
    "zh-tw": _TRADITIONAL,
    "zh-hant": _TRADITIONAL,
    "zh-hk": _HONG_KONG,
    "zh-mo": _HONG_KONG,
}


class FontFile(NamedTuple):
    """A font in a file, one of several perhaps."""

    path: str
    face: int = 0


def missing_packages() -> tuple[str, ...]:
    """Return the names of packages that cards need and the machine lacks."""
    needed = (*_PROGRAMS, *((each.module, each.name) for each in _PACKAGES))
    return tuple(name for module, name in needed if importlib.util.find_spec(module) is None)


def what_draws() -> tuple[str, ...]:
    """Return the versions of all that shows in a card, without what the machine lacks."""
    names = (*(name for _, name in _PROGRAMS), *(each.name for each in _PACKAGES), "babel")
    return tuple(f"{name} {version}" for name in names if (version := _version(name)))


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


@functools.lru_cache(maxsize=256)
def fonts_for(language: str, own: tuple[str, ...]) -> tuple[FontFile, ...]:
    """Return the fonts to look through for a letter; ``own`` are paths of the site's, which win."""
    subtags = language.lower().split("-")
    tags = ["-".join(subtags[:count]) for count in range(len(subtags), 0, -1)]
    face = next((_FACES[tag] for tag in tags if tag in _FACES), _SIMPLIFIED)
    first = _FIRST.get(subtags[0], _LATIN)
    rest = (each for each in _PACKAGES if each is not first)
    found = (FontFile(_path(each), face if each is _EAST_ASIAN else 0) for each in (first, *rest))
    return (*map(FontFile, own), *found)


def east_asian(language: str) -> FontFile | None:
    """Return the font whose quotes and dashes a language wants, if they are those of Chinese."""
    if language.partition("-")[0] not in {"zh", "ja"}:
        return None
    return next(each for each in fonts_for(language, ()) if each.path == _path(_EAST_ASIAN))


@functools.lru_cache(maxsize=32)
def letters_of(font: FontFile) -> hb.Set:
    """Return the letters of a font, as numbers; empty for a file that is none."""
    return _face(font).unicodes


@functools.lru_cache(maxsize=64)
def sized(font: FontFile, size: int, weight: int) -> hb.Font:
    """Return a font at a size in pixels; its own units are 1/64 of one."""
    import uharfbuzz as hb  # noqa: PLC0415  (only where there are cards)

    made = hb.Font(_face(font))
    made.scale = (size * 64, size * 64)
    # The shapes of large letters at all sizes, so that widths grow with the size alone.
    made.set_variations({"wght": weight, "opsz": 32})
    return made


@functools.lru_cache(maxsize=32)
def _face(font: FontFile) -> hb.Face:
    import uharfbuzz as hb  # noqa: PLC0415  (see above)

    return hb.Face(hb.Blob.from_file_path(font.path), font.face)


@functools.cache
def _path(package: _Package) -> str:
    spec = importlib.util.find_spec(package.module)
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    return str(folder / package.file)
