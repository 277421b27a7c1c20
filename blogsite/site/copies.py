"""Tells translations that nobody has translated yet."""

from collections import Counter

from blogsite.model.blocks import packed_digests, packed_kinds
from blogsite.model.document import Document

_OF_FRONT = frozenset({"title", "summary"})
# These say little without the body, and may be the same in all languages.
_BESIDE = frozenset({"image", "facts", "links"})
_WITHOUT_BODY = _OF_FRONT | _BESIDE
_SENTENCES = _OF_FRONT | {"heading", "paragraph", "quote", "note"}
# These may be names, numbers and code alone, which stay as they are.
_OTHER_WORDS = frozenset({"item", "row", "definition", "footnote"})
_EVERYTHING = _SENTENCES | _OTHER_WORDS
_NEARLY_ALL = 0.8


def is_untouched(translation: Document, original: Document) -> bool:
    """Whether a translation has no text, or nearly all of it are the very blocks of its original.

    Two forms of one language, such as `en` and `en-GB`, may say the same.
    """
    if _base(translation) == _base(original) or not original.is_readable:
        return False
    if _is_empty(translation):
        return not _is_empty(original)
    return all(_shares(translation, original, kinds) for kinds in (_SENTENCES, _EVERYTHING))


def _base(document: Document) -> str:
    return document.place.language.partition("-")[0]


def _is_empty(document: Document) -> bool:
    return document.is_readable and _WITHOUT_BODY.issuperset(packed_kinds(document.packed_blocks))


def _shares(translation: Document, original: Document, kinds: frozenset[str]) -> bool:
    own, its = _words(translation, kinds), _words(original, kinds)
    shared = sum([min(own[each], its[each]) for each in own.keys() & its.keys()])
    return bool(own) and shared >= _NEARLY_ALL * own.total()


def _words(document: Document, kinds: frozenset[str]) -> Counter[str]:
    # Each translation is compared by each build, so no block is made for it.
    packed = document.packed_blocks
    pairs = zip(packed_digests(packed), packed_kinds(packed), strict=True)
    return Counter([digest for digest, kind in pairs if kind in kinds])
