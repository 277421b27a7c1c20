"""Pelican plugin: what Pelican lacks: length of articles, neighbours in time, related ones."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from pelican import signals  # type: ignore[import-not-found,import-untyped,unused-ignore]

RELATED = 3
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")
_TAG = re.compile(r"<[^>]*>")


def relate(generator: Any) -> None:
    """Give every article its length, ``newer``, ``older`` and ``related`` of its language."""
    by_language: dict[str, list[Any]] = defaultdict(list)
    for article in [*generator.articles, *generator.translations]:  # newest first
        # What `content` is made of: that itself would be made here, before links are known.
        article.word_count = len(_WORD.findall(_TAG.sub(" ", article._content)))
        article.minutes = max(1, round(article.word_count / 212))
        by_language[article.lang].append(article)
    for articles in by_language.values():
        _relate(articles)
    years = {article.date.year for article in generator.articles}
    generator.context["YEARS"] = sorted(years, reverse=True)


def _relate(articles: list[Any]) -> None:
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
