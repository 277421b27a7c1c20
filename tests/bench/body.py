"""Markdown bodies of a wanted size, made of the blocks that real posts have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .prose import VOICES, Voice
from .snippets import CODE_LANGUAGES, fence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


def make_body(language: str, size: int, neighbours: Sequence[str], rng: Random) -> str:
    """Return about ``size`` bytes of Markdown that links to some ``neighbours`` (slugs).

    Sections follow one another until the size is reached, so that a body ends
    with a whole section and no text is cut.
    """
    voice = VOICES[language]
    parts = [voice.paragraph(rng), _opening(voice, neighbours, rng)]
    length = _bytes(parts)
    while length < size:
        section = _section(voice, rng, small=size - length < 1600)
        parts += section
        length += _bytes(section)
    if rng.random() < 0.4:
        parts += _footnote(voice, rng)
    return "\n\n".join(parts) + "\n"


def _bytes(parts: list[str]) -> int:
    return sum(len(part.encode()) + 2 for part in parts)


def _opening(voice: Voice, neighbours: Sequence[str], rng: Random) -> str:
    links = [f"[{voice.link_text}](post:{slug})" for slug in neighbours]
    links.append(f"[example.org](https://example.org/{rng.randrange(9999)}/?q={rng.randrange(99)})")
    return voice.space.join(f"{voice.sentence(rng)} {link}" for link in links)


def _footnote(voice: Voice, rng: Random) -> list[str]:
    text = voice.paragraph(rng, 1, 2)
    return [f"{text}[^1]", f"[^1]: {voice.note}: {voice.sentence(rng)}"]


def _section(voice: Voice, rng: Random, *, small: bool) -> list[str]:
    heading = f"## {rng.choice(voice.headings)}"
    if small:
        return [heading, voice.paragraph(rng)]
    blocks = [make(voice, rng) for make in rng.sample(_BLOCKS, 2)]
    return [heading, voice.paragraph(rng), *blocks, voice.paragraph(rng)]


def _items(voice: Voice, rng: Random) -> str:
    return "\n".join(f"- {voice.phrase(rng)}" for _ in range(rng.randint(3, 6)))


def _nested(voice: Voice, rng: Random) -> str:
    lines = []
    for number in range(1, rng.randint(3, 5)):
        lines.append(f"{number}. {voice.phrase(rng)}")
        lines += [f"    - {voice.phrase(rng)}" for _ in range(rng.randint(0, 3))]
    return "\n".join(lines)


def _table(voice: Voice, rng: Random) -> str:
    head = f"| {' | '.join(voice.columns)} |\n| --- | ---: | ---: | --- |"
    rows = [
        f"| {rng.choice(voice.objects)} | {rng.randrange(999)} ms | {rng.random() * 90:.1f} ms "
        f"| {voice.phrase(rng)} |"
        for _ in range(rng.randint(3, 7))
    ]
    return "\n".join([head, *rows])


def _quote(voice: Voice, rng: Random) -> str:
    return f"> {voice.paragraph(rng, 1, 3)}\n>\n> — *{rng.choice(voice.subjects)}*"


def _subsection(voice: Voice, rng: Random) -> str:
    link = f"[`{rng.choice(CODE_LANGUAGES)}`](https://example.com/docs/{rng.randrange(999)})"
    return f"### {rng.choice(voice.headings)}\n\n{voice.paragraph(rng)} {link}"


def _code(_voice: Voice, rng: Random) -> str:
    return fence(rng.choice(CODE_LANGUAGES), rng)


# Code stands more than once: two of five sections of a technical post show some.
_BLOCKS = (_code, _code, _items, _nested, _table, _quote, _subsection)
