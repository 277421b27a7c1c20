"""Begins a translation: a file that holds the original's words, ready to be overwritten."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from blogsite.model.document import Document, ImageRef
from blogsite.translations.recording import digest_lines


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new translation is made of; ``body`` is the original's, as it is written."""

    original: Document
    body: str
    digests: Sequence[str]
    translators: Sequence[str]
    is_post: bool


def path_of_translation(original: Document, tag: str) -> str:
    """Return the path at which a translation stands, beside its original."""
    return f"{original.place.key}.{tag}.md"


def begin_translation(made: Beginning) -> str:
    """Return the text of a file that builds, as a draft, with the line ends of ``body``."""
    end = "\r\n" if made.body.partition("\n")[0].endswith("\r") else "\n"
    lines = ["---", *_front_matter(made), "---", ""]
    return "".join(line + end for line in lines) + made.body.lstrip("\r\n")


def _front_matter(made: Beginning) -> Iterator[str]:
    front = made.original.front
    yield f"title: {_quoted(front.title or made.original.place.stem)}"
    if made.is_post:
        yield f"translators: [{', '.join(made.translators)}]"
    if front.summary:
        yield f"summary: {_quoted(front.summary)}"
    if front.image:
        yield "image:"
        yield from _image(front.image)
    if front.facts:
        yield "facts:"
        yield from (_flow(value=each.value, label=each.label) for each in front.facts)
    if front.links:
        yield "links:"
        yield from (_flow(name=each.name, url=each.url) for each in front.links)
    yield "draft: true"
    yield from digest_lines(made.digests)


def _image(image: ImageRef) -> Iterable[str]:
    values = {
        "src": image.src.id,
        "alt": image.alt,
        "caption": image.caption,
        "credit": image.credit,
    }
    return (f"  {key}: {_quoted(value)}" for key, value in values.items() if value)


def _flow(**values: str) -> str:
    """Return an item of a list, a mapping on one line."""
    return f"  - {{{', '.join(f'{key}: {_quoted(value)}' for key, value in values.items())}}}"


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, whatever the text holds.
    return json.dumps(text, ensure_ascii=False)
