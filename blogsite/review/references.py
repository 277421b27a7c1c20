"""Links and pictures of a text that are other ones now."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

from blogsite.review.article import Element, elements, text_of
from blogsite.review.model import Reference

_Pair = tuple[str, str]


def changed_links(before: Sequence[Element], after: Sequence[Element]) -> tuple[Reference, ...]:
    """Return the links that lead elsewhere, are new or are gone; another wording is no change."""
    return tuple(
        each
        for each in _compare(_links(before), _links(after))
        if each.before_url != each.after_url
    )


def changed_pictures(before: Sequence[Element], after: Sequence[Element]) -> tuple[Reference, ...]:
    """Return the pictures that are others, or are described in other words."""
    return tuple(_compare(_pictures(before), _pictures(after)))


def _links(article: Sequence[Element]) -> Iterator[_Pair]:
    for element in elements(article):
        href = dict(element.attributes).get("href", "")
        if element.tag == "a" and href and not href.startswith("#"):
            yield " ".join(text_of(element).split()), href


def _pictures(article: Sequence[Element]) -> Iterator[_Pair]:
    for element in elements(article):
        if element.tag == "img":
            found = dict(element.attributes)
            yield found.get("alt", ""), found.get("src", "")


def _compare(before: Iterable[_Pair], after: Iterable[_Pair]) -> Iterator[Reference]:
    """Yield what isn't on both sides, matched by words or else by URL."""
    old, new = Counter(before), Counter(after)
    gone, added = list((old - new).elements()), list((new - old).elements())
    for which in (0, 1):
        matches, gone, added = _matched(gone, added, which)
        yield from (Reference(*pair, *match) for pair, match in matches)
    yield from (Reference(*pair, "", "") for pair in gone)
    yield from (Reference("", "", *pair) for pair in added)


def _matched(
    gone: list[_Pair], added: list[_Pair], which: int
) -> tuple[list[tuple[_Pair, _Pair]], list[_Pair], list[_Pair]]:
    """Return the pairs that share a part, the first with the first, and what is left of both."""
    waiting: dict[str, deque[_Pair]] = defaultdict(deque)
    for pair in added:
        waiting[pair[which]].append(pair)
    matches, left = [], []
    for pair in gone:
        if pair[which] and waiting[pair[which]]:
            matches.append((pair, waiting[pair[which]].popleft()))
        else:
            left.append(pair)
    return matches, left, [pair for pairs in waiting.values() for pair in pairs]
