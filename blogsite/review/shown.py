"""Fills in what differs within texts, for as many as one page can show."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from blogsite.align import Budget
from blogsite.review.cards import read_card
from blogsite.review.differ import compare_articles, whole_article
from blogsite.review.model import Card, Hunk, Text
from blogsite.review.references import changed_links, changed_pictures
from blogsite.review.side import FaultyTemplateError, Side, article_of, render_files
from blogsite.site.urls import output_path
from blogsite.workers import Progress, Workers

# Of so many texts all is shown, and of each so many characters of HTML.
MOST_SHOWN = 40
_LONGEST = 40_000

_Cards = Mapping[str, Card]


def show_texts(
    texts: Sequence[Text], before: Side, after: Side, workers: Workers, progress: Progress
) -> Iterator[Text]:
    """Yield the texts, the first ones with all that differs in them."""
    shown = texts[:MOST_SHOWN]
    cards_before: _Cards = {}
    with contextlib.suppress(FaultyTemplateError):  # of the base, which is beyond mending
        cards_before = _cards(before, [each.before.url for each in shown if each.before], workers)
    cards_after = _cards(after, [each.after.url for each in shown if each.after], workers)
    budget = Budget()
    for number, text in enumerate(shown, 1):
        yield _with_cards(_with_hunks(text, before, after, budget), cards_before, cards_after)
        progress("Comparing", number, len(shown))
    yield from texts[MOST_SHOWN:]


def _cards(side: Side, urls: Sequence[str], workers: Workers) -> _Cards:
    """Return URL to card, from the pages as their theme draws them."""
    files = {output_path(url): url for url in urls}
    rendered = render_files(side, list(files), workers)
    return {files[path]: read_card(page) for path, page in rendered.items()}


def _with_hunks(text: Text, before: Side, after: Side, budget: Budget) -> Text:
    old = article_of(before, output_path(text.before.url)) if text.before else ()
    new = article_of(after, output_path(text.after.url)) if text.after else ()
    if text.before and text.after:
        hunks = compare_articles(old, new, budget)
    else:
        hunks = whole_article(new or old, "ins" if text.after else "del")
    kept = tuple(_within(hunks))
    return replace(
        text,
        is_shown=True,
        hunks=kept,
        is_cut=len(kept) < len(hunks),
        links=changed_links(old, new),
        pictures=changed_pictures(old, new),
    )


def _within(hunks: Sequence[Hunk]) -> Iterator[Hunk]:
    """Yield hunks until they are as long as one text may be."""
    length = 0
    for hunk in hunks:
        length += len(hunk.html) + len(hunk.before) + len(hunk.after)
        if length > _LONGEST:
            return
        yield hunk


def _with_cards(text: Text, before: _Cards, after: _Cards) -> Text:
    old = before.get(text.before.url) if text.before else None
    new = after.get(text.after.url) if text.after else None
    return replace(text, card_before=old, card_after=new)
