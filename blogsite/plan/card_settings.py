"""Finds what all social cards of a site depend on: its colours and files, words, what draws."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from blogsite import codec
from blogsite.cache import Cache
from blogsite.cards.fonts import FontFile, letters_of, missing_packages, what_draws
from blogsite.diagnostics import Problems
from blogsite.engine import drawing_digest
from blogsite.i18n import Catalogue, open_catalogue
from blogsite.model.cards import SocialCards
from blogsite.model.config import CONFIG_PATH, Config
from blogsite.model.text import Ref
from blogsite.plan.social import CardSettings, Words
from blogsite.tree import Tree
from blogsite.views.machine import CopyView, SocialCardLook

_FACT = "card-words"
_LARGEST_LOGO = 4096  # pixels, in each direction


def find_card_settings(
    config: Config,
    tree: Tree,
    catalogues: Iterable[Catalogue],
    cache: Cache,
    problems: Problems,
) -> CardSettings | None:
    """Return the settings; None where the site has no cards, or the machine can't draw them."""
    if not config.cards.are_wanted:
        return None
    missing = missing_packages()
    if missing:
        _report_missing(missing, problems)
        return None
    look = _look(config.cards, tree, problems)
    own = tuple(str(tree.root / font.path) for font in look.fonts)
    return CardSettings(look, own, _kinds(config, catalogues, cache), drawing_digest(what_draws()))


def _look(cards: SocialCards, tree: Tree, problems: Problems) -> SocialCardLook:
    logo, *_ = (*_files((cards.logo,) if cards.logo else (), tree, problems), None)
    look = SocialCardLook(
        background=cards.background,
        text=cards.text,
        accent=cards.accent,
        accent_end=cards.accent_end,
        logo=logo,
        fonts=tuple(_files(cards.fonts, tree, problems)),
    )
    _check(look, cards.logo, cards.fonts, tree.root, problems)
    return look


def _report_missing(missing: tuple[str, ...], problems: Problems) -> None:
    names = ", ".join(f"`{name}`" for name in missing)
    problems.warning(
        "cards-missing",
        f"the site is built without its social cards, as the packages {names} are not installed",
        hint="`pip install 'blogsite[cards]'`, or set `cards: false` in `content/site.yaml`",
    )


def _kinds(config: Config, catalogues: Iterable[Catalogue], cache: Cache) -> Words:
    """Return the names of kinds that are words of the interface, remembered from build to build.

    Else each build would read all catalogues for them.
    """
    names = [text for kind in config.kinds for tag, text in kind.name.variants if not tag]
    if not names:
        return {}
    listed = tuple(catalogues)
    mark = codec.digest(*names, *(each.digest for each in listed))
    known_mark, _, known = cache.fact(_FACT).partition("\n")
    if known_mark != mark:
        words = {each.language: open_catalogue(each).gettext for each in listed}
        known = json.dumps(
            {tag: {name: word(name) for name in names} for tag, word in words.items()}
        )
        cache.remember(_FACT, f"{mark}\n{known}")
    found: Words = json.loads(known)
    return found


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
