"""Finds what all social cards of a site depend on: its colours and files, words, what draws."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from blogsite.cards.fonts import FontFile, letters_of, missing_packages, versions
from blogsite.diagnostics import Problems
from blogsite.engine import drawing_digest
from blogsite.i18n import Catalogue, open_catalogue
from blogsite.model.config import CONFIG_PATH, Config
from blogsite.model.text import Ref
from blogsite.plan.social import CardSettings, Words
from blogsite.tree import Tree
from blogsite.views.machine import CopyView, SocialCardLook

_LARGEST_LOGO = 4096  # pixels, in each direction


def find_card_settings(
    config: Config, tree: Tree, catalogues: Iterable[Catalogue], problems: Problems
) -> CardSettings | None:
    """Return the settings; None where the site has no cards, or the machine can't draw them."""
    cards = config.cards
    if not cards.are_wanted:
        return None
    missing = missing_packages()
    if missing:
        _report_missing(missing, problems)
        return None
    fonts = tuple(_files(cards.fonts, tree, problems))
    logos = tuple(_files((cards.logo,) if cards.logo else (), tree, problems))
    look = SocialCardLook(
        cards.background,
        cards.text,
        cards.accent,
        cards.accent_end,
        next(iter(logos), None),
        fonts,
    )
    own = tuple(str(tree.root / font.path) for font in fonts)
    _check(look, cards.logo, cards.fonts, tree.root, problems)
    return CardSettings(look, own, dict(_words(config, catalogues)), drawing_digest(versions()))


def _report_missing(missing: tuple[str, ...], problems: Problems) -> None:
    names = ", ".join(f"`{name}`" for name in missing)
    problems.warning(
        "cards-missing",
        f"the site is built without its social cards, as the packages {names} are not installed",
        hint="`pip install 'blogsite[cards]'`, or set `cards: false` in `content/site.yaml`",
    )


def _words(config: Config, catalogues: Iterable[Catalogue]) -> Iterator[tuple[str, Words]]:
    """Yield the words of each language, if kinds have names that are words of the interface."""
    if any("" in dict(kind.name.variants) for kind in config.kinds):
        for catalogue in catalogues:
            yield catalogue.language, open_catalogue(catalogue).gettext


def _files(refs: Iterable[Ref], tree: Tree, problems: Problems) -> Iterator[CopyView]:
    for ref in refs:
        if ref.id in tree.digests:
            yield CopyView("site", ref.id, tree.digests[ref.id])
        else:
            message, hint = f"there is no file `{ref.id}`", "write its path from the site's folder"
            problems.error("missing-file", message, CONFIG_PATH, ref.line, ref.column, hint)


def _check(
    look: SocialCardLook, logo: Ref | None, fonts: tuple[Ref, ...], root: Path, problems: Problems
) -> None:
    """Report files that are no font and no picture."""
    known = {font.path for font in look.fonts}
    for ref in fonts:
        if ref.id in known and not len(letters_of(FontFile(str(root / ref.id)))):
            _refuse(ref, "is not a font", "use a `.ttf`, `.otf` or `.ttc` file", problems)
    if look.logo and logo and not _is_logo(root / logo.id):
        hint = f"use a PNG, JPEG or WebP of up to {_LARGEST_LOGO} pixels"
        _refuse(logo, "can't be a logo", hint, problems)


def _is_logo(path: Path) -> bool:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  (where there is a logo only)

    try:
        with Image.open(path, formats=("PNG", "JPEG", "WEBP")) as image:
            if max(image.size) > _LARGEST_LOGO:
                return False
            image.load()
    except (OSError, UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return True


def _refuse(ref: Ref, why: str, hint: str, problems: Problems) -> None:
    problems.error("card-file", f"`{ref.id}` {why}", CONFIG_PATH, ref.line, ref.column, hint)
