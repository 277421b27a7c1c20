"""Pelican plugin: neighbours in time and related articles, which Pelican lacks."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pelican import signals  # type: ignore[import-not-found,import-untyped,unused-ignore]

RELATED = 5


def relate(generator: Any) -> None:
    """Give every article ``newer``, ``older`` and ``related``."""
    articles = generator.articles  # newest first
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        article.newer = articles[number - 1] if number else None
        article.older = articles[number + 1] if number + 1 < len(articles) else None
        for term in _terms(article):
            by_term[term].append(number)
    for number, article in enumerate(articles):
        article.related = [articles[other] for other in _related(number, article, by_term)]


def _related(number: int, article: Any, by_term: dict[str, list[int]]) -> list[int]:
    """Weigh each shared term by its rarity."""
    scores: dict[int, float] = defaultdict(float)
    for term in _terms(article):
        weight = 1 / len(by_term[term])
        for other in by_term[term]:
            scores[other] += weight
    scores.pop(number, None)
    return sorted(scores, key=lambda other: -scores[other])[:RELATED]


def _terms(article: Any) -> list[str]:
    return [str(term) for name in ("tags", "authors") for term in getattr(article, name, ())]


def register() -> None:
    """Run once the articles are read and sorted."""
    signals.article_generator_finalized.connect(relate)
