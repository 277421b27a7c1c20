"""Make an archive of any size from a seed: same seed and size, same texts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

from .body import make_body
from .model import DEFAULT_LANGUAGE, Corpus, Post
from .prose import VOICES
from .registries import (
    FIRST_YEAR,
    KIND_WEIGHTS,
    KINDS,
    LAST_YEAR,
    make_authors,
    make_events,
    make_tags,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BODY_BYTES = 9000
_DAYS = (date(LAST_YEAR, 12, 31) - date(FIRST_YEAR, 1, 1)).days


def make_corpus(count: int, seed: int = 1) -> Corpus:
    """Make ``count`` posts, every fifth of them a translation of its predecessor."""
    corpus = Corpus((), make_authors(), make_events(), make_tags(), KINDS)
    slugs = tuple(_slug(number, seed) for number in range(count) if not _is_translation(number))
    posts = tuple(_posts(count, seed, corpus, slugs))
    return Corpus(posts, corpus.authors, corpus.events, corpus.tags, corpus.kinds)


def _posts(count: int, seed: int, corpus: Corpus, slugs: Sequence[str]) -> Iterator[Post]:
    """Give every post a generator of its own, so that it doesn't hang on those before it."""
    original: Post | None = None
    for number in range(count):
        rng = Random(f"{seed}:{number}")
        if original and _is_translation(number):
            yield _translation(original, slugs, rng, chinese=number % 25 < 15)
        else:
            original = _original(_slug(number, seed), corpus, slugs, rng)
            yield original


def _is_translation(number: int) -> bool:
    return number % 5 == 4


def _slug(number: int, seed: int) -> str:
    title = VOICES[DEFAULT_LANGUAGE].title(Random(f"slug:{seed}:{number}"))
    return "-".join([*re.findall(r"[a-z]+", title.lower())[:7], str(number)])


def _original(slug: str, corpus: Corpus, slugs: Sequence[str], rng: Random) -> Post:
    voice = VOICES[DEFAULT_LANGUAGE]
    events = [event.id for event in corpus.events]
    return Post(
        slug=slug,
        language=DEFAULT_LANGUAGE,
        title=voice.title(rng),
        date=date(FIRST_YEAR, 1, 1) + timedelta(rng.randrange(_DAYS)),
        kind=rng.choices(KINDS, KIND_WEIGHTS)[0].id,
        authors=_skewed([author.id for author in corpus.authors], rng.choice((1, 1, 1, 2, 3)), rng),
        tags=_skewed([tag.id for tag in corpus.tags], rng.randint(2, 5), rng),
        events=(rng.choice(events),) if rng.random() < 0.3 else (),
        summary=_plain(voice.paragraph(rng, 1, 2)),
        body=_body(DEFAULT_LANGUAGE, slugs, rng),
    )


def _translation(original: Post, slugs: Sequence[str], rng: Random, *, chinese: bool) -> Post:
    language = "zh-CN" if chinese else "fr"
    voice = VOICES[language]
    return Post(
        slug=original.slug,
        language=language,
        title=voice.title(rng),
        date=original.date,
        kind=original.kind,
        authors=original.authors,
        tags=original.tags,
        events=original.events,
        summary=_plain(voice.paragraph(rng, 1, 2)),
        body=_body(language, slugs, rng),
    )


def _body(language: str, slugs: Sequence[str], rng: Random) -> str:
    size = round(BODY_BYTES * rng.uniform(0.75, 1.15))
    return make_body(language, size, rng.sample(slugs, min(2, len(slugs))), rng)


def _skewed(ids: Sequence[str], count: int, rng: Random) -> tuple[str, ...]:
    """Draw different ids, the first far more often than the last (Zipf and Mandelbrot's law)."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(ids))))
    chosen: dict[str, None] = {}
    while len(chosen) < count:
        chosen[rng.choices(ids, cum_weights=weights)[0]] = None
    return tuple(chosen)


def _plain(text: str) -> str:
    return re.sub(r"[*`]", "", text)
