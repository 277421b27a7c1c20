"""What differs between two versions of a text: block by block, and word by word in a block.

`lxml.html.diff` would be the library for this; see docs/dependencies.md for why it isn't used.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from blogsite.align import Budget, align
from blogsite.review.article import Element, Node, blocks, has_blocks, html_of, sanitised, text_of
from blogsite.review.model import Hunk, Span

# A word with the space after it, or one letter of a script that has no spaces between words.
_WORD = re.compile(
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]|\\w+\\s*|[^\\w\\s]\\s*|\\s+"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ALIKE = 0.35
_MOST_PAIRS = 900
_AROUND = 1

_Pair = tuple[Element | None, Element | None]


class _Piece(NamedTuple):
    """A word or picture as HTML, the start tags around it, and what it is compared by."""

    html: str
    around: tuple[tuple[str, str], ...]
    key: str


def compare_articles(
    before: Sequence[Element], after: Sequence[Element], budget: Budget
) -> tuple[Hunk, ...]:
    """Return the blocks that differ, each run of them with a block before and after it."""
    pairs = list(_pairs(before, after, budget))
    same = [
        old is not None and new is not None and html_of(old) == html_of(new) for old, new in pairs
    ]
    near = [not all(same[max(0, at - _AROUND) : at + _AROUND + 1]) for at in range(len(pairs))]
    hunks: list[Hunk] = []
    skipped = 0
    for pair, is_same, is_near in zip(pairs, same, near, strict=True):
        if not is_near:
            skipped += 1
            continue
        if skipped:
            hunks.append(Hunk("", "", "", skipped=skipped))
        skipped = 0
        hunks.append(_hunk(*pair, is_same=is_same, budget=budget))
    return (*hunks, Hunk("", "", "", skipped=skipped)) if skipped and hunks else tuple(hunks)


def whole_article(article: Sequence[Element], mark: str) -> tuple[Hunk, ...]:
    """Return all blocks of a text that is new or gone; ``mark`` is ``ins`` or ``del``."""
    return tuple(
        Hunk(
            "added" if mark == "ins" else "gone",
            "" if mark == "ins" else text_of(block),
            text_of(block) if mark == "ins" else "",
            (Span(mark, text_of(block)),),
            sanitised(html_of(block)),
        )
        for block in article
    )


def compare_words(before: str, after: str, budget: Budget) -> tuple[Span, ...]:
    """Return two plain texts in one, with the words that differ marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    spans = []
    for run in align([each.strip() for each in old], [each.strip() for each in new], budget):
        if run.is_same:
            spans.append(Span("", "".join(new[run.after])))
            continue
        spans.append(Span("del", "".join(old[run.before])))
        spans.append(Span("ins", "".join(new[run.after])))
    return tuple(span for span in spans if span.text)


def _hunk(before: Element | None, after: Element | None, *, is_same: bool, budget: Budget) -> Hunk:
    old, new = text_of(before) if before else "", text_of(after) if after else ""
    if is_same and after:
        return Hunk("", old, new, (Span("", new),), sanitised(html_of(after)))
    html = sanitised("".join(_marked(before, after, budget)))
    status = "added" if before is None else "gone" if after is None else "changed"
    return Hunk(status, old, new, compare_words(old, new, budget), html)


def _pairs(before: Sequence[Element], after: Sequence[Element], budget: Budget) -> Iterator[_Pair]:
    """Yield each block with its other version, or with nothing."""
    keys = [html_of(each) for each in before], [html_of(each) for each in after]
    for run in align(*keys, budget):
        old, new = before[run.before], after[run.after]
        if run.is_same:
            yield from zip(old, new, strict=True)
        else:
            yield from _matched(old, new)


def _matched(before: Sequence[Element], after: Sequence[Element]) -> Iterator[_Pair]:
    """Pair the blocks of a run that are alike, keeping their order."""
    if len(before) * len(after) > _MOST_PAIRS:
        yield from ((each, None) for each in before)
        yield from ((None, each) for each in after)
        return
    best = _scores(before, after)
    at, to = 0, 0
    while at < len(before) and to < len(after):
        if best[at][to] == best[at + 1][to]:
            yield before[at], None
            at += 1
        elif best[at][to] == best[at][to + 1]:
            yield None, after[to]
            to += 1
        else:
            yield before[at], after[to]
            at, to = at + 1, to + 1
    yield from ((each, None) for each in before[at:])
    yield from ((None, each) for each in after[to:])


def _scores(before: Sequence[Element], after: Sequence[Element]) -> list[list[float]]:
    """Return how well the blocks from here on can be paired, for each two places."""
    old, new = [_counted(each) for each in before], [_counted(each) for each in after]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for at in reversed(range(len(before))):
        for to in reversed(range(len(after))):
            alike = _likeness(old[at], new[to]) if before[at].tag == after[to].tag else 0.0
            # Blocks that stand alone between others are versions of each other, if of one kind.
            least = 0.0 if len(before) == len(after) == 1 else _ALIKE
            together = best[at + 1][to + 1] + alike + 0.01 if alike >= least else 0.0
            is_one_kind = before[at].tag == after[to].tag
            best[at][to] = max(together if is_one_kind else 0.0, best[at + 1][to], best[at][to + 1])
    return best


def _counted(block: Element) -> Counter[str]:
    return Counter(each.strip() for each in _WORD.findall(text_of(block)))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two blocks have in common (Dice)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _marked(before: Element | None, after: Element | None, budget: Budget) -> Iterator[str]:
    """Yield the HTML of a block's two versions in one."""
    if before is None or after is None:
        yield from _whole(before or after, "del" if after is None else "ins")
    elif html_of(before) == html_of(after):
        yield html_of(after)
    elif before.tag != after.tag or has_blocks(before) != has_blocks(after):
        yield from _whole(before, "del")
        yield from _whole(after, "ins")
    elif has_blocks(after):
        yield after.opening
        for old, new in _pairs(_children(before), _children(after), budget):
            yield from _marked(old, new, budget)
        yield after.closing
    else:
        yield after.opening
        yield from _marked_words(list(_pieces(before)), list(_pieces(after)), budget)
        yield after.closing


def _children(element: Element) -> tuple[Element, ...]:
    return tuple(blocks(element.children))


def _whole(element: Element | None, mark: str) -> Iterator[str]:
    """Yield a block of which all words are marked."""
    if element is None:
        return
    yield element.opening
    if has_blocks(element):
        for child in _children(element):
            yield from _whole(child, mark)
    else:
        yield from _written(mark, _pieces(element))
    yield element.closing


def _marked_words(
    before: Sequence[_Piece], after: Sequence[_Piece], budget: Budget
) -> Iterator[str]:
    keys = [each.key for each in before], [each.key for each in after]
    for run in align(*keys, budget):
        if run.is_same:
            yield from _written("", after[run.after])
        else:
            yield from _written("del", before[run.before])
            yield from _written("ins", after[run.after])


def _written(mark: str, pieces: Iterable[_Piece]) -> Iterator[str]:
    """Yield pieces with their marks outside and their elements inside."""
    html = "".join(_grouped(pieces))
    if not html or not mark:
        yield html
        return
    # A line below or through the space after the last word would look like one more change.
    inner = html.rstrip(" ")
    yield f"<{mark}>{inner}</{mark}>{html[len(inner) :]}" if inner else html


def _grouped(pieces: Iterable[_Piece]) -> Iterator[str]:
    for around, group in groupby(pieces, key=lambda piece: piece.around):
        yield from (opening for opening, _ in around)
        yield from (piece.html for piece in group)
        yield from (closing for _, closing in reversed(around))


def _pieces(element: Element) -> Iterator[_Piece]:
    """Yield the words of a block that holds no others; code goes by lines."""
    pattern = _LINE if element.tag == "pre" else _WORD
    if element.tag == "pre":
        plain = text_of(Element("pre", "", element.children))
        yield from (_Piece(escape(line, quote=False), (), line) for line in pattern.findall(plain))
        return
    for child in element.children:
        yield from _words_of(child, ())


def _words_of(node: Node, around: tuple[tuple[str, str], ...]) -> Iterator[_Piece]:
    if isinstance(node, str):
        for word in _WORD.findall(node):
            key = f"{word.strip()}{''.join(opening for opening, _ in around)}"
            yield _Piece(escape(word, quote=False), around, key)
    elif not node.closing or node.tag in {"audio", "video"}:
        yield _Piece(html_of(node), around, html_of(node))
    else:
        for child in node.children:
            yield from _words_of(child, (*around, (node.opening, node.closing)))
