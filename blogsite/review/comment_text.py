"""One text of a review, in a comment on GitHub."""

import re
from collections.abc import Iterator, Sequence

from blogsite.align import Budget, align
from blogsite.review.counting import counted
from blogsite.review.escaping import block, code, plain
from blogsite.review.marking import folded, most, table
from blogsite.review.model import Hunk, Reference, Text

_LONGEST_TEXT = 5_000
_WIDEST = 500
_MOST_LINES = 60
_LONGEST_BLOCK = 3_000
# What stands in a sentence or an item of a list.
_WIDEST_VALUE = 300
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def comment_text(text: Text, base_url: str) -> str:
    """Return what differs in a text, in whole pieces; nothing where that has been said."""
    parts: list[str] = []
    length = 0
    for part in _inside(text, base_url):
        length += len(part)
        if length > _LONGEST_TEXT:
            parts.append("*The rest is left out.*\n")
            break
        parts.append(part)
    return f"#### {plain(text.version.title)}\n\n{''.join(parts)}\n" if parts else ""


def _inside(text: Text, base_url: str) -> Iterator[str]:
    yield from _losses(text)
    yield from _languages(text)
    if text.fields:
        rows = ((code(f.name), code(f.before), code(f.after)) for f in text.fields)
        yield "".join(table(("front matter", "before", "after"), rows))
    if text.before and text.after:
        yield from _references("links", text.links)
        yield from _references("pictures", text.pictures)
        yield from _words(text)
    elif text.after:
        # All of its words are new, and its page says them better.
        yield from _new(text, base_url)


def _losses(text: Text) -> Iterator[str]:
    """Yield what readers and those who link here lose."""
    if text.is_unpublished and text.before:
        url = code(text.before.url)
        yield f"**No longer published**: readers lose {url} once this is merged\n\n"
    if text.before and (text.after is None or text.before.url != text.after.url):
        to = f"redirects to {code(text.redirect)}" if text.redirect else "**leads nowhere now**"
        yield f"{code(text.before.url)} {to}\n\n"
    if text.lost_anchors:
        name = "Anchor" if len(text.lost_anchors) == 1 else "Anchors"
        found = [code(f"#{_cut(each)}") for each in text.lost_anchors]
        yield f"**{name} lost**: {', '.join(most(found))}\n\n"
    if text.lost_feed_id:
        yield (
            "**Feed id changed**: readers of feeds get this text again as a new one; "
            f"it was {code(text.lost_feed_id)}\n\n"
        )


def _languages(text: Text) -> Iterator[str]:
    if text.translations.stale:
        languages = ", ".join(text.translations.stale)
        yield f"The words changed here and not in the translation: **{languages}**\n\n"
    if text.after and text.translations.missing:
        yield f"No translation in: {', '.join(text.translations.missing)}\n\n"


def _new(text: Text, base_url: str) -> Iterator[str]:
    """Yield what a reviewer looks at in a text that nobody has seen yet."""
    if text.card_after:
        said = _cut(text.card_after.description)
        title = plain(_cut(text.card_after.title)) or "no title"
        yield f"> **{title}**\\\n> {plain(said) or 'no description'}\n\n"
    bare = [code(_cut(each.after_url)) for each in text.pictures if not each.after_text.strip()]
    if bare:
        name = counted(len(bare), "picture")
        yield folded(f"{name} without an alternative text", bare)
    links = [
        f"{plain(_cut(each.after_text))} {code(_cut(each.after_url))}"
        for each in text.links
        if _ELSEWHERE.match(each.after_url) and not each.after_url.startswith(base_url)
    ]
    if links:
        yield folded(counted(len(links), "link to other sites", "links to other sites"), links)


def _cut(value: str) -> str:
    return value[:_WIDEST_VALUE] + ("…" if len(value) > _WIDEST_VALUE else "")


def _references(name: str, items: Sequence[Reference]) -> Iterator[str]:
    if items:
        rows = (
            (
                f"{plain(each.before_text)} {code(each.before_url)}",
                f"{plain(each.after_text)} {code(each.after_url)}",
            )
            for each in items
        )
        yield "".join(table((f"{name} before", "after"), rows))


def _words(text: Text) -> Iterator[str]:
    """Yield the lines that differ, as many as one block may have."""
    lines = [line for hunk in text.hunks if hunk.status for line in _lines(hunk)]
    kept: list[str] = []
    for line in lines[:_MOST_LINES]:
        if kept and sum(map(len, kept)) + len(line) > _LONGEST_BLOCK:
            break
        kept.append(line)
    if kept:
        yield block(kept) + "\n"
    if len(kept) < len(lines):
        yield f"*and {counted(len(lines) - len(kept), 'line')} more*\n\n"


def _lines(hunk: Hunk) -> Iterator[str]:
    """Yield the lines of a block that differ."""
    old, new = hunk.before.splitlines(), hunk.after.splitlines()
    for run in align(old, new, Budget()):
        if not run.is_same:
            yield from (_line("-", line) for line in old[run.before])
            yield from (_line("+", line) for line in new[run.after])


def _line(sign: str, said: str) -> str:
    return f"{sign} {said[:_WIDEST]}{'…' if len(said) > _WIDEST else ''}"
