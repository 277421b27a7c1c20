"""Gives the pictures in a body their size, and browsers a choice of files."""

import re
from collections.abc import Mapping, Sequence

from markupsafe import escape

from blogsite.model.body import GAP_END, GAP_START
from blogsite.views.parts import BodyPicture, Rendition

# Our own markup, or the sanitiser's: values are quoted, and no quote stands in them.
_IMAGE = re.compile(r'<img((?: [a-z-]+(?:="[^"]*")?)*)>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_GAP = re.compile(f"{GAP_START}([0-9]+){GAP_END}")


def show_pictures(html: str, pictures: Sequence[BodyPicture], sizes: str, *, leads: bool) -> str:
    """Return a body, still with its gaps; where it ``leads``, its first picture is wanted at once.

    ``sizes`` says how wide pictures are in the theme, as the attribute of that name does.
    """
    known = {each.gap: each.shown for each in pictures}
    first = leads

    def show(tag: re.Match[str]) -> str:
        nonlocal first
        attributes = dict(_ATTRIBUTE.findall(tag[1]))
        if first:
            attributes.pop("loading", "")
            attributes["fetchpriority"] = "high"
            first = False
        gap = _GAP.fullmatch(attributes.get("src", ""))
        found = known.get(int(gap[1])) if gap else None
        return _tag("img", attributes) if found is None else _shown(attributes, found, sizes)

    return _IMAGE.sub(show, html)


def _shown(attributes: Mapping[str, str], shown: Rendition, sizes: str) -> str:
    width, height = _size(attributes, shown)
    own = {"src": str(escape(shown.src)), "width": str(width), "height": str(height)}
    image = _tag("img", {**attributes, **own})
    if not shown.srcset:
        return image
    chosen = sizes if width == shown.width else f"min({width}px, 100vw)"
    source = {"type": "image/webp", "srcset": str(escape(shown.srcset)), "sizes": chosen}
    return f"<picture>{_tag('source', source)}{image}</picture>"


def _size(attributes: Mapping[str, str], shown: Rendition) -> tuple[int, int]:
    """Return the size that a writer wants, in the picture's own proportions: room is kept by them."""
    width, height = (int(attributes.get(name) or 0) for name in ("width", "height"))
    if width:
        return width, max(1, round(width * shown.height / shown.width))
    if height:
        return max(1, round(height * shown.width / shown.height)), height
    return shown.width, shown.height


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    written = "".join(f' {each}="{value}"' for each, value in attributes.items())
    return f"<{name}{written}>"
