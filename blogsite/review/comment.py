"""A review as Markdown for a comment on GitHub."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from blogsite.review.align import Budget, align
from blogsite.review.escaping import block, code, plain
from blogsite.review.model import Hunk, Reference, Review, Status, Text

# GitHub takes 65,536 characters.
_LONGEST = 60_000
_LONGEST_TEXT = 5_000
_MOST_LISTED = 40
_WIDEST = 500
_MOST_LINES = 60
_CUT = "\n*More differs than a comment can hold; the page and the JSON have the rest.*\n"


def as_comment(review: Review) -> str:
    """Return the review, cut where it would be too long; it links to a preview, if there is one."""
    parts: list[str] = []
    length = 0
    for part in _parts(review):
        length += len(part)
        if length > _LONGEST:
            return "".join([*parts, _CUT])
        parts.append(part)
    return "".join(parts)


def _parts(review: Review) -> Iterator[str]:
    yield f"## What this change does to {plain(review.site)}\n\n"
    yield f"Compared with {code(review.base)}: {_counts(review)}. "
    yield f"{_link('The whole review', '/_review/', review)}\n\n"
    yield from (f"> {plain(note)}\n\n" for note in review.notes)
    if review.lost:
        yield f"### Lost without a redirect\n\n{_listed(map(code, review.lost))}\n"
    if review.texts:
        yield "### Texts\n\n"
        yield from _table(("", "text", "language", "source"), _rows(review))
    for text in review.texts:
        yield _text(text)
    if review.warnings:
        found = (f"{code(each.place)} {plain(each.message)}" for each in review.warnings)
        yield f"### New warnings\n\n{_listed(found)}\n"
    if review.redirects_added or review.redirects_gone:
        yield "### Redirects\n\n" + block(
            _most(
                [
                    *(f"- {line}" for line in review.redirects_gone),
                    *(f"+ {line}" for line in review.redirects_added),
                ]
            )
        )
    yield from _touched(review)


def _counts(review: Review) -> str:
    counts = {status: sum(each.status is status for each in review.texts) for status in Status}
    said = [f"**{count} {status}**" for status, count in counts.items() if count]
    lost = [f"**{len(review.lost)} URLs lost**"] if review.lost else []
    return ", ".join([*said, *lost]) or "no text differs"


def _link(text: str, url: str, review: Review) -> str:
    """Return a link into the preview, or the text alone where nobody said where that is."""
    if not review.preview:
        return text
    # A path is encoded but for its brackets, which would end the link.
    address = review.preview + quote(url[1:], safe="/%:@!$&'*+,;=~-._")
    return f"[{text}]({address.replace('&', '&amp;')})"


def _rows(review: Review) -> Iterator[tuple[str, ...]]:
    for text in review.texts:
        version = text.version
        title = plain(version.title)
        linked = _link(title, version.url, review) if text.after else title
        badge = f" ({version.badge})" if version.badge else ""
        yield f"{text.status}{badge}", linked, version.language, code(version.source)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |\n|{' --- |' * len(head)}\n"
    yield from (f"| {' | '.join(row)} |\n" for row in rows)
    yield "\n"


def _text(text: Text) -> str:
    """Return what differs in a text, folded; nothing where that has been said."""
    inner = "".join(_inside(text))
    if not inner:
        return ""
    if len(inner) > _LONGEST_TEXT:
        inner = inner[:_LONGEST_TEXT].rpartition("\n\n")[0] + "\n\n*The rest is left out.*\n"
    title = plain(text.version.title)
    return f"#### {title}\n\n{inner}\n"


def _inside(text: Text) -> Iterator[str]:
    if text.before and (text.after is None or text.before.url != text.after.url):
        to = f"redirects to {code(text.redirect)}" if text.redirect else "**leads nowhere now**"
        yield f"{code(text.before.url)} {to}\n\n"
    if text.translations.stale:
        languages = ", ".join(text.translations.stale)
        yield f"The words changed here and not in the translation: **{languages}**\n\n"
    if text.fields:
        rows = ((code(f.name), code(f.before), code(f.after)) for f in text.fields)
        yield "".join(_table(("front matter", "before", "after"), rows))
    # All of a text that is new or gone is so, and its page says it better.
    if text.before and text.after:
        yield from _references("links", text.links)
        yield from _references("pictures", text.pictures)
        lines = [line for hunk in text.hunks if hunk.status for line in _lines(hunk)]
        yield block(lines[:_MOST_LINES]) + "\n" if lines else ""


def _references(name: str, items: Sequence[Reference]) -> Iterator[str]:
    if items:
        rows = (
            (
                f"{plain(each.before_text)} {code(each.before_url)}",
                f"{plain(each.after_text)} {code(each.after_url)}",
            )
            for each in items
        )
        yield "".join(_table((f"{name} before", "after"), rows))


def _lines(hunk: Hunk) -> Iterator[str]:
    """Yield the lines of a block that differ."""
    old, new = hunk.before.splitlines(), hunk.after.splitlines()
    for run in align(old, new, Budget()):
        if not run.is_same:
            yield from (_line("-", line) for line in old[run.before])
            yield from (_line("+", line) for line in new[run.after])


def _line(sign: str, said: str) -> str:
    return f"{sign} {said[:_WIDEST]}{'…' if len(said) > _WIDEST else ''}"


def _listed(items: Iterable[str]) -> str:
    return "".join(f"- {each}\n" for each in _most(list(items)))


def _most(items: list[str]) -> list[str]:
    more = len(items) - _MOST_LISTED
    return [*items[:_MOST_LISTED], f"and {more} more"] if more > 0 else items


def _touched(review: Review) -> Iterator[str]:
    groups: tuple[tuple[str, Sequence[object]], ...] = (
        ("pictures and downloads", review.pictures),
        ("posts whose own words are as they were", review.touched),
        ("lists", review.lists),
        ("feeds", review.feeds),
        ("other files", review.files),
    )
    said = [f"{len(items)} {name}" for name, items in groups if items]
    if said:
        yield f"Also touched: {', '.join(said)}.\n"
