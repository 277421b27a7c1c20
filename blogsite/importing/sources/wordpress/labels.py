"""Categories, tags and other terms of a site."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from blogsite.importing.archive import Said, Term
from blogsite.importing.ledger import Place
from blogsite.importing.sources.wordpress.items import Item, Label, plain
from blogsite.importing.sources.wordpress.survey import Survey
from blogsite.importing.visible import visible_of_html

# Taxonomies whose terms say what a text is about.
_SUBJECTS = re.compile(
    r"category|post_tag|(?:.*[-_])?(?:tag|tags|topic|topics|project|projects|industry|subject|theme)"
    r"(?:[-_]cn)?|.*[-_](?:category|categories|challenge)"
)
_SERIES = frozenset({"series", "post_series", "topic_series"})
# What other modules read, or what only says how WordPress showed a text.
_ELSEWHERE = frozenset(
    {"author", "ppma_author", "language", "post_translations", "term_language",
     "term_translations", "nav_menu"}
)  # fmt: skip
_NO_SUBJECT = frozenset({"uncategorized", "uncategorised", "未分类"})
_NAMES = ("wp:term_name", "wp:cat_name", "wp:tag_name")
_DESCRIPTIONS = ("wp:term_description", "wp:category_description", "wp:tag_description")


def terms_of(survey: Survey, items: dict[str, tuple[str, Place]]) -> tuple[Term, ...]:
    """Return the terms that the exports list, and those that only items name, by their key."""
    terms: dict[str, Term] = {}
    for (taxonomy, slug), (record, path) in survey.terms.items():
        if not _SUBJECTS.fullmatch(taxonomy) or _is_none(slug) or not slug:
            continue
        name = next((plain(record.child(key)) for key in _NAMES if record.child(key)), "")
        about = next((record.child(key) for key in _DESCRIPTIONS if record.child(key)), "")
        place = Place(path, record.line)
        key = unquote(slug)
        terms.setdefault(key, Term(key, name or key, place, description=visible_of_html(about)))
    for key, (name, place) in items.items():
        terms.setdefault(key, Term(key, name or key, place))
    return tuple(terms.values())


def tags_of(item: Item) -> tuple[Said, ...]:
    """Return the keys of what an item is about, each once."""
    tags = {key_of(label): label.line for label in subjects(item)}
    return tuple(Said(key, line) for key, line in tags.items())


def key_of(label: Label) -> str:
    """Return what a term is named by."""
    return unquote(label.slug)


def subjects(item: Item) -> Iterator[Label]:
    """Yield what an item is about."""
    for label in item.labels:
        is_subject = _SUBJECTS.fullmatch(label.taxonomy) and "author" not in label.taxonomy
        if is_subject and not _is_none(label.slug):
            yield label


def series_of(item: Item) -> Said:
    """Return the series that an item is a part of."""
    for label in item.labels:
        if label.taxonomy in _SERIES:
            return Said(label.name or unquote(label.slug), label.line)
    return Said("")


def fields_of(item: Item) -> Iterator[tuple[str, Said]]:
    """Yield the terms that are no subject: formats, countries and the like."""
    known = {id(label) for label in subjects(item)}
    for label in item.labels:
        if label.taxonomy in _ELSEWHERE | _SERIES or id(label) in known:
            continue
        if label.taxonomy != "category":
            yield label.taxonomy, Said(label.name or label.slug, label.line)


def _is_none(slug: str) -> bool:
    return unquote(slug).lower() in _NO_SUBJECT
