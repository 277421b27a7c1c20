"""Tells translations that nobody has translated yet."""

from collections import Counter

from blogsite.model.blocks import packed_pairs
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
# The digest and the kind of each.
_Blocks = tuple[tuple[str, str], ...]


def is_untouched(translation: Document, original: Document) -> bool:
    """Whether a translation has no text, or nearly all of it are the very blocks of its original.

    Two forms of one language, such as `en` and `en-GB`, may say the same.
    """
    if _base(translation) == _base(original) or not original.is_readable:
        return False
    # Each translation is compared by each build, so no block is made for it.
    own, its = packed_pairs(translation.packed_blocks), packed_pairs(original.packed_blocks)
    if translation.is_readable and _is_empty(own):
        return not _is_empty(its)
    return all(_shares(own, its, kinds) for kinds in (_SENTENCES, _EVERYTHING))


def _base(document: Document) -> str:
    return document.place.language.partition("-")[0]


def _is_empty(blocks: _Blocks) -> bool:
    return _WITHOUT_BODY.issuperset([kind for _, kind in blocks])


def _shares(translation: _Blocks, original: _Blocks, kinds: frozenset[str]) -> bool:
    own, its = _words(translation, kinds), _words(original, kinds)
    shared = sum([min(own[each], its[each]) for each in own.keys() & its.keys()])
    return bool(own) and shared >= _NEARLY_ALL * own.total()


def _words(blocks: _Blocks, kinds: frozenset[str]) -> Counter[str]:
    return Counter([digest for digest, kind in blocks if kind in kinds])
