"""Languages of items, as plugins for translations leave them in an export."""

import re

from blogsite.importing.sources.wordpress.fields import LANGUAGE, TRANSLATION_GROUP
from blogsite.importing.sources.wordpress.items import Item

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}\Z")
_POLYLANG, _POLYLANG_GROUP = "language", "post_translations"
# Types of items that a site has for one language.
_CHINESE_TYPE = re.compile(r".*_cn\Z")


def language_of(item: Item, otherwise: str) -> str:
    """Return the language of an item as a tag."""
    labels = [label.slug for label in item.labels if label.taxonomy == _POLYLANG]
    for written in [*labels, item.field(*LANGUAGE).value]:
        if tag := tag_of(written):
            # A plugin says `en` where the site itself says `en-US`.
            return otherwise if tag == otherwise.partition("-")[0] else tag
    return "zh-CN" if _CHINESE_TYPE.match(item.type) else otherwise


def key_of(item: Item, number: str) -> str:
    """Return what all versions of an item share."""
    for label in item.labels:
        if label.taxonomy == _POLYLANG_GROUP:
            return label.slug
    group = item.field(*TRANSLATION_GROUP).value
    return f"group-{group}" if group else f"item-{number}"


def tag_of(written: str) -> str:
    """Return a language as BCP 47 writes it, empty for what is none."""
    written = written.strip().removeprefix("pll_")
    if not _TAG.match(written):
        return ""
    first, *rest = re.split("[-_]", written)
    parts = [first.lower(), *map(_subtag, rest)]
    return "-".join(part for part in parts if part not in {"formal", "informal"})


def _subtag(part: str) -> str:
    """Write a territory in capitals, and a script like a name."""
    written = {2: part.upper(), 4: part.title()}
    return written.get(len(part), part)
