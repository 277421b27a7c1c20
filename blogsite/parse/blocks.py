"""The blocks of a text's front matter: what a translation says in its own words."""

from collections.abc import Iterator

from blogsite.fields import Mapping
from blogsite.model.blocks import Block, as_plain_spaces, block_digest
from blogsite.model.document import FrontMatter, ImageRef


def front_blocks(front: FrontMatter, mapping: Mapping, end: int) -> tuple[Block, ...]:
    """Return those values that are translated: title, summary, picture, figures and further links.

    They come in this order whatever the file's; ``end`` is the line that closes the front matter.
    """
    starts = [key.line for key, _ in mapping.entries]
    ends = dict(zip(starts, [*starts[1:], end], strict=False))  # empty where no key is said
    lines = {key.value: key.line for key, _ in mapping.entries}
    return tuple(
        Block(
            block_digest(kind, as_plain_spaces(meaning)),
            kind,
            lines[kind],
            max(lines[kind] + 1, ends[lines[kind]]),
        )
        for kind, meaning in _said(front)
        if kind in lines
    )


def _said(front: FrontMatter) -> Iterator[tuple[str, str]]:
    if front.title:
        yield "title", front.title
    if front.summary:
        yield "summary", front.summary
    if front.image:
        yield "image", _picture(front.image)
    if front.facts:
        yield "facts", "\n".join(f"{each.value}\n{each.label}" for each in front.facts)
    if front.links:
        yield "links", "\n".join(f"{each.name}\n{each.url}" for each in front.links)


def _picture(image: ImageRef) -> str:
    return f"{image.src.id}\n{image.alt}\n{image.caption}\n{image.credit}"
