"""Pictures, alone or with a caption."""

from collections.abc import Callable

from bs4 import Tag

from blogsite.importing.html import escaping
from blogsite.importing.html.raw import html_of


def picture(image: Tag, caption: str = "") -> str:
    """Return a picture as Markdown; a caption is its title."""
    alt = escaping.escape_text(" ".join(str(image.get("alt") or "").split()))
    extra = f" {escaping.title(caption)}" if caption else ""
    return f"![{alt}]({escaping.address(str(image['src']))}{extra})"


def figure_of(figure: Tag, inline: Callable[[Tag], str]) -> str:
    """Return a picture with its caption: as Markdown where the caption is plain text."""
    image, caption = figure.find("img"), figure.find("figcaption")
    if not isinstance(image, Tag):
        return inline(figure)
    link = image.find_parent("a")
    if not isinstance(caption, Tag) or not caption.get_text().strip():
        if isinstance(caption, Tag):
            caption.decompose()
        return inline(figure)
    if link is None and not caption.find() and not figure.find_parent(["li", "dd"]):
        return picture(image, caption.get_text())
    return html_of(figure)
